-- Bucketeer's own shape of this table. V2 hardens it; an existing Bucketeer database is baselined before V2.
CREATE TABLE IF NOT EXISTS organization (
    id varchar(255) NOT NULL,
    name varchar(255) NOT NULL,
    url_code varchar(255) NOT NULL,
    description text NOT NULL,
    disabled boolean NOT NULL DEFAULT 0,
    archived boolean NOT NULL DEFAULT 0,
    trial boolean NOT NULL DEFAULT 0,
    system_admin boolean NOT NULL DEFAULT 0,
    owner_email varchar(255) NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY unique_url_code (url_code),
    KEY idx_disabled (disabled),
    KEY idx_archived (archived),
    KEY idx_disabled_archived_id (disabled, archived, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;
