-- +goose Up
-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- create "new_feedback_requests" table
CREATE TABLE `new_feedback_requests` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `state` text NOT NULL DEFAULT ('NOMINATED'), `upward` bool NOT NULL DEFAULT (false), `carried` bool NOT NULL DEFAULT (false), `as_line_manager` bool NOT NULL DEFAULT (false), `reject_reason` text NOT NULL DEFAULT (''), `decline_reason` text NOT NULL DEFAULT (''), `replaced` bool NOT NULL DEFAULT (false), `decided_at` datetime NULL, `submitted_at` datetime NULL, `released_at` datetime NULL, `cycle_id` text NOT NULL, `reviewee_id` text NOT NULL, `reviewer_id` text NOT NULL, `nominated_by_id` text NOT NULL, `participation_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `feedback_requests_cycles_requests` FOREIGN KEY (`cycle_id`) REFERENCES `cycles` (`id`) ON DELETE CASCADE, CONSTRAINT `feedback_requests_users_reviewee` FOREIGN KEY (`reviewee_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION, CONSTRAINT `feedback_requests_users_reviewer` FOREIGN KEY (`reviewer_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION, CONSTRAINT `feedback_requests_users_nominated_by` FOREIGN KEY (`nominated_by_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION, CONSTRAINT `feedback_requests_participations_requests` FOREIGN KEY (`participation_id`) REFERENCES `participations` (`id`) ON DELETE CASCADE);
-- copy rows from old table "feedback_requests" to new temporary table "new_feedback_requests"
INSERT INTO `new_feedback_requests` (`id`, `created_at`, `updated_at`, `version`, `state`, `upward`, `carried`, `reject_reason`, `decline_reason`, `replaced`, `decided_at`, `submitted_at`, `released_at`, `cycle_id`, `reviewee_id`, `reviewer_id`, `nominated_by_id`, `participation_id`) SELECT `id`, `created_at`, `updated_at`, `version`, `state`, `upward`, `carried`, `reject_reason`, `decline_reason`, `replaced`, `decided_at`, `submitted_at`, `released_at`, `cycle_id`, `reviewee_id`, `reviewer_id`, `nominated_by_id`, `participation_id` FROM `feedback_requests`;
-- drop "feedback_requests" table after copying rows
DROP TABLE `feedback_requests`;
-- rename temporary table "new_feedback_requests" to "feedback_requests"
ALTER TABLE `new_feedback_requests` RENAME TO `feedback_requests`;
-- create index "feedbackrequest_participation_id_reviewer_id_nominated_by_id" to table: "feedback_requests"
CREATE UNIQUE INDEX `feedbackrequest_participation_id_reviewer_id_nominated_by_id` ON `feedback_requests` (`participation_id`, `reviewer_id`, `nominated_by_id`);
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
-- reverse: create index "feedbackrequest_participation_id_reviewer_id_nominated_by_id" to table: "feedback_requests"
DROP INDEX `feedbackrequest_participation_id_reviewer_id_nominated_by_id`;
-- reverse: create "new_feedback_requests" table
DROP TABLE `new_feedback_requests`;
