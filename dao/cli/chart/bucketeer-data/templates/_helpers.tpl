{{/* The name of this chart in labels. */}}
{{- define "bucketeer-data.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* The name that its objects begin with; short enough for what is put behind it. */}}
{{- define "bucketeer-data.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 50 | trimSuffix "-" -}}
{{- else -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- ternary .Release.Name (printf "%s-%s" .Release.Name $name) (contains $name .Release.Name) | trunc 50 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "bucketeer-data.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
app.kubernetes.io/name: {{ include "bucketeer-data.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/component: migration
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{/* Makes an object a hook: it comes before everything else of the release, and goes when all hooks succeeded. */}}
{{- define "bucketeer-data.hook" -}}
helm.sh/hook: pre-install,pre-upgrade
helm.sh/hook-weight: {{ . | quote }}
helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
{{- end -}}

{{- define "bucketeer-data.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ default .Chart.AppVersion .Values.image.tag }}
{{- end -}}
{{- end -}}

{{- define "bucketeer-data.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "bucketeer-data.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{- define "bucketeer-data.configSecretName" -}}
{{- default (printf "%s-config" (include "bucketeer-data.fullname" .)) .Values.existingConfig.secretName -}}
{{- end -}}

{{/* Empty where nothing says how to log in beside the configuration. */}}
{{- define "bucketeer-data.credentialsSecretName" -}}
{{- if .Values.credentials.secretName -}}
{{- .Values.credentials.secretName -}}
{{- else if .Values.credentials.password -}}
{{- printf "%s-credentials" (include "bucketeer-data.fullname" .) -}}
{{- end -}}
{{- end -}}

{{/* Where files are mounted, as JSON: the configuration's, the credentials', and what the values add. */}}
{{- define "bucketeer-data.mountPaths" -}}
{{- $paths := list "/etc/bucketeer" -}}
{{- if include "bucketeer-data.credentialsSecretName" . -}}
{{- $paths = append $paths .Values.credentials.mountPath -}}
{{- end -}}
{{- range .Values.extraVolumeMounts -}}
{{- $paths = append $paths .mountPath -}}
{{- end -}}
{{- toJson $paths -}}
{{- end -}}

{{/* The text of bucketeer.yaml. */}}
{{- define "bucketeer-data.config" -}}
{{- if kindIs "string" .Values.config -}}
{{- .Values.config -}}
{{- else -}}
{{- toYaml .Values.config -}}
{{- end -}}
{{- end -}}

{{/* Stops at what would stop the Job later: files that no volume brings, and words that Helm has read as something else. */}}
{{- define "bucketeer-data.check" -}}
{{- $paths := include "bucketeer-data.mountPaths" . | fromJsonArray -}}
{{- $config := include "bucketeer-data.config" . | fromYaml -}}
{{- range $section := list "rdbms" "events" "nosql" -}}
{{- $database := default dict (index $config $section) -}}
{{- $params := default dict $database.params -}}
{{- $tls := default dict $database.tls -}}
{{- $pool := default dict $database.pool -}}
{{- $files := dict "params.usernameFile" $params.usernameFile "params.passwordFile" $params.passwordFile "params.pemFile" $params.pemFile "tls.caFile" $tls.caFile -}}
{{- range $key, $file := $files -}}
{{- if and $file (not (contains "${" $file)) -}}
{{- $mounted := false -}}
{{- range $path := $paths -}}
{{- if or (eq $file $path) (hasPrefix (printf "%s/" (trimSuffix "/" $path)) $file) -}}
{{- $mounted = true -}}
{{- end -}}
{{- end -}}
{{- if not $mounted -}}
{{- fail (printf "config: %s.%s names %s, which is mounted nowhere: files are in %s; mount it by credentials or extraVolumeMounts" $section $key $file (join ", " $paths)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if kindIs "map" $.Values.config -}}
{{- range $key, $word := dict "tls.mode" $tls.mode "pool.keepaliveTime" $pool.keepaliveTime "pool.leakDetection" $pool.leakDetection -}}
{{- if kindIs "bool" $word -}}
{{- fail (printf "config: %s.%s is a word that Helm takes for %v: put it in quotes, or give config as a text" $section $key $word) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
