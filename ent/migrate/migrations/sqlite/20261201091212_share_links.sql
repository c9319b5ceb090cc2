-- +goose Up
-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- create "new_sessions" table
CREATE TABLE `new_sessions` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `token_hash` text NOT NULL, `device` text NOT NULL DEFAULT (''), `seen_at` datetime NOT NULL, `network` text NOT NULL DEFAULT (''), `expires_at` datetime NOT NULL, `by_code` bool NOT NULL DEFAULT (false), `proved_at` datetime NULL, `user_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `sessions_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION);
-- copy rows from old table "sessions" to new temporary table "new_sessions"
INSERT INTO `new_sessions` (`id`, `created_at`, `updated_at`, `token_hash`, `device`, `seen_at`, `network`, `expires_at`, `proved_at`, `user_id`) SELECT `id`, `created_at`, `updated_at`, `token_hash`, `device`, `seen_at`, `network`, `expires_at`, `proved_at`, `user_id` FROM `sessions`;
-- drop "sessions" table after copying rows
DROP TABLE `sessions`;
-- rename temporary table "new_sessions" to "sessions"
ALTER TABLE `new_sessions` RENAME TO `sessions`;
-- create index "sessions_token_hash_key" to table: "sessions"
CREATE UNIQUE INDEX `sessions_token_hash_key` ON `sessions` (`token_hash`);
-- create index "session_user_id" to table: "sessions"
CREATE INDEX `session_user_id` ON `sessions` (`user_id`);
-- create index "session_expires_at" to table: "sessions"
CREATE INDEX `session_expires_at` ON `sessions` (`expires_at`);
-- create "new_mails" table
CREATE TABLE `new_mails` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `kind` text NOT NULL, `code_id` text NULL, `address` text NOT NULL DEFAULT (''), `personal_message` text NOT NULL DEFAULT (''), `state` text NOT NULL DEFAULT ('QUEUED'), `attempts` integer NOT NULL DEFAULT (0), `due_at` datetime NOT NULL, `problem` text NOT NULL DEFAULT (''), `message_id` text NOT NULL, `sent_at` datetime NULL, `user_id` text NOT NULL, `participation_id` text NULL, `request_id` text NULL, `link_id` text NULL, `share_link_id` text NULL, PRIMARY KEY (`id`), CONSTRAINT `mails_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION, CONSTRAINT `mails_participations_participation` FOREIGN KEY (`participation_id`) REFERENCES `participations` (`id`) ON DELETE SET NULL, CONSTRAINT `mails_feedback_requests_request` FOREIGN KEY (`request_id`) REFERENCES `feedback_requests` (`id`) ON DELETE SET NULL, CONSTRAINT `mails_one_time_links_link` FOREIGN KEY (`link_id`) REFERENCES `one_time_links` (`id`) ON DELETE SET NULL, CONSTRAINT `mails_share_links_share_link` FOREIGN KEY (`share_link_id`) REFERENCES `share_links` (`id`) ON DELETE SET NULL);
-- copy rows from old table "mails" to new temporary table "new_mails"
INSERT INTO `new_mails` (`id`, `created_at`, `updated_at`, `kind`, `address`, `personal_message`, `state`, `attempts`, `due_at`, `problem`, `message_id`, `sent_at`, `user_id`, `participation_id`, `request_id`, `link_id`) SELECT `id`, `created_at`, `updated_at`, `kind`, `address`, `personal_message`, `state`, `attempts`, `due_at`, `problem`, `message_id`, `sent_at`, `user_id`, `participation_id`, `request_id`, `link_id` FROM `mails`;
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
-- create "new_work_grants" table
CREATE TABLE `new_work_grants` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `comments` bool NOT NULL DEFAULT (true), `decides` bool NOT NULL DEFAULT (false), `downloads` bool NOT NULL DEFAULT (true), `expires_at` datetime NULL, `last_used_at` datetime NULL, `link_id` text NULL, `user_id` text NOT NULL, `added_by_id` text NOT NULL, `review_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `work_grants_share_links_grants` FOREIGN KEY (`link_id`) REFERENCES `share_links` (`id`) ON DELETE CASCADE, CONSTRAINT `work_grants_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION, CONSTRAINT `work_grants_users_added_by` FOREIGN KEY (`added_by_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION, CONSTRAINT `work_grants_work_reviews_grants` FOREIGN KEY (`review_id`) REFERENCES `work_reviews` (`id`) ON DELETE CASCADE);
-- copy rows from old table "work_grants" to new temporary table "new_work_grants"
INSERT INTO `new_work_grants` (`id`, `created_at`, `updated_at`, `version`, `comments`, `decides`, `downloads`, `expires_at`, `last_used_at`, `user_id`, `added_by_id`, `review_id`) SELECT `id`, `created_at`, `updated_at`, `version`, `comments`, `decides`, `downloads`, `expires_at`, `last_used_at`, `user_id`, `added_by_id`, `review_id` FROM `work_grants`;
-- drop "work_grants" table after copying rows
DROP TABLE `work_grants`;
-- rename temporary table "new_work_grants" to "work_grants"
ALTER TABLE `new_work_grants` RENAME TO `work_grants`;
-- create index "workgrant_review_id_user_id" to table: "work_grants"
CREATE UNIQUE INDEX `workgrant_review_id_user_id` ON `work_grants` (`review_id`, `user_id`);
-- create index "workgrant_user_id" to table: "work_grants"
CREATE INDEX `workgrant_user_id` ON `work_grants` (`user_id`);
-- create "door_codes" table
CREATE TABLE `door_codes` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `link_id` text NOT NULL, `address` text NOT NULL, `tries` integer NOT NULL DEFAULT (0), `expires_at` datetime NOT NULL, `used_at` datetime NULL, `voided_at` datetime NULL, PRIMARY KEY (`id`));
-- create index "doorcode_address_created_at" to table: "door_codes"
CREATE INDEX `doorcode_address_created_at` ON `door_codes` (`address`, `created_at`);
-- create index "doorcode_created_at" to table: "door_codes"
CREATE INDEX `doorcode_created_at` ON `door_codes` (`created_at`);
-- create "share_links" table
CREATE TABLE `share_links` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `token_hash` text NOT NULL, `addresses` json NOT NULL, `domains` json NOT NULL, `excluded` json NOT NULL, `comments` bool NOT NULL DEFAULT (true), `decides` bool NOT NULL DEFAULT (false), `downloads` bool NOT NULL DEFAULT (true), `expires_at` datetime NOT NULL, `last_used_at` datetime NULL, `created_by_id` text NOT NULL, `review_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `share_links_users_created_by` FOREIGN KEY (`created_by_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION, CONSTRAINT `share_links_work_reviews_links` FOREIGN KEY (`review_id`) REFERENCES `work_reviews` (`id`) ON DELETE CASCADE);
-- create index "share_links_token_hash_key" to table: "share_links"
CREATE UNIQUE INDEX `share_links_token_hash_key` ON `share_links` (`token_hash`);
-- create index "sharelink_review_id" to table: "share_links"
CREATE INDEX `sharelink_review_id` ON `share_links` (`review_id`);
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;

