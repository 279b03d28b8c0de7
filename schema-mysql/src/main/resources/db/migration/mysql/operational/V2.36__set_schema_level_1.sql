-- A rerun leaves a level that is already recorded as it is.
INSERT INTO bucketeer_schema (component, schema_level, min_library_schema)
VALUES ('operational', 1, 1)
ON DUPLICATE KEY UPDATE component = component;
