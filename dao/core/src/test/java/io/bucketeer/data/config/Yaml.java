package io.bucketeer.data.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bucketeer.data.error.ConfigurationException;
import io.bucketeer.data.error.ConfigurationException.Problem;
import java.util.List;
import java.util.Map;

/** Shorthand for reading texts in tests. */
final class Yaml {

    /** The least that a file needs: three lines. */
    static final String MINIMAL = """
            rdbms:
              type: postgres
              params: { host: localhost, database: bucketeer, username: app, password: pw }
            """;

    private Yaml() {}

    static DataConfig parse(String yaml) {
        return DataConfig.parse("data.yaml", yaml, Map.of());
    }

    static ConfigurationException refuse(String yaml, Map<String, String> environment) {
        ConfigurationException refusal = catchThrowableOfType(
                ConfigurationException.class, () -> DataConfig.parse("data.yaml", yaml, environment));
        if (refusal == null) {
            throw new AssertionError("the configuration was accepted");
        }
        return refusal;
    }

    /** The problems of a file, one line each. */
    static List<String> problems(String yaml, Map<String, String> environment) {
        return refuse(yaml, environment).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    static List<String> problems(String yaml) {
        return problems(yaml, Map.of());
    }

    /** The problems of a minimal file with more lines in its {@code rdbms}, which start at line 4. */
    static List<String> problemsWith(String moreOfRdbms) {
        return problems(MINIMAL + moreOfRdbms.indent(2));
    }

    /** The problems of a file with these {@code params} only, which start at line 4. */
    static List<String> problemsOfParams(String type, String params) {
        return problems("rdbms:\n  type: " + type + "\n  params:\n" + params.indent(4));
    }
}
