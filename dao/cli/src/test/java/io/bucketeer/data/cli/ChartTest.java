package io.bucketeer.data.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.bucketeer.data.cli.Chart.Node;
import io.bucketeer.data.cli.Chart.Rendered;
import io.bucketeer.data.cli.schema.ExitStatus;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.config.Tls;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParseResult;

/** The chart is linted, packaged and rendered by Helm itself, and what comes out does what it should. */
class ChartTest {

    private static final String SMALL = """
            config:
              rdbms:
                type: mysql
                params: { host: db.example.com, database: bucketeer, username: migrate, password: "p: #1" }
            """;

    @TempDir
    private Path directory;

    private Chart chart;

    @BeforeEach
    void copyChart() throws IOException {
        chart = new Chart(directory);
    }

    @Test
    void lintFindsNothing() throws IOException {
        LintResult byDefault = new Helm(Chart.SOURCE).lint().strict().call();
        assertThat(byDefault.isFailed()).isFalse();
        assertThat(byDefault.getMessages()).containsExactly("[INFO] Chart.yaml: icon is recommended");
    }

    @Test
    void itIsPackagedWithTheVersionOfTheProject() {
        String version = System.getProperty("project.version");
        Map<?, ?> description = Chart.objects(Chart.read("Chart.yaml")).getFirst();
        assertThat(description.get("version")).isEqualTo(version);
        assertThat(description.get("appVersion")).isEqualTo(version);

        new Helm(Chart.SOURCE).packageIt().withDestination(directory).call();

        assertThat(directory.resolve("bucketeer-data-" + version + ".tgz")).isNotEmptyFile();
    }

    @Test
    void theJobIsAHookThatComesAfterWhatItNeeds() throws IOException {
        Rendered rendered = chart.render(SMALL + """
                credentials: { username: migrate, password: geheim }
                serviceAccount: { create: true }
                """);

        assertThat(rendered.objects()).hasSize(4);
        Node job = rendered.job();
        assertThat(job.hook("")).isEqualTo("pre-install,pre-upgrade");
        assertThat(job.hook("-weight")).isEqualTo("-5");
        assertThat(job.hook("-delete-policy")).isEqualTo("before-hook-creation,hook-succeeded");
        for (Node needed : List.of(
                rendered.object("Secret", "-config"),
                rendered.object("Secret", "-credentials"),
                rendered.object("ServiceAccount", ""))) {
            assertThat(needed.hook("")).isEqualTo("pre-install,pre-upgrade");
            assertThat(needed.hook("-weight")).isEqualTo("-10");
            assertThat(needed.hook("-delete-policy")).isEqualTo("before-hook-creation,hook-succeeded");
        }
    }

    @Test
    void theJobRunsOnceAndWithoutRights() throws IOException {
        Rendered rendered = chart.render(SMALL + "podSecurityContext: { runAsNonRoot: false, fsGroup: 65532 }\n");

        Node spec = rendered.job().at("spec");
        assertThat(spec.at("backoffLimit").value()).isEqualTo(1);
        assertThat(spec.at("activeDeadlineSeconds").value()).isEqualTo(3600);
        Node pod = spec.at("template", "spec");
        assertThat(pod.at("restartPolicy").text()).isEqualTo("Never");
        assertThat(pod.at("automountServiceAccountToken").value()).isEqualTo(false);
        assertThat(pod.at("securityContext").value())
                .isEqualTo(Map.of(
                        "runAsNonRoot", true, "fsGroup", 65532, "seccompProfile", Map.of("type", "RuntimeDefault")));
        assertThat(rendered.container().at("securityContext").value())
                .isEqualTo(Map.of(
                        "allowPrivilegeEscalation",
                        false,
                        "readOnlyRootFilesystem",
                        true,
                        "capabilities",
                        Map.of("drop", List.of("ALL"))));
        assertThat(rendered.container().at("resources", "limits", "memory").text())
                .isEqualTo("256Mi");
        assertThat(rendered.container().at("terminationMessagePolicy").text()).isEqualTo("FallbackToLogsOnError");
    }

