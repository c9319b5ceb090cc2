-- +goose Up
-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- create "new_mails" table
CREATE TABLE `new_mails` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `kind` text NOT NULL, `address` text NOT NULL DEFAULT (''), `personal_message` text NOT NULL DEFAULT (''), `state` text NOT NULL DEFAULT ('QUEUED'), `attempts` integer NOT NULL DEFAULT (0), `due_at` datetime NOT NULL, `problem` text NOT NULL DEFAULT (''), `message_id` text NOT NULL, `sent_at` datetime NULL, `user_id` text NOT NULL, `participation_id` text NULL, `request_id` text NULL, `link_id` text NULL, PRIMARY KEY (`id`), CONSTRAINT `mails_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION, CONSTRAINT `mails_participations_participation` FOREIGN KEY (`participation_id`) REFERENCES `participations` (`id`) ON DELETE SET NULL, CONSTRAINT `mails_feedback_requests_request` FOREIGN KEY (`request_id`) REFERENCES `feedback_requests` (`id`) ON DELETE SET NULL, CONSTRAINT `mails_one_time_links_link` FOREIGN KEY (`link_id`) REFERENCES `one_time_links` (`id`) ON DELETE SET NULL);
-- copy rows from old table "mails" to new temporary table "new_mails"
INSERT INTO `new_mails` (`id`, `created_at`, `updated_at`, `kind`, `personal_message`, `state`, `attempts`, `due_at`, `problem`, `message_id`, `sent_at`, `user_id`, `participation_id`, `request_id`, `link_id`) SELECT `id`, `created_at`, `updated_at`, `kind`, `personal_message`, `state`, `attempts`, `due_at`, `problem`, `message_id`, `sent_at`, `user_id`, `participation_id`, `request_id`, `link_id` FROM `mails`;
-- drop "mails" table after copying rows
DROP TABLE `mails`;
-- rename temporary table "new_mails" to "mails"
ALTER TABLE `new_mails` RENAME TO `mails`;
-- create index "mails_message_id_key" to table: "mails"
CREATE UNIQUE INDEX `mails_message_id_key` ON `mails` (`message_id`);
-- create index "mail_state_due_at" to table: "mails"
CREATE INDEX `mail_state_due_at` ON `mails` (`state`, `due_at`);
-- create index "mail_created_at_id" to table: "mails"
CREATE INDEX `mail_created_at_id` ON `mails` (`created_at`, `id`);
-- create index "mail_user_id_state" to table: "mails"
CREATE INDEX `mail_user_id_state` ON `mails` (`user_id`, `state`);
-- create "address_changes" table
CREATE TABLE `address_changes` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `email` text NOT NULL, `guarded` bool NOT NULL, `agreed_at` datetime NULL, `agreed_by_id` text NULL, `user_id` text NOT NULL, `asked_by_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `address_changes_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION, CONSTRAINT `address_changes_users_asked_by` FOREIGN KEY (`asked_by_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION);
-- create index "addresschange_user_id" to table: "address_changes"
CREATE UNIQUE INDEX `addresschange_user_id` ON `address_changes` (`user_id`);
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;

-- +goose Down
-- reverse: create index "addresschange_user_id" to table: "address_changes"
DROP INDEX `addresschange_user_id`;
-- reverse: create "address_changes" table
DROP TABLE `address_changes`;
-- reverse: create index "mail_user_id_state" to table: "mails"
DROP INDEX `mail_user_id_state`;
-- reverse: create index "mail_created_at_id" to table: "mails"
DROP INDEX `mail_created_at_id`;
-- reverse: create index "mail_state_due_at" to table: "mails"
DROP INDEX `mail_state_due_at`;
-- reverse: create index "mails_message_id_key" to table: "mails"
DROP INDEX `mails_message_id_key`;
-- reverse: create "new_mails" table
DROP TABLE `new_mails`;
