package io.bucketeer.data.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.codegen.catalog.Catalog;
import io.bucketeer.data.codegen.catalog.CatalogReader;
import io.bucketeer.data.codegen.catalog.CatalogYaml;
import io.bucketeer.data.codegen.model.DataModel;
import io.bucketeer.data.codegen.model.DataModel.Column;
import io.bucketeer.data.codegen.model.DataModel.ListType;
import io.bucketeer.data.codegen.model.DataModel.NestedRef;
import io.bucketeer.data.codegen.model.DataModel.Table;
import io.bucketeer.data.codegen.model.DataModel.TextType;
import io.bucketeer.data.codegen.model.DataModel.Type;
import io.bucketeer.data.codegen.model.DataModel.WrapperType;
import io.bucketeer.data.codegen.model.JsonCheck;
import io.bucketeer.data.codegen.model.ModelBuilder;
import io.bucketeer.data.codegen.model.ModelFile;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.testkit.DatabaseServer;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The migrations of both databases and {@code model.yaml} as they are: one logical model. */
class RealModelIT {

    private static final Path MODEL_FILE = Path.of("src", "main", "resources", "model.yaml");
    private static final Path MYSQL_MIGRATIONS =
            Path.of("..", "schema-mysql", "src", "main", "resources", "db", "migration", "mysql", "operational");

    private static TestDatabase mysql;
    private static TestDatabase postgres;

    @BeforeAll
    static void migrate() {
        mysql = migrated(TestServers.mysql());
        postgres = migrated(TestServers.postgres());
    }

    @AfterAll
    static void drop() {
        mysql.close();
        postgres.close();
    }

    @Test
    void bothSchemasAndTheModelFileAreOneModel() throws Exception {
        DataModel model = model();

        Table feature = table(model, "feature");
        assertThat(feature.primaryKey()).containsExactlyInAnyOrder("id", "environment_id");
        assertThat(feature.column("name").type()).isEqualTo(new TextType(Optional.of(511)));
        assertThat(feature.column("rules").type()).isEqualTo(new ListType(new NestedRef("rule")));
        assertThat(feature.column("prerequisites").nullable()).isTrue();
        assertThat(feature.column("prerequisites").optional()).isFalse();
        assertThat(feature.column("variation_value_schema").optional()).isTrue();
        assertThat(feature.column("enabled").defaultText()).contains("false");
        assertThat(feature.column("sampling_seed").defaultText()).contains("");
        assertThat(table(model, "tag").column("entity_type").defaultText()).contains("1");
    }

    @Test
    void readingAndBuildingTwiceGivesEqualModels() throws Exception {
        assertThat(model()).isEqualTo(model());
    }

    @Test
    void catalogsSurviveTheirTextForm() throws Exception {
        assertThat(CatalogYaml.read(CatalogYaml.write(read(mysql)))).isEqualTo(read(mysql));
        assertThat(CatalogYaml.read(CatalogYaml.write(read(postgres)))).isEqualTo(read(postgres));
    }

    @Test
    void migrationsCheckEachJsonColumnByTheTextOfTheModel() throws Exception {
        DataModel model = model();
        List<String> checks = new ArrayList<>();
        for (Table table : model.tables()) {
            for (Column column : table.columns()) {
                if (isJson(column.type())) {
                    checks.add("CONSTRAINT " + table.name() + "_" + column.name() + "_json CHECK (JSON_SCHEMA_VALID("
                            + " ''" + JsonCheck.text(model, column.type()) + "'', " + column.name() + "))");
                }
            }
        }

        String migrations = migrations();

        assertThat(migrations).contains(checks);
        assertThat(migrations.split("JSON_SCHEMA_VALID", -1)).hasSize(checks.size() + 1);
    }

    private static Table table(DataModel model, String name) {
        return model.tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isJson(Type type) {
        return type instanceof NestedRef || type instanceof ListType || type instanceof WrapperType;
    }

    /** All migrations of MySQL, white space made single. */
    private static String migrations() throws IOException {
        try (Stream<Path> files = Files.list(MYSQL_MIGRATIONS)) {
            return files.map(RealModelIT::text).collect(Collectors.joining(" ")).replaceAll("\\s+", " ");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DataModel model() throws IOException, SQLException {
        return ModelBuilder.build(read(mysql), read(postgres), ModelFile.read(MODEL_FILE));
    }

    private static Catalog read(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return CatalogReader.read(database.type(), connection);
        }
    }

    private static TestDatabase migrated(DatabaseServer server) {
        TestDatabase database = server.createDatabase("codegen");
        SchemaMigration.of(database.type(), database.jdbcUrl(), database.username(), database.password())
                .migrate();
        return database;
    }
}
