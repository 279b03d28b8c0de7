-- One ALTER, so the table is copied once: text compares byte for byte, every column says what it means, values that
-- are no booleans or not the documented JSON are refused. Collation and checks allow no other algorithm than COPY;
-- reads go on, writes wait.
SET @ddl = IF(
    (SELECT COUNT(*) FROM information_schema.TABLE_CONSTRAINTS
        WHERE CONSTRAINT_SCHEMA = DATABASE() AND TABLE_NAME = 'feature'
            AND CONSTRAINT_NAME = 'feature_enabled_boolean') = 0,
'ALTER TABLE feature
    MODIFY id varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''Identifies the feature within its environment; chosen by the user, letters, digits and hyphens.'',
    MODIFY name varchar(511) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''Name shown to people.'',
    MODIFY description text CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''Free text; at most 65535 bytes of UTF-8.'',
    MODIFY enabled boolean NOT NULL DEFAULT 0
        COMMENT ''Whether the feature is on; when off, every user gets the off variation.'',
    MODIFY archived boolean NOT NULL DEFAULT 0
        COMMENT ''Whether the feature is put away.'',
    MODIFY deleted boolean NOT NULL DEFAULT 0
        COMMENT ''Whether the feature is deleted; the row stays.'',
    MODIFY evaluation_undelayable boolean NOT NULL DEFAULT 0
        COMMENT ''Deprecated; no longer read.'',
    MODIFY ttl int NOT NULL
        COMMENT ''Unused; always 0.'',
    MODIFY version int NOT NULL
        COMMENT ''Number of the revision, from 1; each real change adds 1.'',
    MODIFY created_at bigint NOT NULL
        COMMENT ''When the feature was created, epoch seconds, UTC.'',
    MODIFY updated_at bigint NOT NULL
        COMMENT ''When the feature was last changed, epoch seconds, UTC.'',
    MODIFY variations json NOT NULL
        COMMENT ''The answers the feature can give, in display order.'',
    MODIFY targets json NOT NULL
        COMMENT ''Users who always get a certain variation, one entry per variation.'',
    MODIFY rules json NOT NULL
        COMMENT ''Rules tried in order; the first whose clauses all match decides.'',
    MODIFY default_strategy json NOT NULL
        COMMENT ''How the variation is chosen when neither a target nor a rule matches.'',
    MODIFY off_variation varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''Id of the variation given while the feature is off; empty when there is none.'',
    MODIFY tags json NOT NULL
        COMMENT ''Names of the tags of the feature.'',
    MODIFY maintainer varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''E-mail address of the person in charge.'',
    MODIFY variation_type int NOT NULL
        COMMENT ''Type of the variation values: 0 string, 1 boolean, 2 number, 3 JSON, 4 YAML.'',
    MODIFY variation_value_schema json NULL
        COMMENT ''What variation values must look like; absent when they are free.'',
    MODIFY sampling_seed varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL DEFAULT ''''
        COMMENT ''Seed that makes rollouts of this feature independent of others; may be empty.'',
    MODIFY prerequisites json NULL
        COMMENT ''Features that must give certain variations first; absent means none.'',
    MODIFY environment_id varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''The environment the feature belongs to; the empty string is a legal value.'',
    ADD CONSTRAINT feature_enabled_boolean CHECK (enabled IN (0, 1)),
    ADD CONSTRAINT feature_archived_boolean CHECK (archived IN (0, 1)),
    ADD CONSTRAINT feature_deleted_boolean CHECK (deleted IN (0, 1)),
    ADD CONSTRAINT feature_evaluation_undelayable_boolean CHECK (evaluation_undelayable IN (0, 1)),
    ADD CONSTRAINT feature_variations_json CHECK (JSON_SCHEMA_VALID(
        ''{"type":["array","null"],"items":{"type":"object","properties":{"id":{"type":"string"},"value":{"type":"string"},"name":{"type":"string"},"description":{"type":"string"}}}}'',
        variations)),
    ADD CONSTRAINT feature_targets_json CHECK (JSON_SCHEMA_VALID(
        ''{"type":["array","null"],"items":{"type":"object","properties":{"variation":{"type":"string"},"users":{"type":["array","null"],"items":{"type":"string"}}}}}'',
        targets)),
    ADD CONSTRAINT feature_rules_json CHECK (JSON_SCHEMA_VALID(
        ''{"type":["array","null"],"items":{"type":"object","properties":{"id":{"type":"string"},"strategy":{"type":["object","null"],"properties":{"type":{"type":"integer"},"fixed_strategy":{"type":["object","null"],"properties":{"variation":{"type":"string"}}},"rollout_strategy":{"type":["object","null"],"properties":{"variations":{"type":["array","null"],"items":{"type":"object","properties":{"variation":{"type":"string"},"weight":{"type":"integer"}}}},"audience":{"type":["object","null"],"properties":{"percentage":{"type":"integer"},"default_variation":{"type":"string"}}}}}}},"clauses":{"type":["array","null"],"items":{"type":"object","properties":{"id":{"type":"string"},"attribute":{"type":"string"},"operator":{"type":"integer"},"values":{"type":["array","null"],"items":{"type":"string"}}}}}}}}'',
        rules)),
    ADD CONSTRAINT feature_default_strategy_json CHECK (JSON_SCHEMA_VALID(
        ''{"type":["object","null"],"properties":{"type":{"type":"integer"},"fixed_strategy":{"type":["object","null"],"properties":{"variation":{"type":"string"}}},"rollout_strategy":{"type":["object","null"],"properties":{"variations":{"type":["array","null"],"items":{"type":"object","properties":{"variation":{"type":"string"},"weight":{"type":"integer"}}}},"audience":{"type":["object","null"],"properties":{"percentage":{"type":"integer"},"default_variation":{"type":"string"}}}}}}}'',
        default_strategy)),
    ADD CONSTRAINT feature_tags_json CHECK (JSON_SCHEMA_VALID(
        ''{"type":["array","null"],"items":{"type":"string"}}'',
        tags)),
    ADD CONSTRAINT feature_variation_value_schema_json CHECK (JSON_SCHEMA_VALID(
        ''{"type":["object","null"]}'',
        variation_value_schema)),
    ADD CONSTRAINT feature_prerequisites_json CHECK (JSON_SCHEMA_VALID(
        ''{"type":["array","null"],"items":{"type":"object","properties":{"feature_id":{"type":"string"},"variation_id":{"type":"string"}}}}'',
        prerequisites)),
    DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin,
    COMMENT ''A feature flag of an environment: what it can answer, and who gets which answer.'',
    ALGORITHM = COPY,
    LOCK = SHARED',
'DO 0');
PREPARE migration FROM @ddl;
EXECUTE migration;
DEALLOCATE PREPARE migration;
