package io.bucketeer.data.codegen.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class CatalogYamlTest {

    private static final String TEXT = """
            type: postgres
            tables:
              - name: tag
                comment: A label.
                columns:
                  - { name: id, type: varchar, length: 255 }
                  - { name: seed, type: text, nullable: true, defaultValue: "" }
                  - { name: rules, type: "rule[]", comment: Tried in order. }
                primaryKey: [id]
                uniqueKeys: [[seed, id]]
            composites:
              - { name: rule, attributes: [{ name: id, type: text }] }
            """;

    private static final Catalog CATALOG = new Catalog(
            "postgres",
            List.of(new CatalogTable(
                    "tag",
                    "A label.",
                    List.of(
                            new CatalogColumn(
                                    "id",
                                    new CatalogType("varchar", false),
                                    Optional.of(255),
                                    false,
                                    Optional.empty(),
                                    ""),
                            new CatalogColumn(
                                    "seed",
                                    new CatalogType("text", false),
                                    Optional.empty(),
                                    true,
                                    Optional.of(""),
                                    ""),
                            new CatalogColumn(
                                    "rules",
                                    new CatalogType("rule", true),
                                    Optional.empty(),
                                    false,
                                    Optional.empty(),
                                    "Tried in order.")),
                    List.of("id"),
                    List.of(List.of("seed", "id")))),
            List.of(new CatalogComposite(
                    "rule", "", List.of(new CatalogAttribute("id", new CatalogType("text", false), false, "")))));

    @Test
    void whatIsLeftOutReadsAsEmpty() {
        assertThat(CatalogYaml.read(TEXT)).isEqualTo(CATALOG);
    }

    @Test
    void whatIsWrittenReadsBackEqual() {
        assertThat(CatalogYaml.read(CatalogYaml.write(CATALOG))).isEqualTo(CATALOG);
    }

    @Test
    void unknownKeyIsRefusedByItsName() {
        assertThatThrownBy(() -> CatalogYaml.read("type: mysql\ncolums: []\n"))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("colums");
    }
}
