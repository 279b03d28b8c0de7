-- Rows as Bucketeer's Go services write them, those of old releases and awkward ones among them.

INSERT INTO organization (id, name, url_code, description, owner_email, created_at, updated_at) VALUES
    ('org', 'Org', 'org', '', 'owner@example.com', 1700000000, 1700000001);

INSERT INTO project (id, name, url_code, description, creator_email, organization_id, created_at, updated_at) VALUES
    ('project', 'Project', 'project', '', 'owner@example.com', 'org', 1700000000, 1700000001);

-- an empty id is legal: it is the production of old installations
INSERT INTO environment_v2 (id, name, url_code, description, project_id, organization_id, created_at, updated_at) VALUES
    ('', 'Production', 'production', '', 'project', 'org', 1700000000, 1700000001),
    ('env-staging', 'Staging', 'staging', '', 'project', 'org', 1700000000, 1700000001);

-- every kind of nested value
INSERT INTO feature (id, name, description, enabled, archived, deleted, evaluation_undelayable, ttl, version, created_at,
        updated_at, variations, targets, rules, default_strategy, off_variation, tags, maintainer, variation_type,
        variation_value_schema, sampling_seed, prerequisites, environment_id) VALUES
    ('checkout-redesign', 'Checkout redesign', 'One page checkout', 1, 0, 0, 0, 0, 7, 1767225600, 1767312000,
     '[{"id":"v-classic","value":"classic","name":"Classic","description":""},{"id":"v-onepage","value":"onepage","name":"One page","description":"new flow"}]',
     '[{"variation":"v-classic","users":[]},{"variation":"v-onepage","users":["qa-user-1","qa-user-2"]}]',
     '[{"id":"rule-1","strategy":{"type":0,"fixed_strategy":{"variation":"v-onepage"},"rollout_strategy":null},"clauses":[{"id":"clause-1","attribute":"","operator":4,"values":["premium-jp"]},{"id":"clause-2","attribute":"app_version","operator":6,"values":["5.2.0"]}]},{"id":"rule-2","strategy":{"type":1,"fixed_strategy":null,"rollout_strategy":{"variations":[{"variation":"v-classic","weight":80000},{"variation":"v-onepage","weight":20000}],"audience":{"percentage":25,"default_variation":"v-classic"}}},"clauses":[{"id":"clause-3","attribute":"payment-v2","operator":11,"values":["v-on"]}]}]',
     '{"type":0,"fixed_strategy":{"variation":"v-classic"},"rollout_strategy":null}',
     'v-classic', '["web","checkout"]', 'owner@example.com', 0,
     '{"type":"ENUM","enumValidator":{"values":["classic","onepage"]},"description":"allowed layouts"}',
     '', '[{"feature_id":"payment-v2","variation_id":"v-on"}]', 'env-staging');

-- what Go writes for nothing: JSON null for lists, SQL NULL where the column came later
INSERT INTO feature (id, name, description, ttl, version, created_at, updated_at, variations, targets, rules,
        default_strategy, off_variation, tags, maintainer, variation_type, prerequisites, environment_id) VALUES
    ('payment-v2', 'Payment', '', 0, 1, 1700000000, 1700000001,
     '[{"id":"v-on","value":"true","name":"","description":""},{"id":"v-off","value":"false","name":"","description":""}]',
     '[{"variation":"v-on","users":null},{"variation":"v-off","users":null}]', 'null',
     '{"type":0,"fixed_strategy":{"variation":"v-on"},"rollout_strategy":null}',
     'v-off', 'null', 'owner@example.com', 1, 'null', 'env-staging'),
    ('no-lists', 'No lists', '', 0, 1, 1700000000, 1700000001, '[]', 'null', '[]',
     '{"type":0,"fixed_strategy":{"variation":""},"rollout_strategy":null}', '', '[]', '', 0, NULL, 'env-staging');

-- old releases left out keys whose value is zero, newer ones may know more keys and numbers
INSERT INTO feature (id, name, description, ttl, version, created_at, updated_at, variations, targets, rules,
        default_strategy, off_variation, tags, maintainer, variation_type, prerequisites, environment_id) VALUES
    ('old-writer', 'Old', '', 0, 3, 1600000000, 1600000001, '[{"id":"v","value":"1"}]', '[{"variation":"v"}]',
     '[{"id":"r","strategy":{"fixed_strategy":{"variation":"v"}},"clauses":[{"id":"c","attribute":"plan","values":["gold"]},{"id":"d","attribute":"","operator":4,"values":["premium-jp"]},{"id":"e","attribute":"x","operator":1,"values":null}]}]',
     '{"fixed_strategy":{"variation":"v"}}', 'v', '["web"]', '', 2, NULL, 'env-staging'),
    ('new-writer', 'New', '', 0, 3, 1600000000, 1600000001,
     '[{"id":"v","value":"1","name":"","description":"","color":"red"}]', '[]',
     '[{"id":"r","strategy":{"type":0,"fixed_strategy":{"variation":"v"},"rollout_strategy":null},"clauses":[{"id":"c","attribute":"plan","operator":99,"values":["gold"]}]}]',
     '{"type":0,"fixed_strategy":{"variation":"v"},"rollout_strategy":null}', 'v', '[]', '', 2, '[]', 'env-staging');

