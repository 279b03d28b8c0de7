-- Bucketeer's own shape of this table. V2 hardens it; an existing Bucketeer database is baselined before V2.
CREATE TABLE IF NOT EXISTS environment_v2 (
    id varchar(255) NOT NULL,
    name varchar(255) NOT NULL,
    url_code varchar(255) NOT NULL,
    description text NOT NULL,
    project_id varchar(255) NOT NULL,
    organization_id varchar(255) NOT NULL,
    archived boolean NOT NULL DEFAULT 0,
    require_comment boolean NOT NULL DEFAULT 1,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    auto_archive_enabled boolean NOT NULL DEFAULT 0,
    auto_archive_unused_days int NOT NULL DEFAULT 60,
    auto_archive_check_code_refs boolean NOT NULL DEFAULT 1,
    PRIMARY KEY (id),
    UNIQUE KEY unique_project_id_url_code (project_id, url_code),
    KEY idx_organization_id (organization_id),
    KEY idx_environment_auto_archive_enabled (auto_archive_enabled),
    CONSTRAINT environment_v2_foreign_project_id FOREIGN KEY (project_id) REFERENCES project (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;
