-- Attributes stand in the order of the JSON keys on MySQL. A type grows by ALTER TYPE ... ADD ATTRIBUTE only, and what
-- is added is nullable: rows written before have null there.

CREATE TYPE variation AS (
    id required_text,
    value required_text,
    name required_text,
    description required_text
);
COMMENT ON TYPE variation IS 'One of the answers a feature can give.';
COMMENT ON COLUMN variation.id IS 'Identifies the variation within its feature; a UUID.';
COMMENT ON COLUMN variation.value IS 'The answer itself, as text whatever its type.';
COMMENT ON COLUMN variation.name IS 'Name shown to people.';
COMMENT ON COLUMN variation.description IS 'Free text.';

CREATE TYPE target AS (
    variation required_text,
    users text_list
);
COMMENT ON TYPE target IS 'Users who always get one variation.';
COMMENT ON COLUMN target.variation IS 'Id of the variation they get.';
COMMENT ON COLUMN target.users IS 'Ids of the users.';

CREATE TYPE clause AS (
    id required_text,
    attribute required_text,
    operator required_int,
    values text_list
);
COMMENT ON TYPE clause IS 'A condition of a rule.';
COMMENT ON COLUMN clause.id IS 'Identifies the clause; a UUID.';
COMMENT ON COLUMN clause.attribute IS
    'The user attribute that is compared; for operator 11 the id of another feature, for operator 4 empty.';
COMMENT ON COLUMN clause.operator IS
    'How the attribute is compared with the values, as a number: 0 equals, 4 segment, 11 feature flag and so on.';
COMMENT ON COLUMN clause.values IS
    'What the attribute is compared with; segment ids for operator 4, variation ids for operator 11.';

CREATE DOMAIN clause_list AS clause[] NOT NULL
    CONSTRAINT clause_list_no_null CHECK (array_position(VALUE, NULL) IS NULL);
COMMENT ON DOMAIN clause_list IS 'A list of clauses; empty rather than null, and without null elements.';

CREATE TYPE fixed_strategy AS (
    variation required_text
);
COMMENT ON TYPE fixed_strategy IS 'Gives every user the same variation.';
COMMENT ON COLUMN fixed_strategy.variation IS 'Id of the variation.';

CREATE TYPE rollout_variation AS (
    variation required_text,
    weight required_int
);
COMMENT ON TYPE rollout_variation IS 'The share of one variation in a rollout.';
COMMENT ON COLUMN rollout_variation.variation IS 'Id of the variation.';
COMMENT ON COLUMN rollout_variation.weight IS
    'Share of users, thousandths of a percent; all weights of a rollout make 100000.';

CREATE DOMAIN rollout_variation_list AS rollout_variation[] NOT NULL
    CONSTRAINT rollout_variation_list_no_null CHECK (array_position(VALUE, NULL) IS NULL);
COMMENT ON DOMAIN rollout_variation_list IS 'A list of shares; empty rather than null, and without null elements.';

CREATE TYPE audience AS (
    percentage required_int,
    default_variation required_text
);
COMMENT ON TYPE audience IS 'The part of the users that takes part in a rollout.';
COMMENT ON COLUMN audience.percentage IS 'Share of users that take part, percent, 0 to 100.';
COMMENT ON COLUMN audience.default_variation IS
    'Id of the variation for users who do not take part; may be empty at 0 and 100 percent.';

CREATE TYPE rollout_strategy AS (
    variations rollout_variation_list,
    audience audience
);
COMMENT ON TYPE rollout_strategy IS 'Spreads users over variations.';
COMMENT ON COLUMN rollout_strategy.variations IS 'The shares of the variations.';
COMMENT ON COLUMN rollout_strategy.audience IS 'Who takes part; absent means everybody.';

CREATE TYPE strategy AS (
    type required_int,
    fixed_strategy fixed_strategy,
    rollout_strategy rollout_strategy
);
COMMENT ON TYPE strategy IS 'How a variation is chosen.';
COMMENT ON COLUMN strategy.type IS 'Which strategy applies: 0 fixed, 1 rollout.';
COMMENT ON COLUMN strategy.fixed_strategy IS 'The fixed strategy; absent unless type is 0.';
COMMENT ON COLUMN strategy.rollout_strategy IS 'The rollout strategy; absent unless type is 1.';

CREATE TYPE rule AS (
    id required_text,
    strategy strategy,
    clauses clause_list
);
COMMENT ON TYPE rule IS 'Chooses a variation for the users its clauses match.';
COMMENT ON COLUMN rule.id IS 'Identifies the rule; a UUID.';
COMMENT ON COLUMN rule.strategy IS 'How the variation is chosen; absent in the rules of a segment.';
COMMENT ON COLUMN rule.clauses IS 'Conditions that must all match.';

CREATE TYPE prerequisite AS (
    feature_id required_text,
    variation_id required_text
);
COMMENT ON TYPE prerequisite IS 'Another feature that must give a certain variation first.';
COMMENT ON COLUMN prerequisite.feature_id IS 'Id of the other feature.';
COMMENT ON COLUMN prerequisite.variation_id IS 'Id of the variation it must give.';

CREATE TYPE tags AS (
    names text_list
);
COMMENT ON TYPE tags IS 'Names of tags.';
COMMENT ON COLUMN tags.names IS 'The names, each once.';

CREATE TYPE enum_validator AS (
    values text_list
);
COMMENT ON TYPE enum_validator IS 'Allows listed values only.';
COMMENT ON COLUMN enum_validator.values IS 'The values allowed.';

CREATE TYPE regex_validator AS (
    pattern required_text
);
COMMENT ON TYPE regex_validator IS 'Allows values that match a pattern.';
COMMENT ON COLUMN regex_validator.pattern IS 'The regular expression.';

CREATE TYPE json_schema_validator AS (
    schema required_text
);
COMMENT ON TYPE json_schema_validator IS 'Allows values that match a JSON Schema.';
COMMENT ON COLUMN json_schema_validator.schema IS 'The JSON Schema, draft 2020-12, as text.';

CREATE TYPE variation_value_schema AS (
    type required_int,
    enum_validator enum_validator,
    regex_validator regex_validator,
    json_schema_validator json_schema_validator,
    description required_text
);
COMMENT ON TYPE variation_value_schema IS 'What variation values must look like.';
COMMENT ON COLUMN variation_value_schema.type IS
    'Which validator applies: 0 unspecified, 1 enum, 2 regex, 3 JSON Schema.';
COMMENT ON COLUMN variation_value_schema.enum_validator IS 'The listed values; absent unless type is 1.';
COMMENT ON COLUMN variation_value_schema.regex_validator IS 'The pattern; absent unless type is 2.';
COMMENT ON COLUMN variation_value_schema.json_schema_validator IS 'The JSON Schema; absent unless type is 3.';
COMMENT ON COLUMN variation_value_schema.description IS 'Free text.';
