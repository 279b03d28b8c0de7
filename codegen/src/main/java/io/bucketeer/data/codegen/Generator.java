package io.bucketeer.data.codegen;

import io.bucketeer.data.codegen.catalog.Catalog;
import io.bucketeer.data.codegen.catalog.CatalogReader;
import io.bucketeer.data.codegen.model.DataModel;
import io.bucketeer.data.codegen.model.ModelBuilder;
import io.bucketeer.data.codegen.model.ModelFile;
import io.bucketeer.data.codegen.render.ModelRenderer;
import io.bucketeer.data.codegen.render.SourceFile;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.testkit.DatabaseServer;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The generator from end to end: migrates a real server of each kind, reads both catalogs, joins them with {@code
 * model.yaml}, and renders the library's generated sources. Writes nothing itself.
 */
final class Generator {

    private Generator() {}

    /** The logical model of both migrated schemas. */
    static DataModel model() throws IOException, SQLException {
        return ModelBuilder.build(catalog(TestServers.mysql()), catalog(TestServers.postgres()), modelFile());
    }

    /** Every generated source file. */
    static List<SourceFile> sources() throws IOException, SQLException {
        return ModelRenderer.render(model());
    }

    private static Catalog catalog(DatabaseServer server) throws SQLException {
        try (TestDatabase database = server.createDatabase("codegen")) {
            SchemaMigration.of(database.type(), database.jdbcUrl(), database.username(), database.password())
                    .migrate();
            try (Connection connection = database.connect()) {
                return CatalogReader.read(database.type(), connection);
            }
        }
    }

    private static ModelFile modelFile() throws IOException {
        try (InputStream in = Generator.class.getResourceAsStream("/model.yaml")) {
            if (in == null) {
                throw new IOException("model.yaml is not on the class path");
            }
            return ModelFile.parse("model.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Where the sources belong, from the root of the repository. */
    static Path home(Path root) {
        return root.resolve("dao/core/src/generated/java");
    }
}
