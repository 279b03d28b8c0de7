package io.bucketeer.data.benchmarks.subject;

import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Prerequisite;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Strategy;
import io.bucketeer.data.model.Target;
import io.bucketeer.data.model.Variation;
import io.bucketeer.data.model.VariationType;
import io.bucketeer.data.model.VariationValueSchema;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A row of the feature table to a record and back, column by column, by hand. */
final class FeatureRow {

    private static final List<String> COLUMNS = List.of(
            "id",
            "name",
            "description",
            "enabled",
            "archived",
            "deleted",
            "evaluation_undelayable",
            "ttl",
            "version",
            "created_at",
            "updated_at",
            "variations",
            "targets",
            "rules",
            "default_strategy",
            "off_variation",
            "tags",
            "maintainer",
            "variation_type",
            "variation_value_schema",
            "sampling_seed",
            "prerequisites");

    private final ColumnCodec<List<Variation>> variations;
    private final ColumnCodec<List<Target>> targets;
    private final ColumnCodec<List<Rule>> rules;
    private final ColumnCodec<Strategy> defaultStrategy;
    private final ColumnCodec<List<String>> tags;
    private final ColumnCodec<VariationValueSchema> variationValueSchema;
    private final ColumnCodec<List<Prerequisite>> prerequisites;

    FeatureRow(ColumnCodec.Factory codecs) {
        this.variations = codecs.of(NestedColumn.VARIATIONS);
        this.targets = codecs.of(NestedColumn.TARGETS);
        this.rules = codecs.of(NestedColumn.RULES);
        this.defaultStrategy = codecs.of(NestedColumn.DEFAULT_STRATEGY);
        this.tags = codecs.of(NestedColumn.TAGS);
        this.variationValueSchema = codecs.of(NestedColumn.VARIATION_VALUE_SCHEMA);
        this.prerequisites = codecs.of(NestedColumn.PREREQUISITES);
    }

    /** The columns, in the order of {@link #bind} and {@link #read}. */
    String columns() {
        return String.join(", ", COLUMNS);
    }

    /** The bind values of all columns. */
    String placeholders() {
        return COLUMNS.stream().map(this::placeholder).collect(Collectors.joining(", "));
    }

    /** The assignments of all columns. */
    String assignments() {
        return COLUMNS.stream()
                .map(column -> column + " = " + placeholder(column))
                .collect(Collectors.joining(", "));
    }

    private String placeholder(String column) {
        return switch (column) {
            case "variations" -> variations.placeholder();
            case "targets" -> targets.placeholder();
            case "rules" -> rules.placeholder();
            case "default_strategy" -> defaultStrategy.placeholder();
            case "tags" -> tags.placeholder();
            case "variation_value_schema" -> variationValueSchema.placeholder();
            case "prerequisites" -> prerequisites.placeholder();
            default -> "?";
        };
    }

    /** How many parameters {@link #bind} binds. */
    int size() {
        return COLUMNS.size();
    }

    void bind(PreparedStatement statement, Feature feature) throws SQLException {
        statement.setString(1, feature.id());
        statement.setString(2, feature.name());
        statement.setString(3, feature.description());
        statement.setBoolean(4, feature.enabled());
        statement.setBoolean(5, feature.archived());
        statement.setBoolean(6, feature.deleted());
        statement.setBoolean(7, feature.evaluationUndelayable());
        statement.setInt(8, feature.ttl());
        statement.setInt(9, feature.version());
        statement.setLong(10, feature.createdAt().getEpochSecond());
        statement.setLong(11, feature.updatedAt().getEpochSecond());
        variations.bind(statement, 12, feature.variations());
        targets.bind(statement, 13, feature.targets());
        rules.bind(statement, 14, feature.rules());
        defaultStrategy.bind(statement, 15, feature.defaultStrategy());
        statement.setString(16, feature.offVariation());
        tags.bind(statement, 17, feature.tags());
        statement.setString(18, feature.maintainer());
        statement.setInt(19, feature.variationType().number());
        variationValueSchema.bind(statement, 20, feature.variationValueSchema());
        statement.setString(21, feature.samplingSeed());
        prerequisites.bind(statement, 22, feature.prerequisites());
    }

    Feature read(ResultSet row) throws SQLException {
        return new Feature(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getBoolean(4),
                row.getBoolean(5),
                row.getBoolean(6),
                row.getBoolean(7),
                row.getInt(8),
                row.getInt(9),
                Instant.ofEpochSecond(row.getLong(10)),
                Instant.ofEpochSecond(row.getLong(11)),
                required(variations, row, 12),
                required(targets, row, 13),
                required(rules, row, 14),
                required(defaultStrategy, row, 15),
                row.getString(16),
                required(tags, row, 17),
                row.getString(18),
                VariationType.of(row.getInt(19)),
                variationValueSchema.read(row, 20),
                row.getString(21),
                required(prerequisites, row, 22));
    }

    private static <T> T required(ColumnCodec<T> codec, ResultSet row, int index) throws SQLException {
        return Objects.requireNonNull(codec.read(row, index), "a nested column is null");
    }
}
