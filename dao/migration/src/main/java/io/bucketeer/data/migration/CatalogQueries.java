package io.bucketeer.data.migration;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How a catalog is asked.
 *
 * @param queries each answers with owner, kind, name and definition; rows that differ in the definition only are parts
 *     of one, in that order
 * @param noise what the server adds to an expression depending on who wrote it
 * @param tables each table and view, but for those of extensions
 * @param sizes each table and its size with its indexes, in bytes
 */
record CatalogQueries(List<String> queries, Pattern noise, String tables, String sizes) {

    static final CatalogQueries MYSQL = new CatalogQueries(
            List.of("""
                    SELECT TABLE_NAME, 'table', '',
                        CONCAT('engine ', ENGINE, ' collate ', TABLE_COLLATION,
                            IF(CREATE_OPTIONS = '', '', CONCAT(' ', CREATE_OPTIONS)))
                    FROM information_schema.TABLES
                    WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'""", """
                    SELECT TABLE_NAME, 'comment', '', TABLE_COMMENT FROM information_schema.TABLES
                    WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE' AND TABLE_COMMENT <> ''""", """
                    SELECT TABLE_NAME, 'column', COLUMN_NAME,
                        CONCAT(COLUMN_TYPE,
                            IF(COLLATION_NAME IS NULL, '', CONCAT(' collate ', COLLATION_NAME)),
                            IF(IS_NULLABLE = 'NO', ' not null', ''),
                            IF(COLUMN_DEFAULT IS NULL, '', CONCAT(' default ', QUOTE(COLUMN_DEFAULT))),
                            IF(GENERATION_EXPRESSION = '', '', CONCAT(' as ', GENERATION_EXPRESSION)),
                            IF(EXTRA = '', '', CONCAT(' ', LOWER(EXTRA))))
                    FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()""", """
                    SELECT TABLE_NAME, 'comment', COLUMN_NAME, COLUMN_COMMENT FROM information_schema.COLUMNS
                    WHERE TABLE_SCHEMA = DATABASE() AND COLUMN_COMMENT <> ''""", """
                    SELECT TABLE_NAME, IF(NON_UNIQUE, 'index', 'unique index'), INDEX_NAME,
                        CONCAT(COALESCE(COLUMN_NAME, CONCAT('(', EXPRESSION, ')')),
                            IF(SUB_PART IS NULL, '', CONCAT('(', SUB_PART, ')')),
                            IF(COLLATION = 'D', ' desc', ''),
                            IF(INDEX_TYPE = 'BTREE', '', CONCAT(' ', LOWER(INDEX_TYPE))),
                            IF(IS_VISIBLE = 'YES', '', ' invisible'))
                    FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE()
                    ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX""", """
                    SELECT k.TABLE_NAME, 'foreign key', k.CONSTRAINT_NAME,
                        CONCAT(k.COLUMN_NAME, ' references ', k.REFERENCED_TABLE_NAME, '.', k.REFERENCED_COLUMN_NAME,
                            ' on update ', LOWER(r.UPDATE_RULE), ' on delete ', LOWER(r.DELETE_RULE))
                    FROM information_schema.KEY_COLUMN_USAGE k
                    JOIN information_schema.REFERENTIAL_CONSTRAINTS r
                        ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME
                    WHERE k.TABLE_SCHEMA = DATABASE()
                    ORDER BY k.TABLE_NAME, k.CONSTRAINT_NAME, k.ORDINAL_POSITION""", """
                    SELECT t.TABLE_NAME, 'check', t.CONSTRAINT_NAME,
                        CONCAT(c.CHECK_CLAUSE, IF(t.ENFORCED = 'YES', '', ' not enforced'))
                    FROM information_schema.TABLE_CONSTRAINTS t
                    JOIN information_schema.CHECK_CONSTRAINTS c
                        ON c.CONSTRAINT_SCHEMA = t.CONSTRAINT_SCHEMA AND c.CONSTRAINT_NAME = t.CONSTRAINT_NAME
                    WHERE t.TABLE_SCHEMA = DATABASE() AND t.CONSTRAINT_TYPE = 'CHECK'""", """
                    SELECT DISTINCT TABLE_NAME, 'partitions', '',
                        CONCAT(LOWER(PARTITION_METHOD), ' (', PARTITION_EXPRESSION, ')')
                    FROM information_schema.PARTITIONS
                    WHERE TABLE_SCHEMA = DATABASE() AND PARTITION_METHOD IS NOT NULL""", """
                    SELECT EVENT_OBJECT_TABLE, 'trigger', TRIGGER_NAME,
                        CONCAT(LOWER(ACTION_TIMING), ' ', LOWER(EVENT_MANIPULATION), ' ', ACTION_STATEMENT)
                    FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()""", """
                    SELECT TABLE_NAME, 'view', '', REPLACE(VIEW_DEFINITION, CONCAT('`', DATABASE(), '`.'), '')
                    FROM information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE()"""),
            // texts in expressions carry the character set of the client, and escaped quotes
            Pattern.compile("(?<!\\w)_(utf8mb[34]|latin1|ascii)(?=\\\\?')|\\\\(?=')"),
            "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()",
            """
                    SELECT TABLE_NAME, DATA_LENGTH + INDEX_LENGTH FROM information_schema.TABLES
                    WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'""");

