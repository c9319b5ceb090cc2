-- +goose Up
-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- create "new_cycles" table
CREATE TABLE `new_cycles` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `list_visible` bool NOT NULL DEFAULT (true), `threshold` integer NOT NULL DEFAULT (3), `reviewee_content` text NOT NULL DEFAULT ('NONE'), `reviewee_author` text NOT NULL DEFAULT ('HIDDEN'), `reviewee_from` text NOT NULL DEFAULT ('RELEASED'), `line_manager_content` text NOT NULL DEFAULT ('NONE'), `line_manager_author` text NOT NULL DEFAULT ('HIDDEN'), `line_manager_from` text NOT NULL DEFAULT ('RELEASED'), `indirect_content` text NOT NULL DEFAULT ('NONE'), `indirect_author` text NOT NULL DEFAULT ('HIDDEN'), `indirect_from` text NOT NULL DEFAULT ('RELEASED'), `hr_content` text NOT NULL DEFAULT ('NONE'), `hr_author` text NOT NULL DEFAULT ('HIDDEN'), `hr_from` text NOT NULL DEFAULT ('RELEASED'), `kind` text NOT NULL, `state` text NOT NULL DEFAULT ('DRAFT'), `name` text NOT NULL, `introduction` text NOT NULL DEFAULT (''), `preset` text NOT NULL, `nomination` text NOT NULL DEFAULT ('REVIEWEE_NOMINATES'), `min_reviewers` integer NOT NULL DEFAULT (3), `max_reviewers` integer NOT NULL DEFAULT (8), `starts_at` datetime NULL, `nominate_until` datetime NULL, `approve_until` datetime NULL, `write_until` datetime NULL, `release_at` datetime NULL, `ends_at` datetime NULL, `nominate_deadline` bool NOT NULL DEFAULT (false), `approve_deadline` bool NOT NULL DEFAULT (false), `write_deadline` bool NOT NULL DEFAULT (false), `grace_days` integer NOT NULL DEFAULT (0), `policy_frozen_at` datetime NULL, `reviews_everyone` bool NOT NULL DEFAULT (false), `reviewed_teams` json NULL, `reviewed_departments` json NULL, `spared_reviewees` json NULL, `launching_at` datetime NULL, `launch_plan` json NULL, `launch_done` integer NOT NULL DEFAULT (0), `released_by_date` bool NOT NULL DEFAULT (false), `join_destroyed_at` datetime NULL, PRIMARY KEY (`id`));
-- copy rows from old table "cycles" to new temporary table "new_cycles"
INSERT INTO `new_cycles` (`id`, `created_at`, `updated_at`, `version`, `reviewee_content`, `reviewee_author`, `reviewee_from`, `line_manager_content`, `line_manager_author`, `line_manager_from`, `indirect_content`, `indirect_author`, `indirect_from`, `hr_content`, `hr_author`, `hr_from`, `kind`, `state`, `name`, `introduction`, `preset`, `nomination`, `min_reviewers`, `max_reviewers`, `starts_at`, `nominate_until`, `approve_until`, `write_until`, `release_at`, `ends_at`, `nominate_deadline`, `approve_deadline`, `write_deadline`, `grace_days`, `policy_frozen_at`, `reviews_everyone`, `reviewed_teams`, `reviewed_departments`, `spared_reviewees`, `launching_at`, `launch_plan`, `launch_done`) SELECT `id`, `created_at`, `updated_at`, `version`, `reviewee_content`, `reviewee_author`, `reviewee_from`, `line_manager_content`, `line_manager_author`, `line_manager_from`, `indirect_content`, `indirect_author`, `indirect_from`, `hr_content`, `hr_author`, `hr_from`, `kind`, `state`, `name`, `introduction`, `preset`, `nomination`, `min_reviewers`, `max_reviewers`, `starts_at`, `nominate_until`, `approve_until`, `write_until`, `release_at`, `ends_at`, `nominate_deadline`, `approve_deadline`, `write_deadline`, `grace_days`, `policy_frozen_at`, `reviews_everyone`, `reviewed_teams`, `reviewed_departments`, `spared_reviewees`, `launching_at`, `launch_plan`, `launch_done` FROM `cycles`;
-- drop "cycles" table after copying rows
DROP TABLE `cycles`;
-- rename temporary table "new_cycles" to "cycles"
ALTER TABLE `new_cycles` RENAME TO `cycles`;
-- create index "cycle_kind_created_at_id" to table: "cycles"
CREATE INDEX `cycle_kind_created_at_id` ON `cycles` (`kind`, `created_at`, `id`);
-- whole answers without the names were never shown joined by writer: the promise now has a word for it
UPDATE `cycles` SET `reviewee_content` = 'SHUFFLED' WHERE `reviewee_content` = 'FULL' AND `reviewee_author` = 'HIDDEN';
UPDATE `cycles` SET `line_manager_content` = 'SHUFFLED' WHERE `line_manager_content` = 'FULL' AND `line_manager_author` = 'HIDDEN';
UPDATE `cycles` SET `indirect_content` = 'SHUFFLED' WHERE `indirect_content` = 'FULL' AND `indirect_author` = 'HIDDEN';
UPDATE `cycles` SET `hr_content` = 'SHUFFLED' WHERE `hr_content` = 'FULL' AND `hr_author` = 'HIDDEN';
-- create "policy_changes" table
CREATE TABLE `policy_changes` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `before` json NOT NULL, `after` json NOT NULL, `cycle_id` text NOT NULL, `changed_by_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `policy_changes_cycles_policy_changes` FOREIGN KEY (`cycle_id`) REFERENCES `cycles` (`id`) ON DELETE CASCADE, CONSTRAINT `policy_changes_users_changed_by` FOREIGN KEY (`changed_by_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION);
-- create index "policychange_cycle_id" to table: "policy_changes"
CREATE INDEX `policychange_cycle_id` ON `policy_changes` (`cycle_id`);
-- create "released_texts" table
CREATE TABLE `released_texts` (`id` text NOT NULL, `group` text NOT NULL, `text` text NOT NULL, `participation_id` text NOT NULL, `question_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `released_texts_participations_released_texts` FOREIGN KEY (`participation_id`) REFERENCES `participations` (`id`) ON DELETE CASCADE, CONSTRAINT `released_texts_questions_question` FOREIGN KEY (`question_id`) REFERENCES `questions` (`id`) ON DELETE NO ACTION);
-- create index "releasedtext_participation_id_question_id" to table: "released_texts"
CREATE INDEX `releasedtext_participation_id_question_id` ON `released_texts` (`participation_id`, `question_id`);
-- create "result_cuts" table
CREATE TABLE `result_cuts` (`id` text NOT NULL, `group` text NOT NULL, `mean` real NULL, `x` integer NULL, `y` integer NULL, `shares` json NOT NULL, `participation_id` text NOT NULL, `question_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `result_cuts_participations_cuts` FOREIGN KEY (`participation_id`) REFERENCES `participations` (`id`) ON DELETE CASCADE, CONSTRAINT `result_cuts_questions_question` FOREIGN KEY (`question_id`) REFERENCES `questions` (`id`) ON DELETE NO ACTION);
-- create index "resultcut_participation_id_question_id_group" to table: "result_cuts"
CREATE UNIQUE INDEX `resultcut_participation_id_question_id_group` ON `result_cuts` (`participation_id`, `question_id`, `group`);
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;

-- +goose Down
-- reverse: create index "resultcut_participation_id_question_id_group" to table: "result_cuts"
DROP INDEX `resultcut_participation_id_question_id_group`;
-- reverse: create "result_cuts" table
DROP TABLE `result_cuts`;
-- reverse: create index "releasedtext_participation_id_question_id" to table: "released_texts"
DROP INDEX `releasedtext_participation_id_question_id`;
-- reverse: create "released_texts" table
DROP TABLE `released_texts`;
-- reverse: create index "policychange_cycle_id" to table: "policy_changes"
DROP INDEX `policychange_cycle_id`;
-- reverse: create "policy_changes" table
DROP TABLE `policy_changes`;
-- reverse: create index "cycle_kind_created_at_id" to table: "cycles"
DROP INDEX `cycle_kind_created_at_id`;
-- reverse: create "new_cycles" table
DROP TABLE `new_cycles`;