-- ids that differ by case alone, in two environments, and rows that are deleted or archived
INSERT INTO feature (id, name, description, enabled, archived, deleted, ttl, version, created_at, updated_at, variations,
        targets, rules, default_strategy, off_variation, tags, maintainer, variation_type, prerequisites, environment_id) VALUES
    ('Checkout-Redesign', 'Other', '', 0, 0, 0, 0, 1, 1700000000, 1700000001, '[]', '[]', '[]',
     '{"type":0,"fixed_strategy":{"variation":"v"},"rollout_strategy":null}', 'v', '["Web"]', '', 0, '[]', ''),
    ('gone', 'Gone', '', 1, 1, 1, 0, 2, 1700000000, 1700000001, '[]', '[]', '[]',
     '{"type":0,"fixed_strategy":{"variation":"v"},"rollout_strategy":null}', 'v', '[]', '', 0, '[]', '');

INSERT INTO tag (id, name, created_at, updated_at, environment_id, entity_type) VALUES
    ('tag-1', 'web', 1700000000, 1700000001, 'env-staging', 1),
    ('tag-2', 'Web', 1700000000, 1700000001, '', 1),
    ('tag-3', 'web', 1700000000, 1700000001, 'env-staging', 2);

-- a segment without rules has JSON null
INSERT INTO segment (id, name, description, rules, created_at, updated_at, version, included_user_count,
        excluded_user_count, status, environment_id) VALUES
    ('premium-jp', 'Premium JP', '', '[{"id":"sr","strategy":null,"clauses":[{"id":"sc","attribute":"plan","operator":0,"values":["premium"]}]}]',
     1700000000, 1700000001, 1, 2, 0, 2, 'env-staging'),
    ('fresh', 'Fresh', '', 'null', 1700000000, 1700000001, 1, 0, 0, 0, 'env-staging');

INSERT INTO segment_user (id, segment_id, user_id, state, deleted, environment_id) VALUES
    ('premium-jp:Alice:INCLUDED', 'premium-jp', 'Alice', 0, 0, 'env-staging'),
    ('premium-jp:bob:INCLUDED', 'premium-jp', 'bob', 0, 1, 'env-staging');

-- two keys share a secret, one was made before last use was noted
INSERT INTO api_key (id, name, role, disabled, created_at, updated_at, environment_id, maintainer, api_key, description,
        last_used_at) VALUES
    ('key-1', 'first', 2, 0, 1700000000, 1700000001, 'env-staging', 'owner@example.com', 'secret-one', '', 1700000009),
    ('key-2', 'second', 1, 0, 1700000000, 1700000001, '', '', 'secret-two', '', NULL),
    ('key-3', 'third', 1, 1, 1700000000, 1700000001, '', '', 'secret-two', '', 0);

INSERT INTO feature_last_used_info (id, feature_id, version, last_used_at, client_oldest_version, client_latest_version,
        created_at, environment_id) VALUES
    ('checkout-redesign:7', 'checkout-redesign', 7, 1767312000, '1.0.0', '2.0.0', 1767225600, 'env-staging');

INSERT INTO account_v2 (email, name, avatar_image_url, organization_id, organization_role, environment_roles, created_at,
        updated_at) VALUES
    ('owner@example.com', 'Owner', '', 'org', 3, '[]', 1700000000, 1700000001);

INSERT INTO team (id, name, organization_id) VALUES ('team', 'Team', 'org');

INSERT INTO auto_ops_rule (id, feature_id, ops_type, clauses, created_at, updated_at, environment_id) VALUES
    ('ops', 'checkout-redesign', 2, '[]', 1700000000, 1700000001, 'env-staging');

INSERT INTO code_reference (id, feature_id, file_path, environment_id, created_at, updated_at) VALUES
    ('code', 'checkout-redesign', 'Main.java', 'env-staging', 1700000000, 1700000001);

INSERT INTO scheduled_feature_change (id, feature_id, environment_id, scheduled_at, payload) VALUES
    ('change', 'Checkout-Redesign', '', 1700000000, '{}');

INSERT INTO notification (id) VALUES ('note');

INSERT INTO notification_localization (notification_id, language, title) VALUES ('note', 'en', 'Title');

INSERT INTO audit_log (id, timestamp, entity_type, entity_id, type, event, editor, options, environment_id, entity_data,
        previous_entity_data) VALUES
    ('log', 1700000000, 0, 'checkout-redesign', 1, '{}', '{}', '{}', 'env-staging', '{}', '');

INSERT INTO evaluation_event (id, environment_id, timestamp, feature_id, feature_version, user_id, user_data, variation_id) VALUES
    ('event', 'env-staging', '2026-01-01 00:00:00', 'checkout-redesign', 7, 'Alice', '"{}"', 'v-classic');
