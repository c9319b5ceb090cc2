-- +goose Up
-- create "import_lines" table
CREATE TABLE `import_lines` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `number` integer NOT NULL, `place` text NOT NULL, `email` text NOT NULL DEFAULT (''), `name` text NOT NULL DEFAULT (''), `outcome` text NOT NULL, `changes` json NULL, `level` integer NOT NULL DEFAULT (0), `person_id` text NOT NULL DEFAULT (''), `person_version` integer NOT NULL DEFAULT (0), `state` text NOT NULL DEFAULT ('PLANNED'), `problem` text NOT NULL DEFAULT (''), `problem_args` json NULL, `import_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `import_lines_people_imports_lines` FOREIGN KEY (`import_id`) REFERENCES `people_imports` (`id`) ON DELETE CASCADE);
-- create index "importline_import_id_place" to table: "import_lines"
CREATE UNIQUE INDEX `importline_import_id_place` ON `import_lines` (`import_id`, `place`);
-- create index "importline_import_id_state_outcome_level_number" to table: "import_lines"
CREATE INDEX `importline_import_id_state_outcome_level_number` ON `import_lines` (`import_id`, `state`, `outcome`, `level`, `number`);
-- create "people_imports" table
CREATE TABLE `people_imports` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `file_name` text NOT NULL DEFAULT (''), `columns` json NOT NULL, `state` text NOT NULL DEFAULT ('CHECKING'), `new_lines` integer NOT NULL, `changed_lines` integer NOT NULL, `unchanged_lines` integer NOT NULL, `refused_lines` integer NOT NULL, `done_lines` integer NOT NULL DEFAULT (0), `failed_lines` integer NOT NULL DEFAULT (0), `started_at` datetime NULL, `ended_at` datetime NULL, `user_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `people_imports_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION);
-- create index "peopleimport_user_id_state" to table: "people_imports"
CREATE INDEX `peopleimport_user_id_state` ON `people_imports` (`user_id`, `state`);

-- +goose Down
-- reverse: create index "peopleimport_user_id_state" to table: "people_imports"
DROP INDEX `peopleimport_user_id_state`;
-- reverse: create "people_imports" table
DROP TABLE `people_imports`;
-- reverse: create index "importline_import_id_state_outcome_level_number" to table: "import_lines"
DROP INDEX `importline_import_id_state_outcome_level_number`;
-- reverse: create index "importline_import_id_place" to table: "import_lines"
DROP INDEX `importline_import_id_place`;
-- reverse: create "import_lines" table
DROP TABLE `import_lines`;
