CREATE TABLE organization (
    id varchar(255) COLLATE "C" NOT NULL,
    name varchar(255) COLLATE "C" NOT NULL,
    url_code varchar(255) COLLATE "C" NOT NULL,
    description text COLLATE "C" NOT NULL,
    disabled boolean NOT NULL DEFAULT false,
    archived boolean NOT NULL DEFAULT false,
    trial boolean NOT NULL DEFAULT false,
    system_admin boolean NOT NULL DEFAULT false,
    owner_email varchar(255) COLLATE "C" NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT unique_organization_url_code UNIQUE (url_code),
    CONSTRAINT organization_description_bytes CHECK (octet_length(description) <= 65535)
);
COMMENT ON TABLE organization IS 'A company or team that owns projects and their environments.';
COMMENT ON COLUMN organization.id IS 'Identifies the organization; a UUID or a chosen word.';
COMMENT ON COLUMN organization.name IS 'Name shown to people.';
COMMENT ON COLUMN organization.url_code IS 'Short name used in addresses; unique.';
COMMENT ON COLUMN organization.description IS 'Free text; at most 65535 bytes of UTF-8.';
COMMENT ON COLUMN organization.disabled IS 'Whether the organization is switched off.';
COMMENT ON COLUMN organization.archived IS 'Whether the organization is put away.';
COMMENT ON COLUMN organization.trial IS 'Whether the organization is on trial.';
COMMENT ON COLUMN organization.system_admin IS 'Whether members of the organization administer the whole installation.';
COMMENT ON COLUMN organization.owner_email IS 'E-mail address of the owner.';
COMMENT ON COLUMN organization.created_at IS 'When the organization was created, epoch seconds, UTC.';
COMMENT ON COLUMN organization.updated_at IS 'When the organization was last changed, epoch seconds, UTC.';

CREATE INDEX idx_organization_disabled ON organization (disabled);
CREATE INDEX idx_organization_archived ON organization (archived);
CREATE INDEX idx_organization_disabled_archived_id ON organization (disabled, archived, id);
