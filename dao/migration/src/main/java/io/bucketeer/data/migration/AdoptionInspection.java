package io.bucketeer.data.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks whether a database of Bucketeer's own may be taken over, and changes nothing. */
final class AdoptionInspection {

    /** Without it the catalog shows no trigger, as if there were none. */
    private static final String TRIGGER = "TRIGGER";

    /** A server may bound reads by default; tables may be large. */
    private static final String NO_LIMIT = "SET SESSION max_execution_time = 0";

    private final Engine engine;
    private final Half half;
    private final Failures failures;

    AdoptionInspection(Engine engine, Half half) {
        this.engine = engine;
        this.half = half;
        this.failures = new Failures(engine);
    }

    /**
     * Recognizes the database.
     *
     * @param steps all migrations that we know
     * @throws MigrationException when it is none of Bucketeer's, cannot be converted as it is, or cannot be judged by this
     *     user
     */
    Adoption adoption(Connection connection, List<MigrationStep> steps) throws SQLException {
        SchemaFingerprint found = SchemaFingerprint.of(engine.type(), connection);
        List<UpstreamForm> forms = forms();
        if (forms.isEmpty()) {
            throw failures.ofNoUpstreamForm();
        }
        Set<String> owners = found.facts().stream().map(SchemaFact::owner).collect(Collectors.toSet());
        if (forms.stream().flatMap(form -> form.tables().stream()).noneMatch(owners::contains)) {
            throw failures.ofForeignTables();
        }
        if (!Grants.of(connection).hold(TRIGGER, connection.getCatalog())) {
            throw Failures.ofMissingRight(TRIGGER, connection.getCatalog());
        }
        Recognition closest = forms.stream()
                .map(form -> Recognition.of(found, form, texts(MigrationStep.after(form.version(), steps))))
                .min(Comparator.comparingInt(
                        recognition -> recognition.findings().size()))
                .orElseThrow();
        if (!closest.findings().isEmpty()) {
            throw Failures.ofAdoption(closest.findings());
        }
        UpstreamForm form = closest.form();
        List<AdoptionFinding> findings = rowsAndOthers(connection, form, MigrationStep.after(form.version(), steps));
        if (findings.stream().anyMatch(finding -> finding.kind().refuses())) {
            throw Failures.ofAdoption(findings);
        }
        return new Adoption(form.version(), findings);
    }

    private List<AdoptionFinding> rowsAndOthers(Connection connection, UpstreamForm form, List<MigrationStep> pending)
            throws SQLException {
        OtherTables others = OtherTables.read(form.tables(), connection);
        List<AdoptionFinding> findings = new ArrayList<>(others.obstacles());
        findings.addAll(KeysFromElsewhere.read(connection).findings(form.tables()));
        findings.addAll(answers(connection, questions(form, others, texts(pending))));
        return findings;
    }

    /**
     * Looks at the tables beside ours alone.
     *
     * @return what should be known before they are converted
     * @throws MigrationException when they cannot be converted as they are
     */
    List<AdoptionFinding> convertible(Connection connection) throws SQLException {
        OtherTables others = others(connection);
        Set<String> tables =
                others.conversions().stream().map(TableChange::table).collect(Collectors.toSet());
        List<AdoptionFinding> findings = new ArrayList<>(others.obstacles());
        findings.addAll(KeysFromElsewhere.read(connection).findings(tables));
        findings.addAll(answers(
                connection, others.inTheWay().stream().map(RowQuestion::broken).toList()));
        if (findings.stream().anyMatch(finding -> finding.kind().refuses())) {
            throw Failures.ofConversion(findings);
        }
        return findings;
    }

    /** The tables beside ours. */
    OtherTables others(Connection connection) throws SQLException {
        return OtherTables.read(tables(), connection);
    }

    private List<UpstreamForm> forms() {
        return half.upstreamVersions().stream()
                .map(version -> UpstreamForm.read(engine.type(), version))
                .toList();
    }

    /** The tables of ours that Bucketeer has as well. */
    Set<String> tables() {
        return forms().stream().flatMap(form -> form.tables().stream()).collect(Collectors.toSet());
    }

    private List<MigrationText> texts(List<MigrationStep> steps) {
        return steps.stream()
                .map(step -> MigrationText.read(half.path(step.file())))
                .toList();
    }

    private static List<RowQuestion> questions(UpstreamForm form, OtherTables others, List<MigrationText> texts) {
        List<RowQuestion> questions = new ArrayList<>();
        for (MigrationText text : texts) {
            text.checks()
                    .forEach(check -> questions.add(RowQuestion.check(text.table(), form.key(text.table()), check)));
        }
        questions.add(RowQuestion.tags(form.key("feature")));
        questions.add(RowQuestion.strategies(form.key("feature")));
        others.ownReferences()
                .forEach(column -> questions.add(RowQuestion.misspelled(
                        column, form.key(column.table()), others.haveEnvironment(column.table(), column.parent()))));
        others.columns().stream()
                .filter(column ->
                        !column.parent().isEmpty() && column.obstacle().isEmpty())
                .forEach(column -> questions.add(RowQuestion.misspelled(
                        column,
                        "DISTINCT " + JoinedColumn.quoted(column.name()),
                        others.haveEnvironment(column.table(), column.parent()))));
        others.keys().forEach(key -> questions.add(RowQuestion.broken(key)));
        questions.addAll(notices(form));
        return questions;
    }

    private static List<RowQuestion> notices(UpstreamForm form) {
        List<RowQuestion> questions = new ArrayList<>();
        questions.add(RowQuestion.sharedSecrets(form.key("api_key")));
        questions.add(RowQuestion.neverUsed(form.key("api_key")));
        questions.add(RowQuestion.manyTags(form.key("feature")));
        for (String table : List.of("feature", "segment", "tag", "api_key")) {
            questions.add(RowQuestion.wide(table, form.key(table), "environment_id", "name", "id"));
        }
        questions.add(RowQuestion.wide("segment_user", form.key("segment_user"), "environment_id", "segment_id", "id"));
        return questions;
    }

    /** Each table is read once, however many questions there are. */
    private static List<AdoptionFinding> answers(Connection connection, List<RowQuestion> questions)
            throws SQLException {
        List<AdoptionFinding> findings = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute(NO_LIMIT);
            for (List<RowQuestion> ofTable : questions.stream()
                    .collect(Collectors.groupingBy(RowQuestion::table, TreeMap::new, Collectors.toList()))
                    .values()) {
                String counts = ofTable.stream().map(RowQuestion::count).collect(Collectors.joining(", "));
                String table = JoinedColumn.quoted(ofTable.getFirst().table());
                try (ResultSet row = statement.executeQuery("SELECT " + counts + " FROM " + table + " AS r")) {
                    row.next();
                    for (int i = 0; i < ofTable.size(); i++) {
                        long rows = row.getLong(i + 1);
                        if (rows > 0) {
                            findings.add(ofTable.get(i).finding(rows));
                        }
                    }
                }
            }
        }
        return findings;
    }
}
