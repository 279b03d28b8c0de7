INSERT INTO bucketeer_schema (component, schema_level, min_library_schema) VALUES ('operational', 1, 1);
