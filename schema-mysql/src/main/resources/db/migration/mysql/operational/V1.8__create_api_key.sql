-- Bucketeer's own shape of this table. V2 hardens it; an existing Bucketeer database is baselined before V2.
CREATE TABLE IF NOT EXISTS api_key (
    id varchar(255) NOT NULL,
    name varchar(255) NOT NULL,
    role int NOT NULL,
    disabled boolean NOT NULL DEFAULT 0,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    environment_id varchar(255) NOT NULL,
    maintainer varchar(255) NOT NULL DEFAULT '',
    api_key varchar(255) NOT NULL DEFAULT '',
    description varchar(255) NOT NULL DEFAULT '',
    last_used_at bigint NULL DEFAULT 0,
    PRIMARY KEY (id, environment_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;
