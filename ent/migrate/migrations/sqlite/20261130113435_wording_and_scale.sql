-- +goose Up
-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- create "new_questions" table
CREATE TABLE `new_questions` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `position` integer NOT NULL, `kind` text NOT NULL, `text` text NOT NULL, `help` text NOT NULL DEFAULT (''), `text_self` text NOT NULL DEFAULT (''), `required` bool NOT NULL DEFAULT (false), `allow_not_applicable` bool NOT NULL DEFAULT (false), `labels` json NOT NULL, `cycle_scale` bool NOT NULL DEFAULT (false), `axes` json NOT NULL DEFAULT '[]', `cycle_id` text NOT NULL, `section_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `questions_cycles_questions` FOREIGN KEY (`cycle_id`) REFERENCES `cycles` (`id`) ON DELETE CASCADE, CONSTRAINT `questions_sections_questions` FOREIGN KEY (`section_id`) REFERENCES `sections` (`id`) ON DELETE CASCADE);
-- copy rows from old table "questions" to new temporary table "new_questions"
INSERT INTO `new_questions` (`id`, `created_at`, `updated_at`, `position`, `kind`, `text`, `help`, `required`, `allow_not_applicable`, `labels`, `axes`, `cycle_id`, `section_id`) SELECT `id`, `created_at`, `updated_at`, `position`, `kind`, `text`, `help`, `required`, `allow_not_applicable`, `labels`, `axes`, `cycle_id`, `section_id` FROM `questions`;
-- drop "questions" table after copying rows
DROP TABLE `questions`;
-- rename temporary table "new_questions" to "questions"
ALTER TABLE `new_questions` RENAME TO `questions`;
-- create index "question_cycle_id_section_id_position" to table: "questions"
CREATE INDEX `question_cycle_id_section_id_position` ON `questions` (`cycle_id`, `section_id`, `position`);
-- create "new_cycles" table
CREATE TABLE `new_cycles` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `list_visible` bool NOT NULL DEFAULT (true), `threshold` integer NOT NULL DEFAULT (3), `reviewee_content` text NOT NULL DEFAULT ('NONE'), `reviewee_author` text NOT NULL DEFAULT ('HIDDEN'), `reviewee_from` text NOT NULL DEFAULT ('RELEASED'), `line_manager_content` text NOT NULL DEFAULT ('NONE'), `line_manager_author` text NOT NULL DEFAULT ('HIDDEN'), `line_manager_from` text NOT NULL DEFAULT ('RELEASED'), `indirect_content` text NOT NULL DEFAULT ('NONE'), `indirect_author` text NOT NULL DEFAULT ('HIDDEN'), `indirect_from` text NOT NULL DEFAULT ('RELEASED'), `hr_content` text NOT NULL DEFAULT ('NONE'), `hr_author` text NOT NULL DEFAULT ('HIDDEN'), `hr_from` text NOT NULL DEFAULT ('RELEASED'), `kind` text NOT NULL, `state` text NOT NULL DEFAULT ('DRAFT'), `name` text NOT NULL, `introduction` text NOT NULL DEFAULT (''), `preset` text NOT NULL, `nomination` text NOT NULL DEFAULT ('REVIEWEE_NOMINATES'), `min_reviewers` integer NOT NULL DEFAULT (3), `max_reviewers` integer NOT NULL DEFAULT (8), `scale_labels` json NOT NULL DEFAULT '[]', `scale_not_applicable` bool NOT NULL DEFAULT (false), `starts_at` datetime NULL, `nominate_until` datetime NULL, `approve_until` datetime NULL, `write_until` datetime NULL, `release_at` datetime NULL, `ends_at` datetime NULL, `nominate_deadline` bool NOT NULL DEFAULT (false), `approve_deadline` bool NOT NULL DEFAULT (false), `write_deadline` bool NOT NULL DEFAULT (false), `grace_days` integer NOT NULL DEFAULT (0), `policy_frozen_at` datetime NULL, `reviews_everyone` bool NOT NULL DEFAULT (false), `reviewed_teams` json NULL, `reviewed_departments` json NULL, `spared_reviewees` json NULL, `launching_at` datetime NULL, `launch_plan` json NULL, `launch_done` integer NOT NULL DEFAULT (0), `released_by_date` bool NOT NULL DEFAULT (false), `join_destroyed_at` datetime NULL, PRIMARY KEY (`id`));
-- copy rows from old table "cycles" to new temporary table "new_cycles"
INSERT INTO `new_cycles` (`id`, `created_at`, `updated_at`, `version`, `list_visible`, `threshold`, `reviewee_content`, `reviewee_author`, `reviewee_from`, `line_manager_content`, `line_manager_author`, `line_manager_from`, `indirect_content`, `indirect_author`, `indirect_from`, `hr_content`, `hr_author`, `hr_from`, `kind`, `state`, `name`, `introduction`, `preset`, `nomination`, `min_reviewers`, `max_reviewers`, `starts_at`, `nominate_until`, `approve_until`, `write_until`, `release_at`, `ends_at`, `nominate_deadline`, `approve_deadline`, `write_deadline`, `grace_days`, `policy_frozen_at`, `reviews_everyone`, `reviewed_teams`, `reviewed_departments`, `spared_reviewees`, `launching_at`, `launch_plan`, `launch_done`, `released_by_date`, `join_destroyed_at`) SELECT `id`, `created_at`, `updated_at`, `version`, `list_visible`, `threshold`, `reviewee_content`, `reviewee_author`, `reviewee_from`, `line_manager_content`, `line_manager_author`, `line_manager_from`, `indirect_content`, `indirect_author`, `indirect_from`, `hr_content`, `hr_author`, `hr_from`, `kind`, `state`, `name`, `introduction`, `preset`, `nomination`, `min_reviewers`, `max_reviewers`, `starts_at`, `nominate_until`, `approve_until`, `write_until`, `release_at`, `ends_at`, `nominate_deadline`, `approve_deadline`, `write_deadline`, `grace_days`, `policy_frozen_at`, `reviews_everyone`, `reviewed_teams`, `reviewed_departments`, `spared_reviewees`, `launching_at`, `launch_plan`, `launch_done`, `released_by_date`, `join_destroyed_at` FROM `cycles`;
-- drop "cycles" table after copying rows
DROP TABLE `cycles`;
-- rename temporary table "new_cycles" to "cycles"
ALTER TABLE `new_cycles` RENAME TO `cycles`;
-- create index "cycle_kind_created_at_id" to table: "cycles"
CREATE INDEX `cycle_kind_created_at_id` ON `cycles` (`kind`, `created_at`, `id`);
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;

-- +goose Down
-- reverse: create index "cycle_kind_created_at_id" to table: "cycles"
DROP INDEX `cycle_kind_created_at_id`;
-- reverse: create "new_cycles" table
DROP TABLE `new_cycles`;
-- reverse: create index "question_cycle_id_section_id_position" to table: "questions"
DROP INDEX `question_cycle_id_section_id_position`;
-- reverse: create "new_questions" table
DROP TABLE `new_questions`;
