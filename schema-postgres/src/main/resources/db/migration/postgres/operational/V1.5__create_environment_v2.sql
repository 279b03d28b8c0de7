CREATE TABLE environment_v2 (
    id varchar(255) COLLATE "C" NOT NULL,
    name varchar(255) COLLATE "C" NOT NULL,
    url_code varchar(255) COLLATE "C" NOT NULL,
    description text COLLATE "C" NOT NULL,
    project_id varchar(255) COLLATE "C" NOT NULL,
    organization_id varchar(255) COLLATE "C" NOT NULL,
    archived boolean NOT NULL DEFAULT false,
    require_comment boolean NOT NULL DEFAULT true,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    auto_archive_enabled boolean NOT NULL DEFAULT false,
    auto_archive_unused_days integer NOT NULL DEFAULT 60,
    auto_archive_check_code_refs boolean NOT NULL DEFAULT true,
    PRIMARY KEY (id),
    CONSTRAINT unique_environment_v2_project_id_url_code UNIQUE (project_id, url_code),
    CONSTRAINT environment_v2_foreign_project_id FOREIGN KEY (project_id) REFERENCES project (id),
    CONSTRAINT environment_v2_description_bytes CHECK (octet_length(description) <= 65535)
);
COMMENT ON TABLE environment_v2 IS 'A stage such as development or production; it separates the data of its project.';
COMMENT ON COLUMN environment_v2.id IS 'Identifies the environment; the empty string is a legal value.';
COMMENT ON COLUMN environment_v2.name IS 'Name shown to people.';
COMMENT ON COLUMN environment_v2.url_code IS 'Short name used in addresses; unique within the project.';
COMMENT ON COLUMN environment_v2.description IS 'Free text; at most 65535 bytes of UTF-8.';
COMMENT ON COLUMN environment_v2.project_id IS 'The project the environment belongs to.';
COMMENT ON COLUMN environment_v2.organization_id IS 'The organization the environment belongs to.';
COMMENT ON COLUMN environment_v2.archived IS 'Whether the environment is put away.';
COMMENT ON COLUMN environment_v2.require_comment IS 'Whether a change in this environment needs a comment.';
COMMENT ON COLUMN environment_v2.created_at IS 'When the environment was created, epoch seconds, UTC.';
COMMENT ON COLUMN environment_v2.updated_at IS 'When the environment was last changed, epoch seconds, UTC.';
COMMENT ON COLUMN environment_v2.auto_archive_enabled IS 'Whether unused features are archived automatically.';
COMMENT ON COLUMN environment_v2.auto_archive_unused_days IS
    'After how many days without use a feature is archived automatically, days.';
COMMENT ON COLUMN environment_v2.auto_archive_check_code_refs IS
    'Whether a feature that code still refers to is kept from automatic archiving.';

CREATE INDEX idx_environment_v2_organization_id ON environment_v2 (organization_id);
CREATE INDEX idx_environment_v2_auto_archive_enabled ON environment_v2 (auto_archive_enabled);