    @Test
    void onlyWhatMayGetBetterIsTriedAgain() throws IOException {
        Set<ExitStatus> hopeless =
                EnumSet.complementOf(EnumSet.of(ExitStatus.DONE, ExitStatus.UNREACHABLE, ExitStatus.LOCK_TIMEOUT));

        Node rule = chart.render(SMALL).job().at("spec", "podFailurePolicy", "rules", 1);

        assertThat(rule.at("action").text()).isEqualTo("FailJob");
        assertThat(rule.at("onExitCodes", "containerName").text())
                .isEqualTo(chart.render(SMALL).container().at("name").text());
        assertThat(rule.at("onExitCodes", "values").list())
                .extracting(Node::value)
                .isEqualTo(hopeless.stream().map(ExitStatus::code).toList());
    }

    @Test
    void theArgumentsAreThoseOfTheCommandLine() throws IOException {
        for (String values : List.of("", "verbose: true\nwaitSeconds: 0\nlockTimeoutSeconds: 60\nlockRetries: 0\n")) {
            String[] arguments = chart.render(SMALL + values).container().at("args").list().stream()
                    .map(Node::text)
                    .toArray(String[]::new);

            ParseResult parsed = Main.commandLine(
                            new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()))
                    .parseArgs(arguments)
                    .subcommand();

            assertThat(parsed.commandSpec().name()).isEqualTo("migrate");
            assertThat(parsed.matchedOption("--config").getValue().toString())
                    .isEqualTo("/etc/bucketeer/bucketeer.yaml");
            assertThat(parsed.matchedOption("--wait").originalStringValues())
                    .containsExactly(values.isEmpty() ? "60" : "0");
            assertThat(parsed.matchedOption("--lock-timeout").originalStringValues())
                    .containsExactly(values.isEmpty() ? "3" : "60");
            assertThat(parsed.matchedOption("--lock-retries").originalStringValues())
                    .containsExactly(values.isEmpty() ? "10" : "0");
            assertThat(parsed.hasMatchedOption("--verbose")).isEqualTo(!values.isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                             | bucketeer-data:VERSION",
                "{ tag: v7 }                                    | bucketeer-data:v7",
                "{ repository: r.example.com/b, tag: '1' }      | r.example.com/b:1",
                "{ repository: r.example.com/b, digest: DIGEST } | r.example.com/b@DIGEST"
            })
    void theImageIsNamedByTagOrDigest(String values, String image) throws IOException {
        String digest = "sha256:" + "0123456789abcdef".repeat(4);
        String expected = image.replace("DIGEST", digest).replace("VERSION", System.getProperty("project.version"));

        Rendered rendered = chart.render(SMALL + "image: " + values.replace("DIGEST", digest) + "\n");

        assertThat(rendered.container().at("image").text()).isEqualTo(expected);
    }

    @Test
    void whatTheValuesAddIsInThePod() throws IOException {
        Rendered rendered = chart.render(SMALL + """
                imagePullSecrets: [{ name: registry }]
                serviceAccount: { name: migrator }
                env: [{ name: DB_HOST, value: db }]
                podAnnotations: { sidecar.example.com/inject: "false" }
                podLabels: { team: flags }
                nodeSelector: { disk: fast }
                tolerations: [{ key: jobs, operator: Exists }]
                affinity: { nodeAffinity: {} }
                fullnameOverride: other
                """);

        Node template = rendered.job().at("spec", "template");
        assertThat(rendered.job().at("metadata", "name").text()).isEqualTo("other-migrate");
        assertThat(template.at("metadata", "annotations", "sidecar.example.com/inject")
                        .text())
                .isEqualTo("false");
        assertThat(template.at("metadata", "labels", "team").text()).isEqualTo("flags");
        assertThat(template.at("spec", "imagePullSecrets", 0, "name").text()).isEqualTo("registry");
        assertThat(template.at("spec", "serviceAccountName").text()).isEqualTo("migrator");
        assertThat(template.at("spec", "nodeSelector", "disk").text()).isEqualTo("fast");
        assertThat(template.at("spec", "tolerations", 0, "key").text()).isEqualTo("jobs");
        assertThat(template.at("spec", "affinity").value()).isEqualTo(Map.of("nodeAffinity", Map.of()));
        assertThat(rendered.container().at("env", 0, "name").text()).isEqualTo("DB_HOST");
    }

