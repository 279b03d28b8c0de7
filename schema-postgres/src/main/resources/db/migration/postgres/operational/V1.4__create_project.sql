CREATE TABLE project (
    id varchar(255) COLLATE "C" NOT NULL,
    name varchar(255) COLLATE "C" NOT NULL,
    url_code varchar(255) COLLATE "C" NOT NULL,
    description text COLLATE "C" NOT NULL,
    disabled boolean NOT NULL DEFAULT false,
    trial boolean NOT NULL DEFAULT false,
    creator_email varchar(255) COLLATE "C" NOT NULL,
    organization_id varchar(255) COLLATE "C" NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT unique_project_organization_id_url_code UNIQUE (organization_id, url_code),
    CONSTRAINT project_description_bytes CHECK (octet_length(description) <= 65535)
);
COMMENT ON TABLE project IS 'A group of environments inside an organization.';
COMMENT ON COLUMN project.id IS 'Identifies the project; a UUID or a chosen word.';
COMMENT ON COLUMN project.name IS 'Name shown to people.';
COMMENT ON COLUMN project.url_code IS 'Short name used in addresses; unique within the organization.';
COMMENT ON COLUMN project.description IS 'Free text; at most 65535 bytes of UTF-8.';
COMMENT ON COLUMN project.disabled IS 'Whether the project is switched off; its API keys are then refused.';
COMMENT ON COLUMN project.trial IS 'Whether the project is on trial.';
COMMENT ON COLUMN project.creator_email IS 'E-mail address of the person who created the project.';
COMMENT ON COLUMN project.organization_id IS 'The organization the project belongs to.';
COMMENT ON COLUMN project.created_at IS 'When the project was created, epoch seconds, UTC.';
COMMENT ON COLUMN project.updated_at IS 'When the project was last changed, epoch seconds, UTC.';

CREATE INDEX idx_project_organization_id ON project (organization_id);
