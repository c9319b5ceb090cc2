-- +goose Up
-- create "saved_templates" table
CREATE TABLE `saved_templates` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `name` text NOT NULL, `description` text NOT NULL DEFAULT (''), `kind` text NOT NULL, `question_count` integer NOT NULL, `content` text NOT NULL, `saved_by_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `saved_templates_users_saved_by` FOREIGN KEY (`saved_by_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION);
-- create index "saved_templates_name_key" to table: "saved_templates"
CREATE UNIQUE INDEX `saved_templates_name_key` ON `saved_templates` (`name`);

-- +goose Down
-- reverse: create index "saved_templates_name_key" to table: "saved_templates"
DROP INDEX `saved_templates_name_key`;
-- reverse: create "saved_templates" table
DROP TABLE `saved_templates`;