    @Test
    void theConfigurationIsReadWithTheFilesThatAreMounted() throws IOException {
        String values = readmeBlock();
        Rendered rendered = chart.render(values);
        Map<String, String> secrets = Map.of("username", "migrate", "password", "geheim", "ca.pem", certificate());

        DatabaseConfig config = read(rendered, secrets).rdbms();

        assertThat(config.type()).isEqualTo("postgres");
        assertThat(config.hostAndPort()).isEqualTo("db.example.com:5432");
        assertThat(config.credentials().current().username()).isEqualTo("migrate");
        assertThat(config.credentials().current().password().reveal()).isEqualTo("geheim");
        assertThat(config.tls().caFile()).isPresent();
        assertThat(volume(rendered, "credentials").at("secret", "secretName").text())
                .isEqualTo("bucketeer-migrate");
    }

    @Test
    void credentialsOfTheValuesBecomeFiles() throws IOException {
        Rendered rendered = chart.render("""
                config:
                  rdbms:
                    type: mysql
                    params:
                      host: ${DB_HOST:db.example.com}
                      database: bucketeer
                      usernameFile: /login/username
                      passwordFile: /login/password
                    pool: { connectionTimeout: 500ms }
                credentials: { username: "mi: grate", password: "p: \\"#1 ${X}", mountPath: /login }
                """);
        Node secret = rendered.object("Secret", "-credentials");
        Map<String, String> secrets =
                Map.of("username", secret.secret("username"), "password", secret.secret("password"));

        DatabaseConfig config = read(rendered, secrets).rdbms();

        assertThat(config.host()).isEqualTo("db.example.com");
        assertThat(config.pool().connectionTimeout()).hasMillis(500);
        assertThat(config.credentials().current().username()).isEqualTo("mi: grate");
        assertThat(config.credentials().current().password().reveal()).isEqualTo("p: \"#1 ${X}");
        assertThat(volume(rendered, "credentials").at("secret", "secretName").text())
                .isEqualTo(secret.at("metadata", "name").text());
    }

    @Test
    void aTextIsTheConfigurationAsItIs() throws IOException {
        Rendered rendered = chart.render("""
                config: |
                    # indented, with a word that other YAML takes for a truth value
                    rdbms:
                      type: mysql
                      params: { host: db, database: b, username: u, password: 0123 }
                      tls: { mode: off }
                """);

        assertThat(rendered.object("Secret", "-config").secret("bucketeer.yaml"))
                .startsWith("# indented, ");
        DatabaseConfig config = read(rendered, Map.of()).rdbms();
        assertThat(config.tls()).isEqualTo(Tls.off());
        assertThat(config.credentials().current().password().reveal()).isEqualTo("0123");
    }

    @Test
    void aWordThatHelmTakesForATruthValueIsRefused() throws IOException {
        String quoted = SMALL + "    tls: { mode: \"off\" }\n    pool: { keepaliveTime: \"off\" }\n";
        assertThat(read(chart.render(quoted), Map.of()).rdbms().tls()).isEqualTo(Tls.off());

        assertThatThrownBy(() -> chart.render(SMALL + "    tls: { mode: off }\n"))
                .hasMessageContaining("config: rdbms.tls.mode is a word that Helm takes for false: put it in quotes");
        assertThatThrownBy(() -> chart.render(SMALL + "    pool: { leakDetection: off }\n"))
                .hasMessageContaining("rdbms.pool.leakDetection");
    }

    @Test
    void anExistingConfigurationIsMountedWhereTheCommandLooks() throws IOException {
        Rendered rendered = chart.render("existingConfig: { secretName: services, key: all.yaml }\n");

        assertThat(rendered.objects()).hasSize(1);
        Node secret = volume(rendered, "config").at("secret");
        assertThat(secret.at("secretName").text()).isEqualTo("services");
        assertThat(secret.at("items", 0).value()).isEqualTo(Map.of("key", "all.yaml", "path", "bucketeer.yaml"));
        assertThat(mountPath(rendered, "config")).isEqualTo("/etc/bucketeer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "waitSeconds: soon                              | at '/waitSeconds': got string, want integer",
                "waitSeconds: 3601                              | at '/waitSeconds': maximum",
                "lockTimeoutSeconds: 0                          | at '/lockTimeoutSeconds': minimum",
                "lockRetries: 1001                              | at '/lockRetries': maximum",
                "backoffLimit: 7                                | at '/backoffLimit': maximum",
                "colour: red                                    | additional properties 'colour' not allowed",
                "credentials: { pasword: x }                    | additional properties 'pasword' not allowed",
                "credentials: { secretName: a, password: CANARY } | at '/credentials/password': maxLength",
                "credentials: { username: a }                   | at '/credentials/password': minLength",
                "credentials: { password: CANARY }              | at '/credentials/password': maxLength",
                "existingConfig: { secretName: a }              | at '/config': maxProperties",
                "image: { tag: a, digest: DIGEST }              | at '/image/tag': maxLength",
                "image: { digest: 'sha256:abc' }                | at '/image/digest'",
                "env: [{ value: a }]                            | at '/env/0': missing property 'name'",
                "resources: { cpu: 1 }                          | additional properties 'cpu' not allowed"
            })
    void valuesThatCannotBeMeantAreRefused(String values, String problem) {
        String digest = "sha256:" + "0123456789abcdef".repeat(4);
        assertThatThrownBy(() -> chart.render(SMALL + values.replace("DIGEST", digest)))
                .hasMessageContaining(problem)
                .hasMessageNotContaining("CANARY");
    }

