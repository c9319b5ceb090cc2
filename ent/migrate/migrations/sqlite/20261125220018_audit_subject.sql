-- +goose Up
-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- create "new_audit_events" table
CREATE TABLE `new_audit_events` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `actor_id` text NULL, `part` text NOT NULL, `action` text NOT NULL, `object_id` text NOT NULL, `subject_id` text NULL, `changed` json NULL, PRIMARY KEY (`id`));
-- copy rows from old table "audit_events" to new temporary table "new_audit_events"
INSERT INTO `new_audit_events` (`id`, `created_at`, `updated_at`, `actor_id`, `part`, `action`, `object_id`) SELECT `id`, `created_at`, `updated_at`, `actor_id`, `part`, `action`, `object_id` FROM `audit_events`;
-- drop "audit_events" table after copying rows
DROP TABLE `audit_events`;
-- rename temporary table "new_audit_events" to "audit_events"
ALTER TABLE `new_audit_events` RENAME TO `audit_events`;
-- create index "auditevent_part_created_at_id" to table: "audit_events"
CREATE INDEX `auditevent_part_created_at_id` ON `audit_events` (`part`, `created_at`, `id`);
-- create index "auditevent_object_id" to table: "audit_events"
CREATE INDEX `auditevent_object_id` ON `audit_events` (`object_id`);
-- create index "auditevent_actor_id" to table: "audit_events"
CREATE INDEX `auditevent_actor_id` ON `audit_events` (`actor_id`);
-- create index "auditevent_subject_id" to table: "audit_events"
CREATE INDEX `auditevent_subject_id` ON `audit_events` (`subject_id`);
-- whom the acts that are already there concerned: written by hand
UPDATE `audit_events` SET `subject_id` = CASE substr(`object_id`, 1, 4)
  WHEN 'usr_' THEN `object_id`
  WHEN 'prt_' THEN (SELECT `reviewee_id` FROM `participations` WHERE `id` = `object_id`)
  WHEN 'req_' THEN (SELECT `reviewee_id` FROM `feedback_requests` WHERE `id` = `object_id`)
  WHEN 'mal_' THEN (SELECT `user_id` FROM `mails` WHERE `id` = `object_id`)
END;
-- an audit event is written once: written by hand
-- +goose StatementBegin
CREATE TRIGGER `audit_events_no_update` BEFORE UPDATE ON `audit_events`
BEGIN SELECT RAISE(ABORT, 'audit events are written once'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER `audit_events_no_delete` BEFORE DELETE ON `audit_events`
BEGIN SELECT RAISE(ABORT, 'audit events are written once'); END;
-- +goose StatementEnd
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;

-- +goose Down
-- reverse: create index "auditevent_subject_id" to table: "audit_events"
DROP INDEX `auditevent_subject_id`;
-- reverse: create index "auditevent_actor_id" to table: "audit_events"
DROP INDEX `auditevent_actor_id`;
-- reverse: create index "auditevent_object_id" to table: "audit_events"
DROP INDEX `auditevent_object_id`;
-- reverse: create index "auditevent_part_created_at_id" to table: "audit_events"
DROP INDEX `auditevent_part_created_at_id`;
-- reverse: create "new_audit_events" table
DROP TABLE `new_audit_events`;
