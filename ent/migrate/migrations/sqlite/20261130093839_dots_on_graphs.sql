-- +goose Up
-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- add column "x" to table: "answers"
ALTER TABLE `answers` ADD COLUMN `x` integer NULL;
-- add column "y" to table: "answers"
ALTER TABLE `answers` ADD COLUMN `y` integer NULL;
-- create "new_questions" table
CREATE TABLE `new_questions` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `position` integer NOT NULL, `kind` text NOT NULL, `text` text NOT NULL, `help` text NOT NULL DEFAULT (''), `required` bool NOT NULL DEFAULT (false), `allow_not_applicable` bool NOT NULL DEFAULT (false), `labels` json NOT NULL, `axes` json NOT NULL DEFAULT ('[]'), `cycle_id` text NOT NULL, `section_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `questions_cycles_questions` FOREIGN KEY (`cycle_id`) REFERENCES `cycles` (`id`) ON DELETE CASCADE, CONSTRAINT `questions_sections_questions` FOREIGN KEY (`section_id`) REFERENCES `sections` (`id`) ON DELETE CASCADE);
-- copy rows from old table "questions" to new temporary table "new_questions"
INSERT INTO `new_questions` (`id`, `created_at`, `updated_at`, `position`, `kind`, `text`, `help`, `required`, `allow_not_applicable`, `labels`, `cycle_id`, `section_id`) SELECT `id`, `created_at`, `updated_at`, `position`, `kind`, `text`, `help`, `required`, `allow_not_applicable`, `labels`, `cycle_id`, `section_id` FROM `questions`;
-- drop "questions" table after copying rows
DROP TABLE `questions`;
-- rename temporary table "new_questions" to "questions"
ALTER TABLE `new_questions` RENAME TO `questions`;
-- create index "question_cycle_id_section_id_position" to table: "questions"
CREATE INDEX `question_cycle_id_section_id_position` ON `questions` (`cycle_id`, `section_id`, `position`);
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;

-- +goose Down
-- reverse: create index "question_cycle_id_section_id_position" to table: "questions"
DROP INDEX `question_cycle_id_section_id_position`;
-- reverse: create "new_questions" table
DROP TABLE `new_questions`;
-- reverse: add column "y" to table: "answers"
ALTER TABLE `answers` DROP COLUMN `y`;
-- reverse: add column "x" to table: "answers"
ALTER TABLE `answers` DROP COLUMN `x`;