    @Test
    void aConfigurationIsNeeded() {
        assertThatThrownBy(() -> chart.render("verbose: true")).hasMessageContaining("No configuration: give config");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rdbms: { params: { passwordFile: /run/secrets/bucketeer/password } }",
                "rdbms: { params: { pemFile: /etc/bucketeer-ca/ca.pem } }",
                "rdbms: { tls: { caFile: /ca.pem } }",
                "nosql: { params: { usernameFile: /run/redis } }"
            })
    void aFileThatIsMountedNowhereIsRefused(String config) {
        for (String values : List.of("config:\n  " + config + "\n", "config: |\n  " + config + "\n")) {
            assertThatThrownBy(() -> chart.render(values))
                    .hasMessageContaining("config: " + config.substring(0, 5) + ".")
                    .hasMessageContaining("which is mounted nowhere");
        }
    }

    @Test
    void theReadmeListsEveryValueWithItsDefault() {
        Map<String, String> documented = new LinkedHashMap<>();
        Pattern.compile("(?m)^\\| `([^`]+)` \\| (?:`([^`]*)`)? ?\\| \\S.* \\|$")
                .matcher(Chart.read("README.md"))
                .results()
                .forEach(row -> documented.put(row.group(1), row.group(2) == null ? "" : row.group(2)));
        Map<String, String> values = new LinkedHashMap<>();
        flatten("", Chart.objects(Chart.read("values.yaml")).getFirst(), values);

        assertThat(documented).containsExactlyEntriesOf(values);
    }

    private static void flatten(String prefix, Map<?, ?> values, Map<String, String> found) {
        values.forEach((key, value) -> {
            if (value instanceof Map<?, ?> map && !map.isEmpty()) {
                flatten(prefix + key + ".", map, found);
            } else {
                found.put(prefix + key, value == null ? "" : value.toString());
            }
        });
    }

    private static String readmeBlock() {
        return Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Chart.read("README.md"))
                .results()
                .map((MatchResult block) -> block.group(1))
                .collect(Collectors.collectingAndThen(Collectors.toList(), List::getFirst));
    }

    /** Reads the configuration as in the pod, whose mounts lie in a directory of this test. */
    private DataConfig read(Rendered rendered, Map<String, String> secrets) throws IOException {
        String text = rendered.object("Secret", "-config").secret("bucketeer.yaml");
        for (Node mount : rendered.container().at("volumeMounts").list()) {
            String path = mount.at("mountPath").text();
            Path here = Files.createDirectories(Path.of(directory + path));
            for (Map.Entry<String, String> secret : secrets.entrySet()) {
                Files.writeString(here.resolve(secret.getKey()), secret.getValue());
            }
            text = text.replace(": " + path + "/", ": " + here + "/");
        }
        return DataConfig.parse("bucketeer.yaml", text, Map.of());
    }

    private static String mountPath(Rendered rendered, String name) {
        return named(rendered.container().at("volumeMounts"), name)
                .at("mountPath")
                .text();
    }

    private static Node volume(Rendered rendered, String name) {
        assertThat(mountPath(rendered, name)).startsWith("/");
        return named(rendered.job().at("spec", "template", "spec", "volumes"), name);
    }

    private static Node named(Node list, String name) {
        return list.list().stream()
                .filter(node -> node.at("name").text().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String certificate() throws IOException {
        return Files.readString(
                Path.of("..", "core", "src", "test", "resources", "io", "bucketeer", "data", "config", "ca.pem"));
    }
}
