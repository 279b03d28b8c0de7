package io.bucketeer.data.migration;

import io.bucketeer.data.migration.AdoptionFinding.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A schema compared with a form that we know.
 *
 * @param form the form
 * @param findings what keeps the schema from being of that form; empty when it is
 */
record Recognition(UpstreamForm form, List<AdoptionFinding> findings) {

    private static final String BY_BUCKETEER = "Run Bucketeer's own migrations until it is as expected.";
    private static final String NOT_EXPECTED = "Remove it: it may refuse or change what is written.";

    Recognition {
        findings = List.copyOf(findings);
    }

    /** @param texts the migrations that would follow */
    static Recognition of(SchemaFingerprint schema, UpstreamForm form, List<MigrationText> texts) {
        Set<String> taken =
                texts.stream().flatMap(text -> text.newNames().stream()).collect(Collectors.toSet());
        Map<String, List<SchemaDifference>> byTable = form.differencesOf(schema, taken).stream()
                .collect(Collectors.groupingBy(SchemaDifference::owner, LinkedHashMap::new, Collectors.toList()));
        List<AdoptionFinding> findings = new ArrayList<>();
        byTable.forEach((table, differences) -> {
            if (isMissing(differences)) {
                findings.add(new AdoptionFinding(Kind.SCHEMA, table, "the table is missing.", BY_BUCKETEER));
            } else {
                differences.forEach(difference -> findings.add(finding(difference, taken)));
            }
        });
        return new Recognition(form, findings);
    }

    private static boolean isMissing(List<SchemaDifference> differences) {
        return differences.stream()
                .anyMatch(difference -> difference.kind().equals("table") && difference.found() == null);
    }

    private static AdoptionFinding finding(SchemaDifference difference, Set<String> taken) {
        return new AdoptionFinding(Kind.SCHEMA, difference.owner(), difference.words(), remedy(difference, taken));
    }

    private static String remedy(SchemaDifference difference, Set<String> taken) {
        if (difference.expected() != null) {
            return BY_BUCKETEER;
        }
        if (taken.contains(difference.name())) {
            return "Rename or remove it: a migration of ours adds one of that name.";
        }
        return difference.kind().equals("column")
                ? "Give it a default, or let it be null: rows that this library writes do not name it."
                : NOT_EXPECTED;
    }
}
