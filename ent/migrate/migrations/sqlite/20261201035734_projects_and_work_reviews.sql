-- +goose Up
-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- create "new_settings" table
CREATE TABLE `new_settings` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `company_name` text NOT NULL, `company_domains` json NOT NULL, `invite_guests` text NOT NULL DEFAULT ('HR_ONLY'), `shares_with_guests` bool NOT NULL DEFAULT (true), `second_factor_required` bool NOT NULL DEFAULT (false), PRIMARY KEY (`id`));
-- copy rows from old table "settings" to new temporary table "new_settings"
INSERT INTO `new_settings` (`id`, `created_at`, `updated_at`, `version`, `company_name`, `company_domains`, `invite_guests`, `second_factor_required`) SELECT `id`, `created_at`, `updated_at`, `version`, `company_name`, `company_domains`, `invite_guests`, `second_factor_required` FROM `settings`;
-- drop "settings" table after copying rows
DROP TABLE `settings`;
-- rename temporary table "new_settings" to "settings"
ALTER TABLE `new_settings` RENAME TO `settings`;
-- create "projects" table
CREATE TABLE `projects` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `name` text NOT NULL, `description` text NOT NULL DEFAULT (''), `due_at` datetime NULL, `archived_at` datetime NULL, `owner_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `projects_users_owner` FOREIGN KEY (`owner_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION);
-- create index "project_archived_at_created_at_id" to table: "projects"
CREATE INDEX `project_archived_at_created_at_id` ON `projects` (`archived_at`, `created_at`, `id`);
-- create index "project_owner_id" to table: "projects"
CREATE INDEX `project_owner_id` ON `projects` (`owner_id`);
-- create "project_members" table
CREATE TABLE `project_members` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `project_id` text NOT NULL, `user_id` text NOT NULL, `added_by_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `project_members_projects_members` FOREIGN KEY (`project_id`) REFERENCES `projects` (`id`) ON DELETE CASCADE, CONSTRAINT `project_members_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION, CONSTRAINT `project_members_users_added_by` FOREIGN KEY (`added_by_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION);
-- create index "projectmember_project_id_user_id" to table: "project_members"
CREATE UNIQUE INDEX `projectmember_project_id_user_id` ON `project_members` (`project_id`, `user_id`);
-- create index "projectmember_user_id" to table: "project_members"
CREATE INDEX `projectmember_user_id` ON `project_members` (`user_id`);
-- create "work_grants" table
CREATE TABLE `work_grants` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `comments` bool NOT NULL DEFAULT (true), `decides` bool NOT NULL DEFAULT (false), `downloads` bool NOT NULL DEFAULT (true), `expires_at` datetime NULL, `last_used_at` datetime NULL, `user_id` text NOT NULL, `added_by_id` text NOT NULL, `review_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `work_grants_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION, CONSTRAINT `work_grants_users_added_by` FOREIGN KEY (`added_by_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION, CONSTRAINT `work_grants_work_reviews_grants` FOREIGN KEY (`review_id`) REFERENCES `work_reviews` (`id`) ON DELETE CASCADE);
-- create index "workgrant_review_id_user_id" to table: "work_grants"
CREATE UNIQUE INDEX `workgrant_review_id_user_id` ON `work_grants` (`review_id`, `user_id`);
-- create index "workgrant_user_id" to table: "work_grants"
CREATE INDEX `workgrant_user_id` ON `work_grants` (`user_id`);
-- create "work_reviews" table
CREATE TABLE `work_reviews` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `title` text NOT NULL, `description` text NOT NULL DEFAULT (''), `state` text NOT NULL DEFAULT ('ACTIVE'), `names_shown` bool NOT NULL DEFAULT (false), `due_at` datetime NULL, `project_id` text NOT NULL, `owner_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `work_reviews_projects_work_reviews` FOREIGN KEY (`project_id`) REFERENCES `projects` (`id`) ON DELETE CASCADE, CONSTRAINT `work_reviews_users_owner` FOREIGN KEY (`owner_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION);
-- create index "workreview_project_id_created_at_id" to table: "work_reviews"
CREATE INDEX `workreview_project_id_created_at_id` ON `work_reviews` (`project_id`, `created_at`, `id`);
-- create index "workreview_owner_id" to table: "work_reviews"
CREATE INDEX `workreview_owner_id` ON `work_reviews` (`owner_id`);
-- create index "workreview_due_at" to table: "work_reviews"
CREATE INDEX `workreview_due_at` ON `work_reviews` (`due_at`);
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;

-- +goose Down
-- reverse: create index "workreview_due_at" to table: "work_reviews"
DROP INDEX `workreview_due_at`;
-- reverse: create index "workreview_owner_id" to table: "work_reviews"
DROP INDEX `workreview_owner_id`;
-- reverse: create index "workreview_project_id_created_at_id" to table: "work_reviews"
DROP INDEX `workreview_project_id_created_at_id`;
-- reverse: create "work_reviews" table
DROP TABLE `work_reviews`;
-- reverse: create index "workgrant_user_id" to table: "work_grants"
DROP INDEX `workgrant_user_id`;
-- reverse: create index "workgrant_review_id_user_id" to table: "work_grants"
DROP INDEX `workgrant_review_id_user_id`;
-- reverse: create "work_grants" table
DROP TABLE `work_grants`;
-- reverse: create index "projectmember_user_id" to table: "project_members"
DROP INDEX `projectmember_user_id`;
-- reverse: create index "projectmember_project_id_user_id" to table: "project_members"
DROP INDEX `projectmember_project_id_user_id`;
-- reverse: create "project_members" table
DROP TABLE `project_members`;
-- reverse: create index "project_owner_id" to table: "projects"
DROP INDEX `project_owner_id`;
-- reverse: create index "project_archived_at_created_at_id" to table: "projects"
DROP INDEX `project_archived_at_created_at_id`;
-- reverse: create "projects" table
DROP TABLE `projects`;
-- reverse: create "new_settings" table
DROP TABLE `new_settings`;
