-- Bucketeer's own shape of this table. V2 hardens it; an existing Bucketeer database is baselined before V2.
CREATE TABLE IF NOT EXISTS segment (
    id varchar(255) NOT NULL,
    name varchar(255) NOT NULL,
    description text NOT NULL,
    rules json NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    version bigint NOT NULL,
    deleted boolean NOT NULL DEFAULT 0,
    included_user_count bigint NOT NULL,
    excluded_user_count bigint NOT NULL,
    status int NOT NULL,
    environment_id varchar(255) NOT NULL,
    PRIMARY KEY (id, environment_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;
