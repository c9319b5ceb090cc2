-- +goose Up
-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- create "new_users" table
CREATE TABLE `new_users` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `kind` text NOT NULL, `outside` bool NOT NULL DEFAULT (false), `name` text NOT NULL, `email` text NOT NULL, `title` text NOT NULL DEFAULT (''), `team` text NOT NULL DEFAULT (''), `department` text NOT NULL DEFAULT (''), `location` text NOT NULL DEFAULT (''), `locale` text NOT NULL DEFAULT ('EN'), `work_role` text NULL, `hr_admin` bool NOT NULL DEFAULT (false), `hr_reads_from` datetime NULL, `hr_assistant` bool NOT NULL DEFAULT (false), `tech_admin` bool NOT NULL DEFAULT (false), `state` text NOT NULL, `second_factor` bool NOT NULL DEFAULT (false), `line_path` text NOT NULL, `invited_by_id` text NULL, `verified_at` datetime NULL, `last_sign_in_at` datetime NULL, `manager_id` text NULL, PRIMARY KEY (`id`), CONSTRAINT `users_users_reports` FOREIGN KEY (`manager_id`) REFERENCES `users` (`id`) ON DELETE SET NULL);
-- copy rows from old table "users" to new temporary table "new_users"
INSERT INTO `new_users` (`id`, `created_at`, `updated_at`, `version`, `kind`, `outside`, `name`, `email`, `title`, `team`, `department`, `location`, `locale`, `work_role`, `hr_admin`, `hr_reads_from`, `hr_assistant`, `tech_admin`, `state`, `line_path`, `invited_by_id`, `verified_at`, `last_sign_in_at`, `manager_id`) SELECT `id`, `created_at`, `updated_at`, `version`, `kind`, `outside`, `name`, `email`, `title`, `team`, `department`, `location`, `locale`, `work_role`, `hr_admin`, `hr_reads_from`, `hr_assistant`, `tech_admin`, `state`, `line_path`, `invited_by_id`, `verified_at`, `last_sign_in_at`, `manager_id` FROM `users`;
-- drop "users" table after copying rows
DROP TABLE `users`;
-- rename temporary table "new_users" to "users"
ALTER TABLE `new_users` RENAME TO `users`;
-- create index "users_email_key" to table: "users"
CREATE UNIQUE INDEX `users_email_key` ON `users` (`email`);
-- create index "user_line_path_kind_outside_state" to table: "users"
CREATE INDEX `user_line_path_kind_outside_state` ON `users` (`line_path`, `kind`, `outside`, `state`);
-- create index "user_name_id" to table: "users"
CREATE INDEX `user_name_id` ON `users` (`name`, `id`);
-- create index "user_kind_state" to table: "users"
CREATE INDEX `user_kind_state` ON `users` (`kind`, `state`);
-- create index "user_hr_admin" to table: "users"
CREATE INDEX `user_hr_admin` ON `users` (`hr_admin`);
-- create index "user_manager_id_name_id" to table: "users"
CREATE INDEX `user_manager_id_name_id` ON `users` (`manager_id`, `name`, `id`);
-- create index "user_kind_outside_state" to table: "users"
CREATE INDEX `user_kind_outside_state` ON `users` (`kind`, `outside`, `state`);
-- create index "user_team_name_id_kind_outside_state" to table: "users"
CREATE INDEX `user_team_name_id_kind_outside_state` ON `users` (`team`, `name`, `id`, `kind`, `outside`, `state`);
-- create index "user_department_name_id_kind_outside_state" to table: "users"
CREATE INDEX `user_department_name_id_kind_outside_state` ON `users` (`department`, `name`, `id`, `kind`, `outside`, `state`);
-- create index "user_location_name_id_kind_outside_state" to table: "users"
CREATE INDEX `user_location_name_id_kind_outside_state` ON `users` (`location`, `name`, `id`, `kind`, `outside`, `state`);
-- create "authenticators" table
CREATE TABLE `authenticators` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `sealed` blob NOT NULL, `last_step` integer NOT NULL, `failures` integer NOT NULL DEFAULT (0), `user_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `authenticators_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION);
-- create index "authenticator_user_id" to table: "authenticators"
CREATE UNIQUE INDEX `authenticator_user_id` ON `authenticators` (`user_id`);
-- create "recovery_codes" table
CREATE TABLE `recovery_codes` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `code_hash` text NOT NULL, `user_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `recovery_codes_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION);
-- create index "recoverycode_user_id_code_hash" to table: "recovery_codes"
CREATE UNIQUE INDEX `recoverycode_user_id_code_hash` ON `recovery_codes` (`user_id`, `code_hash`);
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;

-- +goose Down
-- reverse: create index "recoverycode_user_id_code_hash" to table: "recovery_codes"
DROP INDEX `recoverycode_user_id_code_hash`;
-- reverse: create "recovery_codes" table
DROP TABLE `recovery_codes`;
-- reverse: create index "authenticator_user_id" to table: "authenticators"
DROP INDEX `authenticator_user_id`;
-- reverse: create "authenticators" table
DROP TABLE `authenticators`;
-- reverse: create index "user_location_name_id_kind_outside_state" to table: "users"
DROP INDEX `user_location_name_id_kind_outside_state`;
-- reverse: create index "user_department_name_id_kind_outside_state" to table: "users"
DROP INDEX `user_department_name_id_kind_outside_state`;
-- reverse: create index "user_team_name_id_kind_outside_state" to table: "users"
DROP INDEX `user_team_name_id_kind_outside_state`;
-- reverse: create index "user_kind_outside_state" to table: "users"
DROP INDEX `user_kind_outside_state`;
-- reverse: create index "user_manager_id_name_id" to table: "users"
DROP INDEX `user_manager_id_name_id`;
-- reverse: create index "user_hr_admin" to table: "users"
DROP INDEX `user_hr_admin`;
-- reverse: create index "user_kind_state" to table: "users"
DROP INDEX `user_kind_state`;
-- reverse: create index "user_name_id" to table: "users"
DROP INDEX `user_name_id`;
-- reverse: create index "user_line_path_kind_outside_state" to table: "users"
DROP INDEX `user_line_path_kind_outside_state`;
-- reverse: create index "users_email_key" to table: "users"
DROP INDEX `users_email_key`;
-- reverse: create "new_users" table
DROP TABLE `new_users`;
