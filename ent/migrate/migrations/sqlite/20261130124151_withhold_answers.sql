-- +goose Up
-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- create "new_answers" table
CREATE TABLE `new_answers` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `text` text NOT NULL DEFAULT (''), `scale` integer NULL, `choices` json NOT NULL, `x` integer NULL, `y` integer NULL, `not_applicable` bool NOT NULL DEFAULT (false), `withheld_at` datetime NULL, `withhold_reason` text NOT NULL DEFAULT (''), `question_id` text NOT NULL, `withheld_by_id` text NULL, `request_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `answers_questions_question` FOREIGN KEY (`question_id`) REFERENCES `questions` (`id`) ON DELETE NO ACTION, CONSTRAINT `answers_users_withheld_by` FOREIGN KEY (`withheld_by_id`) REFERENCES `users` (`id`) ON DELETE SET NULL, CONSTRAINT `answers_feedback_requests_answers` FOREIGN KEY (`request_id`) REFERENCES `feedback_requests` (`id`) ON DELETE CASCADE);
-- copy rows from old table "answers" to new temporary table "new_answers"
INSERT INTO `new_answers` (`id`, `created_at`, `updated_at`, `text`, `scale`, `choices`, `x`, `y`, `not_applicable`, `question_id`, `request_id`) SELECT `id`, `created_at`, `updated_at`, `text`, `scale`, `choices`, `x`, `y`, `not_applicable`, `question_id`, `request_id` FROM `answers`;
-- drop "answers" table after copying rows
DROP TABLE `answers`;
-- rename temporary table "new_answers" to "answers"
ALTER TABLE `new_answers` RENAME TO `answers`;
-- create index "answer_request_id_question_id" to table: "answers"
CREATE UNIQUE INDEX `answer_request_id_question_id` ON `answers` (`request_id`, `question_id`);
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;

-- +goose Down
-- reverse: create index "answer_request_id_question_id" to table: "answers"
DROP INDEX `answer_request_id_question_id`;
-- reverse: create "new_answers" table
DROP TABLE `new_answers`;
