CREATE FUNCTION sha256_hex(value text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN encode(sha256(convert_to(value, 'UTF8')), 'hex');
COMMENT ON FUNCTION sha256_hex(text) IS 'SHA-256 of a text in UTF-8, 64 lower-case hexadecimal digits.';

CREATE TABLE api_key (
    id varchar(255) COLLATE "C" NOT NULL,
    name varchar(255) COLLATE "C" NOT NULL,
    role integer NOT NULL,
    disabled boolean NOT NULL DEFAULT false,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    environment_id varchar(255) COLLATE "C" NOT NULL,
    maintainer varchar(255) COLLATE "C" NOT NULL DEFAULT '',
    api_key varchar(255) COLLATE "C" NOT NULL DEFAULT '',
    description varchar(255) COLLATE "C" NOT NULL DEFAULT '',
    last_used_at bigint NOT NULL DEFAULT 0,
    secret_hash varchar(64) COLLATE "C",
    legacy_hash varchar(64) COLLATE "C" GENERATED ALWAYS AS (sha256_hex(nullif(api_key, ''))) STORED,
    PRIMARY KEY (id, environment_id),
    CONSTRAINT unique_api_key_secret_hash UNIQUE (secret_hash)
);
COMMENT ON TABLE api_key IS 'A key with which a program asks for features or administers an environment.';
COMMENT ON COLUMN api_key.id IS 'Identifies the API key within its environment; a UUID.';
COMMENT ON COLUMN api_key.name IS 'Name shown to people.';
COMMENT ON COLUMN api_key.role IS
    'What the key may do: 1 client SDK, 2 server SDK; public API: 3 read, 4 write, 5 administer.';
COMMENT ON COLUMN api_key.disabled IS 'Whether the key is switched off.';
COMMENT ON COLUMN api_key.created_at IS 'When the API key was created, epoch seconds, UTC.';
COMMENT ON COLUMN api_key.updated_at IS 'When the API key was last changed, epoch seconds, UTC.';
COMMENT ON COLUMN api_key.environment_id IS
    'The environment the API key belongs to; the empty string is a legal value.';
COMMENT ON COLUMN api_key.maintainer IS 'E-mail address of the person in charge.';
COMMENT ON COLUMN api_key.api_key IS 'The secret in clear, where it is stored; else empty.';
COMMENT ON COLUMN api_key.description IS 'Free text.';
COMMENT ON COLUMN api_key.last_used_at IS 'When the key was last used, epoch seconds, UTC; 0 when never.';
COMMENT ON COLUMN api_key.secret_hash IS
    'SHA-256 of the secret in hexadecimal; absent until a key stored in clear is first used.';
COMMENT ON COLUMN api_key.legacy_hash IS
    'The same of the secret in clear, where that is stored; kept by the database.';

CREATE INDEX idx_api_key_environment_id_name_id ON api_key (environment_id, name, id);
CREATE INDEX idx_api_key_environment_id_id ON api_key (environment_id, id);
CREATE INDEX idx_api_key_legacy_hash ON api_key (legacy_hash);