    static final CatalogQueries POSTGRES = new CatalogQueries(
            List.of("""
                    SELECT relname, 'table', '',
                        concat_ws(' ', CASE relpersistence WHEN 'p' THEN 'permanent' ELSE 'not permanent' END,
                            'partition by ' || pg_get_partkeydef(oid), array_to_string(reloptions, ' '))
                    FROM pg_class
                    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition""", """
                    SELECT c.relname, 'comment', coalesce(a.attname, ''), d.description
                    FROM pg_class c JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid
                    LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND a.attnum > 0
                    WHERE c.relnamespace = current_schema()::regnamespace AND NOT c.relispartition""", """
                    SELECT c.relname, CASE c.relkind WHEN 'c' THEN 'attribute' ELSE 'column' END, a.attname,
                        -- the order of attributes is how a value travels
                        concat_ws(' ', CASE c.relkind WHEN 'c' THEN '#' || a.attnum END,
                            format_type(a.atttypid, a.atttypmod),
                            'collate ' || (SELECT collname FROM pg_collation l
                                WHERE l.oid = a.attcollation AND l.collname <> 'default'),
                            CASE WHEN a.attnotnull THEN 'not null' END,
                            CASE a.attgenerated WHEN '' THEN 'default ' ELSE 'as ' END || pg_get_expr(d.adbin, d.adrelid),
                            CASE WHEN a.attidentity <> '' THEN 'identity' END)
                    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
                    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'c')
                        AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped""", """
                    SELECT t.relname, CASE WHEN i.indisunique THEN 'unique index' ELSE 'index' END, c.relname,
                        substring(pg_get_indexdef(i.indexrelid) FROM ' USING (.*)')
                            || CASE WHEN i.indisvalid THEN '' ELSE ' not valid' END
                    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
                    WHERE t.relnamespace = current_schema()::regnamespace AND NOT t.relispartition""", """
                    SELECT coalesce(c.relname, t.typname), 'constraint', k.conname,
                        replace(pg_get_constraintdef(k.oid), quote_ident(current_schema()) || '.', '')
                    FROM pg_constraint k LEFT JOIN pg_class c ON c.oid = k.conrelid
                    LEFT JOIN pg_type t ON t.oid = k.contypid
                    WHERE k.connamespace = current_schema()::regnamespace AND k.contype IN ('c', 'f', 'u', 'p', 'x')
                        AND NOT coalesce(c.relispartition, false)""", """
                    SELECT typname, 'domain', '',
                        concat_ws(' ', format_type(typbasetype, typtypmod),
                            'collate ' || (SELECT collname FROM pg_collation l
                                WHERE l.oid = typcollation AND l.collname <> 'default'),
                            CASE WHEN typnotnull THEN 'not null' END, 'default ' || typdefault)
                    FROM pg_type WHERE typnamespace = current_schema()::regnamespace AND typtype = 'd'""", """
                    SELECT t.typname, 'comment', '', obj_description(t.oid, 'pg_type')
                    FROM pg_type t
                    WHERE t.typnamespace = current_schema()::regnamespace AND obj_description(t.oid, 'pg_type') IS NOT NULL""", """
                    SELECT t.typname, 'enum', '', e.enumlabel FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid
                    WHERE t.typnamespace = current_schema()::regnamespace ORDER BY t.typname, e.enumsortorder""", """
                    SELECT c.relname, 'trigger', t.tgname,
                        replace(pg_get_triggerdef(t.oid), quote_ident(current_schema()) || '.', '')
                    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
                    WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal AND NOT c.relispartition""", """
                    SELECT p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', 'function', '',
                        replace(pg_get_functiondef(p.oid), quote_ident(current_schema()) || '.', '')
                    FROM pg_proc p
                    WHERE p.pronamespace = current_schema()::regnamespace AND p.prokind IN ('f', 'p')
                        AND NOT EXISTS (SELECT FROM pg_depend d
                            WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')""", """
                    SELECT relname, 'view', '', pg_get_viewdef(oid) FROM pg_class
                    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('v', 'm')"""), Pattern.compile("$^"), """
                    SELECT relname FROM pg_class
                    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'f', 'v', 'm')
                        AND NOT EXISTS (SELECT FROM pg_depend d
                            WHERE d.classid = 'pg_class'::regclass AND d.objid = pg_class.oid AND d.deptype = 'e')""", """
                    SELECT relname, pg_total_relation_size(oid) FROM pg_class
                    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')""");

    private static final Pattern LINE_BREAK = Pattern.compile("\\R\\s*");

    CatalogQueries {
        queries = List.copyOf(queries);
    }

    /** A definition without noise, in one line. */
    String normal(String definition) {
        return LINE_BREAK
                .matcher(noise.matcher(definition).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }
}
