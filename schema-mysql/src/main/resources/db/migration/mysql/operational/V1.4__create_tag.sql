-- Bucketeer's own shape of this table. V2 hardens it; an existing Bucketeer database is baselined before V2.
CREATE TABLE IF NOT EXISTS tag (
    id varchar(255) NOT NULL,
    name varchar(255) NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    environment_id varchar(255) NOT NULL,
    entity_type int NOT NULL DEFAULT 1,
    PRIMARY KEY (id),
    UNIQUE KEY name (name, environment_id, entity_type)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;
