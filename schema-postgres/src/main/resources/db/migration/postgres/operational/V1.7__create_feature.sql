CREATE TABLE feature (
    id varchar(255) COLLATE "C" NOT NULL,
    name varchar(511) COLLATE "C" NOT NULL,
    description text COLLATE "C" NOT NULL,
    enabled boolean NOT NULL DEFAULT false,
    archived boolean NOT NULL DEFAULT false,
    deleted boolean NOT NULL DEFAULT false,
    evaluation_undelayable boolean NOT NULL DEFAULT false,
    ttl integer NOT NULL,
    version integer NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    variations variation[] NOT NULL,
    targets target[] NOT NULL,
    rules rule[] NOT NULL,
    default_strategy strategy NOT NULL,
    off_variation varchar(255) COLLATE "C" NOT NULL,
    tags tags NOT NULL,
    maintainer varchar(255) COLLATE "C" NOT NULL,
    variation_type integer NOT NULL,
    variation_value_schema variation_value_schema,
    sampling_seed varchar(255) COLLATE "C" NOT NULL DEFAULT '',
    prerequisites prerequisite[],
    environment_id varchar(255) COLLATE "C" NOT NULL,
    PRIMARY KEY (id, environment_id),
    CONSTRAINT feature_description_bytes CHECK (octet_length(description) <= 65535),
    CONSTRAINT feature_variations_no_null CHECK (array_position(variations, NULL) IS NULL),
    CONSTRAINT feature_targets_no_null CHECK (array_position(targets, NULL) IS NULL),
    CONSTRAINT feature_rules_no_null CHECK (array_position(rules, NULL) IS NULL),
    CONSTRAINT feature_prerequisites_no_null CHECK (array_position(prerequisites, NULL) IS NULL)
);
COMMENT ON TABLE feature IS 'A feature flag of an environment: what it can answer, and who gets which answer.';
COMMENT ON COLUMN feature.id IS
    'Identifies the feature within its environment; chosen by the user, letters, digits and hyphens.';
COMMENT ON COLUMN feature.name IS 'Name shown to people.';
COMMENT ON COLUMN feature.description IS 'Free text; at most 65535 bytes of UTF-8.';
COMMENT ON COLUMN feature.enabled IS 'Whether the feature is on; when off, every user gets the off variation.';
COMMENT ON COLUMN feature.archived IS 'Whether the feature is put away.';
COMMENT ON COLUMN feature.deleted IS 'Whether the feature is deleted; the row stays.';
COMMENT ON COLUMN feature.evaluation_undelayable IS 'Deprecated; no longer read.';
COMMENT ON COLUMN feature.ttl IS 'Unused; always 0.';
COMMENT ON COLUMN feature.version IS 'Number of the revision, from 1; each real change adds 1.';
COMMENT ON COLUMN feature.created_at IS 'When the feature was created, epoch seconds, UTC.';
COMMENT ON COLUMN feature.updated_at IS 'When the feature was last changed, epoch seconds, UTC.';
COMMENT ON COLUMN feature.variations IS 'The answers the feature can give, in display order.';
COMMENT ON COLUMN feature.targets IS 'Users who always get a certain variation, one entry per variation.';
COMMENT ON COLUMN feature.rules IS 'Rules tried in order; the first whose clauses all match decides.';
COMMENT ON COLUMN feature.default_strategy IS 'How the variation is chosen when neither a target nor a rule matches.';
COMMENT ON COLUMN feature.off_variation IS
    'Id of the variation given while the feature is off; empty when there is none.';
COMMENT ON COLUMN feature.tags IS 'Names of the tags of the feature.';
COMMENT ON COLUMN feature.maintainer IS 'E-mail address of the person in charge.';
COMMENT ON COLUMN feature.variation_type IS
    'Type of the variation values: 0 string, 1 boolean, 2 number, 3 JSON, 4 YAML.';
COMMENT ON COLUMN feature.variation_value_schema IS 'What variation values must look like; absent when they are free.';
COMMENT ON COLUMN feature.sampling_seed IS
    'Seed that makes rollouts of this feature independent of others; may be empty.';
COMMENT ON COLUMN feature.prerequisites IS 'Features that must give certain variations first; absent means none.';
COMMENT ON COLUMN feature.environment_id IS
    'The environment the feature belongs to; the empty string is a legal value.';

CREATE INDEX idx_feature_environment_id_id ON feature (environment_id, id);
CREATE INDEX idx_feature_environment_id_name_id ON feature (environment_id, name, id);
CREATE INDEX idx_feature_environment_id_created_at_id ON feature (environment_id, created_at, id);
CREATE INDEX idx_feature_environment_id_updated_at_id ON feature (environment_id, updated_at, id);
CREATE INDEX idx_feature_tags ON feature USING gin (((tags).names));
