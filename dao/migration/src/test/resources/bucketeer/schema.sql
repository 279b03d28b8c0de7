-- A MySQL database as Bucketeer's own migrations leave it, written by hand from what is known of it. Tables that this
-- library needs come first; the others have the columns that are joined, and some of the rest. Columns that came later
-- stand where ALTER TABLE put them; indexes whose foreign keys are gone are left over.

CREATE TABLE organization (
    id varchar(255) NOT NULL,
    name varchar(255) NOT NULL,
    url_code varchar(255) NOT NULL,
    description text NOT NULL,
    disabled tinyint(1) NOT NULL DEFAULT '0',
    archived tinyint(1) NOT NULL DEFAULT '0',
    trial tinyint(1) NOT NULL DEFAULT '0',
    system_admin tinyint(1) NOT NULL DEFAULT '0',
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    owner_email varchar(255) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY unique_url_code (url_code),
    KEY idx_disabled (disabled),
    KEY idx_archived (archived),
    KEY idx_disabled_archived_id (disabled, archived, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci;

CREATE TABLE project (
    id varchar(255) NOT NULL,
    name varchar(255) NOT NULL,
    url_code varchar(255) NOT NULL,
    description text NOT NULL,
    disabled tinyint(1) NOT NULL DEFAULT '0',
    trial tinyint(1) NOT NULL DEFAULT '0',
    creator_email varchar(255) NOT NULL,
    organization_id varchar(255) NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY unique_organization_url_code (organization_id, url_code),
    KEY idx_organization_id (organization_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci;

CREATE TABLE environment_v2 (
    id varchar(255) NOT NULL,
    name varchar(255) NOT NULL,
    url_code varchar(255) NOT NULL,
    description text NOT NULL,
    project_id varchar(255) NOT NULL,
    organization_id varchar(255) NOT NULL,
    archived tinyint(1) NOT NULL DEFAULT '0',
    require_comment tinyint(1) NOT NULL DEFAULT '1',
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    auto_archive_enabled tinyint(1) NOT NULL DEFAULT '0',
    auto_archive_unused_days int NOT NULL DEFAULT '60',
    auto_archive_check_code_refs tinyint(1) NOT NULL DEFAULT '1',
    PRIMARY KEY (id),
    UNIQUE KEY unique_project_id_url_code (project_id, url_code),
    KEY idx_organization_id (organization_id),
    KEY idx_environment_auto_archive_enabled (auto_archive_enabled),
    CONSTRAINT environment_v2_foreign_project_id FOREIGN KEY (project_id) REFERENCES project (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci;

CREATE TABLE tag (
    id varchar(255) NOT NULL,
    name varchar(255) NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    environment_id varchar(255) NOT NULL,
    entity_type int NOT NULL DEFAULT '1',
    PRIMARY KEY (id),
    UNIQUE KEY name (name, environment_id, entity_type)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci;

CREATE TABLE feature (
    id varchar(255) NOT NULL,
    name varchar(511) NOT NULL,
    description text NOT NULL,
    enabled tinyint(1) NOT NULL DEFAULT '0',
    archived tinyint(1) NOT NULL DEFAULT '0',
    deleted tinyint(1) NOT NULL DEFAULT '0',
    evaluation_undelayable tinyint(1) NOT NULL DEFAULT '0',
    ttl int NOT NULL,
    version int NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    variations json NOT NULL,
    targets json NOT NULL,
    rules json NOT NULL,
    default_strategy json NOT NULL,
    off_variation varchar(255) NOT NULL,
    tags json NOT NULL,
    maintainer varchar(255) NOT NULL,
    variation_type int NOT NULL,
    variation_value_schema json DEFAULT NULL,
    sampling_seed varchar(255) NOT NULL DEFAULT '',
    prerequisites json DEFAULT NULL,
    environment_id varchar(255) NOT NULL,
    PRIMARY KEY (id, environment_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci;

CREATE TABLE segment (
    id varchar(255) NOT NULL,
    name varchar(255) NOT NULL,
    description text NOT NULL,
    rules json NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    version bigint NOT NULL,
    deleted tinyint(1) NOT NULL DEFAULT '0',
    included_user_count bigint NOT NULL,
    excluded_user_count bigint NOT NULL,
    status int NOT NULL,
    environment_id varchar(255) NOT NULL,
    PRIMARY KEY (id, environment_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci;

CREATE TABLE segment_user (
    id varchar(511) NOT NULL,
    segment_id varchar(255) NOT NULL,
    user_id varchar(255) NOT NULL,
    state int NOT NULL,
    deleted tinyint(1) NOT NULL DEFAULT '0',
    environment_id varchar(255) NOT NULL,
    PRIMARY KEY (id, environment_id),
    KEY foreign_segment_user_segment_id_environment_namespace (segment_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci;

CREATE TABLE api_key (
    id varchar(255) NOT NULL,
    name varchar(255) NOT NULL,
    role int NOT NULL,
    disabled tinyint(1) NOT NULL DEFAULT '0',
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    environment_id varchar(255) NOT NULL,
    maintainer varchar(255) NOT NULL DEFAULT '',
    api_key varchar(255) NOT NULL DEFAULT '',
    description varchar(255) NOT NULL DEFAULT '',
    last_used_at bigint DEFAULT '0',
    PRIMARY KEY (id, environment_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci;

CREATE TABLE feature_last_used_info (
    id varchar(255) NOT NULL,
    feature_id varchar(255) NOT NULL,
    version bigint NOT NULL,
    last_used_at bigint NOT NULL,
    client_oldest_version varchar(255) NOT NULL,
    client_latest_version varchar(255) NOT NULL,
    created_at bigint NOT NULL,
    environment_id varchar(255) NOT NULL,
    PRIMARY KEY (id, environment_id),
    KEY idx_flui (feature_id, environment_id, version)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci;

CREATE TABLE account_v2 (
    email varchar(255) NOT NULL,
    name varchar(255) NOT NULL,
    avatar_image_url varchar(255) NOT NULL,
    organization_id varchar(255) NOT NULL,
    organization_role int NOT NULL,
    environment_roles json NOT NULL,
    disabled tinyint(1) NOT NULL DEFAULT '0',
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    PRIMARY KEY (email, organization_id),
    KEY account_v2_foreign_organization_id (organization_id),
    KEY idx_email (email),
    CONSTRAINT account_v2_foreign_organization_id FOREIGN KEY (organization_id) REFERENCES organization (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci;

CREATE TABLE team (
    id varchar(255) NOT NULL,
    name varchar(255) NOT NULL,
    description text,
    organization_id varchar(255) NOT NULL COMMENT 'whose team it is; the org''s id',
    PRIMARY KEY (id),
    UNIQUE KEY unique_team_name_org (name, organization_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci;

CREATE TABLE auto_ops_rule (
    id varchar(255) NOT NULL,
    feature_id varchar(255) NOT NULL,
    ops_type int NOT NULL,
    clauses json NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    deleted tinyint(1) NOT NULL DEFAULT '0',
    status int NOT NULL DEFAULT '0',
    environment_id varchar(255) NOT NULL,
    PRIMARY KEY (id, environment_id),
    KEY foreign_auto_ops_rule_feature_id_environment_namespace (feature_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci;

CREATE TABLE ops_progressive_rollout (
    id varchar(255) NOT NULL,
    feature_id varchar(255) NOT NULL,
    clause json NOT NULL,
    status int NOT NULL,
    stopped_by int NOT NULL DEFAULT '0',
    type int NOT NULL,
    stopped_at bigint NOT NULL DEFAULT '0',
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    environment_id varchar(255) NOT NULL,
    PRIMARY KEY (id, environment_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci;

CREATE TABLE experiment (
    id varchar(255) NOT NULL,
    feature_id varchar(255) NOT NULL,
    feature_version int NOT NULL,
    start_at bigint NOT NULL,
    stop_at bigint NOT NULL,
    archived tinyint(1) NOT NULL DEFAULT '0',
    deleted tinyint(1) NOT NULL DEFAULT '0',
    goal_ids json NOT NULL,
    status int NOT NULL,
    environment_id varchar(255) NOT NULL,
    PRIMARY KEY (id, environment_id),
    KEY foreign_experiment_feature_id_environment_namespace (feature_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci;

CREATE TABLE code_reference (
    id varchar(255) NOT NULL,
    feature_id varchar(255) NOT NULL,
    file_path varchar(512) NOT NULL,
    environment_id varchar(255) NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT foreign_code_references_feature FOREIGN KEY (feature_id, environment_id)
        REFERENCES feature (id, environment_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci;

CREATE TABLE scheduled_feature_change (
    id varchar(255) NOT NULL,
    feature_id varchar(255) NOT NULL,
    environment_id varchar(255) NOT NULL,
    scheduled_at bigint NOT NULL,
    timezone varchar(100) NOT NULL DEFAULT 'UTC',
    payload json NOT NULL,
    status tinyint NOT NULL DEFAULT '1',
    PRIMARY KEY (id),
    KEY idx_feature_env (feature_id, environment_id),
    KEY idx_environment_status (environment_id, status),
    CONSTRAINT fk_scheduled_feature_change_feature FOREIGN KEY (feature_id, environment_id)
        REFERENCES feature (id, environment_id) ON DELETE RESTRICT
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci;

CREATE TABLE notification (
    id varchar(255) NOT NULL,
    status int NOT NULL DEFAULT '0',
    PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci;

CREATE TABLE notification_localization (
    notification_id varchar(255) NOT NULL,
    language varchar(10) NOT NULL,
    title varchar(511) NOT NULL,
    PRIMARY KEY (notification_id, language),
    CONSTRAINT fk_notification_localization FOREIGN KEY (notification_id)
        REFERENCES notification (id) ON DELETE CASCADE
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci;

CREATE TABLE notification_read (
    notification_id varchar(255) NOT NULL,
    email varchar(255) NOT NULL,
    read_at bigint NOT NULL,
    PRIMARY KEY (notification_id, email),
    CONSTRAINT fk_notification_read FOREIGN KEY (notification_id) REFERENCES notification (id) ON DELETE CASCADE
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci;

CREATE TABLE audit_log (
    id varchar(255) NOT NULL,
    timestamp bigint NOT NULL,
    entity_type int NOT NULL,
    entity_id varchar(255) NOT NULL,
    type int NOT NULL,
    event json NOT NULL,
    editor json NOT NULL,
    options json NOT NULL,
    environment_id varchar(255) NOT NULL,
    entity_data text NOT NULL,
    previous_entity_data text NOT NULL,
    PRIMARY KEY (id, environment_id),
    KEY idx_entity_type_entity_id (entity_type, entity_id),
    KEY idx_timestamp_desc (timestamp DESC)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci;

CREATE TABLE mau_summary (
    yearmonth varchar(6) NOT NULL,
    environment_id varchar(255) DEFAULT '',
    user_count bigint NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE evaluation_event (
    id varchar(255) NOT NULL,
    environment_id varchar(255) NOT NULL,
    timestamp datetime(6) NOT NULL,
    feature_id varchar(255) NOT NULL,
    feature_version int NOT NULL,
    user_id varchar(255) NOT NULL,
    user_data json,
    variation_id varchar(255) NOT NULL,
    reason text,
    tag varchar(255),
    source_id varchar(255),
    created_at timestamp NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    KEY idx_evaluation_event_environment_id (environment_id),
    KEY idx_evaluation_event_feature_id (feature_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE schema_migrations (
    version bigint NOT NULL,
    dirty tinyint(1) NOT NULL,
    PRIMARY KEY (version)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_general_ci;

CREATE TABLE atlas_schema_revisions (
    version varchar(255) NOT NULL,
    description varchar(255) NOT NULL,
    hash varchar(255) NOT NULL,
    PRIMARY KEY (version)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
