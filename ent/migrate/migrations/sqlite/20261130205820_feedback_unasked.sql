-- +goose Up
-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- create "new_cycles" table
CREATE TABLE `new_cycles` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `list_visible` bool NOT NULL DEFAULT (true), `threshold` integer NOT NULL DEFAULT (3), `reviewee_content` text NOT NULL DEFAULT ('NONE'), `reviewee_author` text NOT NULL DEFAULT ('HIDDEN'), `reviewee_from` text NOT NULL DEFAULT ('RELEASED'), `line_manager_content` text NOT NULL DEFAULT ('NONE'), `line_manager_author` text NOT NULL DEFAULT ('HIDDEN'), `line_manager_from` text NOT NULL DEFAULT ('RELEASED'), `indirect_content` text NOT NULL DEFAULT ('NONE'), `indirect_author` text NOT NULL DEFAULT ('HIDDEN'), `indirect_from` text NOT NULL DEFAULT ('RELEASED'), `hr_content` text NOT NULL DEFAULT ('NONE'), `hr_author` text NOT NULL DEFAULT ('HIDDEN'), `hr_from` text NOT NULL DEFAULT ('RELEASED'), `kind` text NOT NULL, `state` text NOT NULL DEFAULT ('DRAFT'), `name` text NOT NULL, `introduction` text NOT NULL DEFAULT (''), `preset` text NOT NULL, `nomination` text NOT NULL DEFAULT ('REVIEWEE_NOMINATES'), `upward` bool NOT NULL DEFAULT (false), `self_assessment` bool NOT NULL DEFAULT (false), `proactive_allowed` bool NOT NULL DEFAULT (false), `min_reviewers` integer NOT NULL DEFAULT (3), `max_reviewers` integer NOT NULL DEFAULT (8), `suggested_reviewers` integer NOT NULL DEFAULT (0), `scale_labels` json NOT NULL DEFAULT '[]', `scale_not_applicable` bool NOT NULL DEFAULT (false), `mail_words` json NULL, `starts_at` datetime NULL, `nominate_until` datetime NULL, `approve_until` datetime NULL, `write_until` datetime NULL, `release_at` datetime NULL, `ends_at` datetime NULL, `nominate_deadline` bool NOT NULL DEFAULT (false), `approve_deadline` bool NOT NULL DEFAULT (false), `write_deadline` bool NOT NULL DEFAULT (false), `grace_days` integer NOT NULL DEFAULT (0), `policy_frozen_at` datetime NULL, `reviews_everyone` bool NOT NULL DEFAULT (false), `reviewed_teams` json NULL, `reviewed_departments` json NULL, `spared_reviewees` json NULL, `launching_at` datetime NULL, `launch_plan` json NULL, `launch_done` integer NOT NULL DEFAULT (0), `released_by_date` bool NOT NULL DEFAULT (false), `join_destroyed_at` datetime NULL, PRIMARY KEY (`id`));
-- copy rows from old table "cycles" to new temporary table "new_cycles"
INSERT INTO `new_cycles` (`id`, `created_at`, `updated_at`, `version`, `list_visible`, `threshold`, `reviewee_content`, `reviewee_author`, `reviewee_from`, `line_manager_content`, `line_manager_author`, `line_manager_from`, `indirect_content`, `indirect_author`, `indirect_from`, `hr_content`, `hr_author`, `hr_from`, `kind`, `state`, `name`, `introduction`, `preset`, `nomination`, `upward`, `self_assessment`, `min_reviewers`, `max_reviewers`, `suggested_reviewers`, `scale_labels`, `scale_not_applicable`, `mail_words`, `starts_at`, `nominate_until`, `approve_until`, `write_until`, `release_at`, `ends_at`, `nominate_deadline`, `approve_deadline`, `write_deadline`, `grace_days`, `policy_frozen_at`, `reviews_everyone`, `reviewed_teams`, `reviewed_departments`, `spared_reviewees`, `launching_at`, `launch_plan`, `launch_done`, `released_by_date`, `join_destroyed_at`) SELECT `id`, `created_at`, `updated_at`, `version`, `list_visible`, `threshold`, `reviewee_content`, `reviewee_author`, `reviewee_from`, `line_manager_content`, `line_manager_author`, `line_manager_from`, `indirect_content`, `indirect_author`, `indirect_from`, `hr_content`, `hr_author`, `hr_from`, `kind`, `state`, `name`, `introduction`, `preset`, `nomination`, `upward`, `self_assessment`, `min_reviewers`, `max_reviewers`, `suggested_reviewers`, `scale_labels`, `scale_not_applicable`, `mail_words`, `starts_at`, `nominate_until`, `approve_until`, `write_until`, `release_at`, `ends_at`, `nominate_deadline`, `approve_deadline`, `write_deadline`, `grace_days`, `policy_frozen_at`, `reviews_everyone`, `reviewed_teams`, `reviewed_departments`, `spared_reviewees`, `launching_at`, `launch_plan`, `launch_done`, `released_by_date`, `join_destroyed_at` FROM `cycles`;
-- drop "cycles" table after copying rows
DROP TABLE `cycles`;
-- rename temporary table "new_cycles" to "cycles"
ALTER TABLE `new_cycles` RENAME TO `cycles`;
-- create index "cycle_kind_created_at_id" to table: "cycles"
CREATE INDEX `cycle_kind_created_at_id` ON `cycles` (`kind`, `created_at`, `id`);
-- create "new_feedback_requests" table
CREATE TABLE `new_feedback_requests` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `state` text NOT NULL DEFAULT ('NOMINATED'), `upward` bool NOT NULL DEFAULT (false), `proactive` bool NOT NULL DEFAULT (false), `carried` bool NOT NULL DEFAULT (false), `as_line_manager` bool NOT NULL DEFAULT (false), `reject_reason` text NOT NULL DEFAULT (''), `decline_reason` text NOT NULL DEFAULT (''), `replaced` bool NOT NULL DEFAULT (false), `decided_at` datetime NULL, `submitted_at` datetime NULL, `released_at` datetime NULL, `cycle_id` text NOT NULL, `reviewee_id` text NOT NULL, `reviewer_id` text NOT NULL, `nominated_by_id` text NOT NULL, `participation_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `feedback_requests_cycles_requests` FOREIGN KEY (`cycle_id`) REFERENCES `cycles` (`id`) ON DELETE CASCADE, CONSTRAINT `feedback_requests_users_reviewee` FOREIGN KEY (`reviewee_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION, CONSTRAINT `feedback_requests_users_reviewer` FOREIGN KEY (`reviewer_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION, CONSTRAINT `feedback_requests_users_nominated_by` FOREIGN KEY (`nominated_by_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION, CONSTRAINT `feedback_requests_participations_requests` FOREIGN KEY (`participation_id`) REFERENCES `participations` (`id`) ON DELETE CASCADE);
-- copy rows from old table "feedback_requests" to new temporary table "new_feedback_requests"
INSERT INTO `new_feedback_requests` (`id`, `created_at`, `updated_at`, `version`, `state`, `upward`, `carried`, `as_line_manager`, `reject_reason`, `decline_reason`, `replaced`, `decided_at`, `submitted_at`, `released_at`, `cycle_id`, `reviewee_id`, `reviewer_id`, `nominated_by_id`, `participation_id`) SELECT `id`, `created_at`, `updated_at`, `version`, `state`, `upward`, `carried`, `as_line_manager`, `reject_reason`, `decline_reason`, `replaced`, `decided_at`, `submitted_at`, `released_at`, `cycle_id`, `reviewee_id`, `reviewer_id`, `nominated_by_id`, `participation_id` FROM `feedback_requests`;
-- drop "feedback_requests" table after copying rows
DROP TABLE `feedback_requests`;
-- rename temporary table "new_feedback_requests" to "feedback_requests"
ALTER TABLE `new_feedback_requests` RENAME TO `feedback_requests`;
-- create index "feedbackrequest_participation_i_6966c7611886a1efab95f9f0feb008b0" to table: "feedback_requests"
CREATE UNIQUE INDEX `feedbackrequest_participation_i_6966c7611886a1efab95f9f0feb008b0` ON `feedback_requests` (`participation_id`, `reviewer_id`, `nominated_by_id`, `proactive`);
-- create index "feedbackrequest_reviewer_id_state" to table: "feedback_requests"
CREATE INDEX `feedbackrequest_reviewer_id_state` ON `feedback_requests` (`reviewer_id`, `state`);
-- create index "feedbackrequest_reviewee_id_state" to table: "feedback_requests"
CREATE INDEX `feedbackrequest_reviewee_id_state` ON `feedback_requests` (`reviewee_id`, `state`);
-- create index "feedbackrequest_cycle_id_state" to table: "feedback_requests"
CREATE INDEX `feedbackrequest_cycle_id_state` ON `feedback_requests` (`cycle_id`, `state`);
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;

-- +goose Down
-- reverse: create index "feedbackrequest_cycle_id_state" to table: "feedback_requests"
DROP INDEX `feedbackrequest_cycle_id_state`;
-- reverse: create index "feedbackrequest_reviewee_id_state" to table: "feedback_requests"
DROP INDEX `feedbackrequest_reviewee_id_state`;
-- reverse: create index "feedbackrequest_reviewer_id_state" to table: "feedback_requests"
DROP INDEX `feedbackrequest_reviewer_id_state`;
-- reverse: create index "feedbackrequest_participation_i_6966c7611886a1efab95f9f0feb008b0" to table: "feedback_requests"
DROP INDEX `feedbackrequest_participation_i_6966c7611886a1efab95f9f0feb008b0`;
-- reverse: create "new_feedback_requests" table
DROP TABLE `new_feedback_requests`;
-- reverse: create index "cycle_kind_created_at_id" to table: "cycles"
DROP INDEX `cycle_kind_created_at_id`;
-- reverse: create "new_cycles" table
DROP TABLE `new_cycles`;
