-- +goose Up
-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- create "new_cycles" table
CREATE TABLE `new_cycles` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `list_visible` bool NOT NULL DEFAULT (true), `threshold` integer NOT NULL DEFAULT (3), `reviewee_content` text NOT NULL DEFAULT ('NONE'), `reviewee_author` text NOT NULL DEFAULT ('HIDDEN'), `reviewee_from` text NOT NULL DEFAULT ('RELEASED'), `line_manager_content` text NOT NULL DEFAULT ('NONE'), `line_manager_author` text NOT NULL DEFAULT ('HIDDEN'), `line_manager_from` text NOT NULL DEFAULT ('RELEASED'), `indirect_content` text NOT NULL DEFAULT ('NONE'), `indirect_author` text NOT NULL DEFAULT ('HIDDEN'), `indirect_from` text NOT NULL DEFAULT ('RELEASED'), `hr_content` text NOT NULL DEFAULT ('NONE'), `hr_author` text NOT NULL DEFAULT ('HIDDEN'), `hr_from` text NOT NULL DEFAULT ('RELEASED'), `kind` text NOT NULL, `state` text NOT NULL DEFAULT ('DRAFT'), `name` text NOT NULL, `introduction` text NOT NULL DEFAULT (''), `preset` text NOT NULL, `nomination` text NOT NULL DEFAULT ('REVIEWEE_NOMINATES'), `upward` bool NOT NULL DEFAULT (false), `self_assessment` bool NOT NULL DEFAULT (false), `min_reviewers` integer NOT NULL DEFAULT (3), `max_reviewers` integer NOT NULL DEFAULT (8), `suggested_reviewers` integer NOT NULL DEFAULT (0), `scale_labels` json NOT NULL DEFAULT '[]', `scale_not_applicable` bool NOT NULL DEFAULT (false), `mail_words` json NULL, `starts_at` datetime NULL, `nominate_until` datetime NULL, `approve_until` datetime NULL, `write_until` datetime NULL, `release_at` datetime NULL, `ends_at` datetime NULL, `nominate_deadline` bool NOT NULL DEFAULT (false), `approve_deadline` bool NOT NULL DEFAULT (false), `write_deadline` bool NOT NULL DEFAULT (false), `grace_days` integer NOT NULL DEFAULT (0), `policy_frozen_at` datetime NULL, `reviews_everyone` bool NOT NULL DEFAULT (false), `reviewed_teams` json NULL, `reviewed_departments` json NULL, `spared_reviewees` json NULL, `launching_at` datetime NULL, `launch_plan` json NULL, `launch_done` integer NOT NULL DEFAULT (0), `released_by_date` bool NOT NULL DEFAULT (false), `join_destroyed_at` datetime NULL, PRIMARY KEY (`id`));
-- copy rows from old table "cycles" to new temporary table "new_cycles"
INSERT INTO `new_cycles` (`id`, `created_at`, `updated_at`, `version`, `list_visible`, `threshold`, `reviewee_content`, `reviewee_author`, `reviewee_from`, `line_manager_content`, `line_manager_author`, `line_manager_from`, `indirect_content`, `indirect_author`, `indirect_from`, `hr_content`, `hr_author`, `hr_from`, `kind`, `state`, `name`, `introduction`, `preset`, `nomination`, `upward`, `min_reviewers`, `max_reviewers`, `suggested_reviewers`, `scale_labels`, `scale_not_applicable`, `mail_words`, `starts_at`, `nominate_until`, `approve_until`, `write_until`, `release_at`, `ends_at`, `nominate_deadline`, `approve_deadline`, `write_deadline`, `grace_days`, `policy_frozen_at`, `reviews_everyone`, `reviewed_teams`, `reviewed_departments`, `spared_reviewees`, `launching_at`, `launch_plan`, `launch_done`, `released_by_date`, `join_destroyed_at`) SELECT `id`, `created_at`, `updated_at`, `version`, `list_visible`, `threshold`, `reviewee_content`, `reviewee_author`, `reviewee_from`, `line_manager_content`, `line_manager_author`, `line_manager_from`, `indirect_content`, `indirect_author`, `indirect_from`, `hr_content`, `hr_author`, `hr_from`, `kind`, `state`, `name`, `introduction`, `preset`, `nomination`, `upward`, `min_reviewers`, `max_reviewers`, `suggested_reviewers`, `scale_labels`, `scale_not_applicable`, `mail_words`, `starts_at`, `nominate_until`, `approve_until`, `write_until`, `release_at`, `ends_at`, `nominate_deadline`, `approve_deadline`, `write_deadline`, `grace_days`, `policy_frozen_at`, `reviews_everyone`, `reviewed_teams`, `reviewed_departments`, `spared_reviewees`, `launching_at`, `launch_plan`, `launch_done`, `released_by_date`, `join_destroyed_at` FROM `cycles`;
-- drop "cycles" table after copying rows
DROP TABLE `cycles`;
-- rename temporary table "new_cycles" to "cycles"
ALTER TABLE `new_cycles` RENAME TO `cycles`;
-- create index "cycle_kind_created_at_id" to table: "cycles"
CREATE INDEX `cycle_kind_created_at_id` ON `cycles` (`kind`, `created_at`, `id`);
-- create "self_answers" table
CREATE TABLE `self_answers` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `text` text NOT NULL DEFAULT (''), `scale` integer NULL, `choices` json NOT NULL, `x` integer NULL, `y` integer NULL, `not_applicable` bool NOT NULL DEFAULT (false), `question_id` text NOT NULL, `assessment_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `self_answers_questions_question` FOREIGN KEY (`question_id`) REFERENCES `questions` (`id`) ON DELETE NO ACTION, CONSTRAINT `self_answers_self_assessments_answers` FOREIGN KEY (`assessment_id`) REFERENCES `self_assessments` (`id`) ON DELETE CASCADE);
-- create index "selfanswer_assessment_id_question_id" to table: "self_answers"
CREATE UNIQUE INDEX `selfanswer_assessment_id_question_id` ON `self_answers` (`assessment_id`, `question_id`);
-- create "self_assessments" table
CREATE TABLE `self_assessments` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `state` text NOT NULL DEFAULT ('DRAFT'), `submitted_at` datetime NULL, `participation_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `self_assessments_participations_self_assessment` FOREIGN KEY (`participation_id`) REFERENCES `participations` (`id`) ON DELETE CASCADE);
-- create index "self_assessments_participation_id_key" to table: "self_assessments"
CREATE UNIQUE INDEX `self_assessments_participation_id_key` ON `self_assessments` (`participation_id`);
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;

-- +goose Down
-- reverse: create index "self_assessments_participation_id_key" to table: "self_assessments"
DROP INDEX `self_assessments_participation_id_key`;
-- reverse: create "self_assessments" table
DROP TABLE `self_assessments`;
-- reverse: create index "selfanswer_assessment_id_question_id" to table: "self_answers"
DROP INDEX `selfanswer_assessment_id_question_id`;
-- reverse: create "self_answers" table
DROP TABLE `self_answers`;
-- reverse: create index "cycle_kind_created_at_id" to table: "cycles"
DROP INDEX `cycle_kind_created_at_id`;
-- reverse: create "new_cycles" table
DROP TABLE `new_cycles`;
