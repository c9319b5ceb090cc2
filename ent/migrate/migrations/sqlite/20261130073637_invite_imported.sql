-- +goose Up
-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- create "new_messages" table
CREATE TABLE `new_messages` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `kind` text NOT NULL, `read_at` datetime NULL, `user_id` text NOT NULL, `participation_id` text NULL, `request_id` text NULL, `import_id` text NULL, PRIMARY KEY (`id`), CONSTRAINT `messages_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION, CONSTRAINT `messages_participations_participation` FOREIGN KEY (`participation_id`) REFERENCES `participations` (`id`) ON DELETE SET NULL, CONSTRAINT `messages_feedback_requests_request` FOREIGN KEY (`request_id`) REFERENCES `feedback_requests` (`id`) ON DELETE SET NULL, CONSTRAINT `messages_people_imports_import` FOREIGN KEY (`import_id`) REFERENCES `people_imports` (`id`) ON DELETE SET NULL);
-- copy rows from old table "messages" to new temporary table "new_messages"
INSERT INTO `new_messages` (`id`, `created_at`, `updated_at`, `kind`, `read_at`, `user_id`, `participation_id`, `request_id`) SELECT `id`, `created_at`, `updated_at`, `kind`, `read_at`, `user_id`, `participation_id`, `request_id` FROM `messages`;
-- drop "messages" table after copying rows
DROP TABLE `messages`;
-- rename temporary table "new_messages" to "messages"
ALTER TABLE `new_messages` RENAME TO `messages`;
-- create index "message_user_id_created_at_id" to table: "messages"
CREATE INDEX `message_user_id_created_at_id` ON `messages` (`user_id`, `created_at`, `id`);
-- create index "message_user_id_read_at" to table: "messages"
CREATE INDEX `message_user_id_read_at` ON `messages` (`user_id`, `read_at`);
-- create index "message_import_id" to table: "messages"
CREATE INDEX `message_import_id` ON `messages` (`import_id`);
-- create "new_people_imports" table
CREATE TABLE `new_people_imports` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `file_name` text NOT NULL DEFAULT (''), `columns` json NOT NULL, `state` text NOT NULL DEFAULT ('CHECKING'), `new_lines` integer NOT NULL, `changed_lines` integer NOT NULL, `unchanged_lines` integer NOT NULL, `refused_lines` integer NOT NULL, `done_lines` integer NOT NULL DEFAULT (0), `failed_lines` integer NOT NULL DEFAULT (0), `started_at` datetime NULL, `ended_at` datetime NULL, `inviting_since` datetime NULL, `invitation` text NOT NULL DEFAULT (''), `user_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `people_imports_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION);
-- copy rows from old table "people_imports" to new temporary table "new_people_imports"
INSERT INTO `new_people_imports` (`id`, `created_at`, `updated_at`, `version`, `file_name`, `columns`, `state`, `new_lines`, `changed_lines`, `unchanged_lines`, `refused_lines`, `done_lines`, `failed_lines`, `started_at`, `ended_at`, `user_id`) SELECT `id`, `created_at`, `updated_at`, `version`, `file_name`, `columns`, `state`, `new_lines`, `changed_lines`, `unchanged_lines`, `refused_lines`, `done_lines`, `failed_lines`, `started_at`, `ended_at`, `user_id` FROM `people_imports`;
-- drop "people_imports" table after copying rows
DROP TABLE `people_imports`;
-- rename temporary table "new_people_imports" to "people_imports"
ALTER TABLE `new_people_imports` RENAME TO `people_imports`;
-- create index "peopleimport_user_id_state" to table: "people_imports"
CREATE INDEX `peopleimport_user_id_state` ON `people_imports` (`user_id`, `state`);
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;

-- +goose Down
-- reverse: create index "peopleimport_user_id_state" to table: "people_imports"
DROP INDEX `peopleimport_user_id_state`;
-- reverse: create "new_people_imports" table
DROP TABLE `new_people_imports`;
-- reverse: create index "message_import_id" to table: "messages"
DROP INDEX `message_import_id`;
-- reverse: create index "message_user_id_read_at" to table: "messages"
DROP INDEX `message_user_id_read_at`;
-- reverse: create index "message_user_id_created_at_id" to table: "messages"
DROP INDEX `message_user_id_created_at_id`;
-- reverse: create "new_messages" table
DROP TABLE `new_messages`;