-- +goose Down
-- reverse: create index "sharelink_review_id" to table: "share_links"
DROP INDEX `sharelink_review_id`;
-- reverse: create index "share_links_token_hash_key" to table: "share_links"
DROP INDEX `share_links_token_hash_key`;
-- reverse: create "share_links" table
DROP TABLE `share_links`;
-- reverse: create index "doorcode_created_at" to table: "door_codes"
DROP INDEX `doorcode_created_at`;
-- reverse: create index "doorcode_address_created_at" to table: "door_codes"
DROP INDEX `doorcode_address_created_at`;
-- reverse: create "door_codes" table
DROP TABLE `door_codes`;
-- reverse: create index "workgrant_user_id" to table: "work_grants"
DROP INDEX `workgrant_user_id`;
-- reverse: create index "workgrant_review_id_user_id" to table: "work_grants"
DROP INDEX `workgrant_review_id_user_id`;
-- reverse: create "new_work_grants" table
DROP TABLE `new_work_grants`;
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
-- reverse: create index "session_expires_at" to table: "sessions"
DROP INDEX `session_expires_at`;
-- reverse: create index "session_user_id" to table: "sessions"
DROP INDEX `session_user_id`;
-- reverse: create index "sessions_token_hash_key" to table: "sessions"
DROP INDEX `sessions_token_hash_key`;
-- reverse: create "new_sessions" table
DROP TABLE `new_sessions`;
