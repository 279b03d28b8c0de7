package io.bucketeer.data.config;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The database engines, and a plain word on the one that is asked for but not supported. */
record EngineKind(ChoiceKind engines) implements Kind<String> {

    /** Any way to write SQL Server, or the Azure service made of it. */
    private static final Pattern SQL_SERVER = Pattern.compile("(ms|azure)?sql(server|database|db)|mssql|azuresql");

    @Override
    public @Nullable String parse(String text) {
        return engines.parse(text);
    }

    @Override
    public boolean accepts(String value) {
        return engines.accepts(value);
    }

    @Override
    public String format(String value) {
        return value;
    }

    @Override
    public String rule() {
        return engines.rule();
    }

    @Override
    public String rule(String refused) {
        String letters = refused.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        if (SQL_SERVER.matcher(letters).matches()) {
            return rule() + ": SQL Server, which is what Azure SQL Database is, is not supported; "
                    + "on Azure use Azure Database for MySQL or for PostgreSQL";
        }
        return engines.rule(refused);
    }

    @Override
    public String typeName() {
        return engines.typeName();
    }

    @Override
    public String range() {
        return engines.range();
    }
}
