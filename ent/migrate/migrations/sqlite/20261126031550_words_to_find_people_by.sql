-- +goose Up
-- drop index "user_line_path" from table: "users"
DROP INDEX `user_line_path`;
-- drop index "user_manager_id" from table: "users"
DROP INDEX `user_manager_id`;
-- create index "user_line_path_kind_outside_state" to table: "users"
CREATE INDEX `user_line_path_kind_outside_state` ON `users` (`line_path`, `kind`, `outside`, `state`);
-- create index "user_manager_id_name_id" to table: "users"
CREATE INDEX `user_manager_id_name_id` ON `users` (`manager_id`, `name`, `id`);
-- create index "user_kind_outside_state" to table: "users"
CREATE INDEX `user_kind_outside_state` ON `users` (`kind`, `outside`, `state`);
-- create index "user_team_name_id_kind_outside_state" to table: "users"
CREATE INDEX `user_team_name_id_kind_outside_state` ON `users` (`team`, `name`, `id`, `kind`, `outside`, `state`);
-- create index "user_department_name_id_kind_outside_state" to table: "users"
CREATE INDEX `user_department_name_id_kind_outside_state` ON `users` (`department`, `name`, `id`, `kind`, `outside`, `state`);
-- create index "user_location_name_id_kind_outside_state" to table: "users"
CREATE INDEX `user_location_name_id_kind_outside_state` ON `users` (`location`, `name`, `id`, `kind`, `outside`, `state`);
-- create "person_words" table
CREATE TABLE `person_words` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `word` text NOT NULL, `user_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `person_words_users_words` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE);
-- create index "personword_word_user_id" to table: "person_words"
CREATE INDEX `personword_word_user_id` ON `person_words` (`word`, `user_id`);
-- create index "personword_user_id_word" to table: "person_words"
CREATE INDEX `personword_user_id_word` ON `person_words` (`user_id`, `word`);

-- +goose Down
-- reverse: create index "personword_user_id_word" to table: "person_words"
DROP INDEX `personword_user_id_word`;
-- reverse: create index "personword_word_user_id" to table: "person_words"
DROP INDEX `personword_word_user_id`;
-- reverse: create "person_words" table
DROP TABLE `person_words`;
-- reverse: create index "user_location_name_id_kind_outside_state" to table: "users"
DROP INDEX `user_location_name_id_kind_outside_state`;
-- reverse: create index "user_department_name_id_kind_outside_state" to table: "users"
DROP INDEX `user_department_name_id_kind_outside_state`;
-- reverse: create index "user_team_name_id_kind_outside_state" to table: "users"
DROP INDEX `user_team_name_id_kind_outside_state`;
-- reverse: create index "user_kind_outside_state" to table: "users"
DROP INDEX `user_kind_outside_state`;
-- reverse: create index "user_manager_id_name_id" to table: "users"
DROP INDEX `user_manager_id_name_id`;
-- reverse: create index "user_line_path_kind_outside_state" to table: "users"
DROP INDEX `user_line_path_kind_outside_state`;
-- reverse: drop index "user_manager_id" from table: "users"
CREATE INDEX `user_manager_id` ON `users` (`manager_id`);
-- reverse: drop index "user_line_path" from table: "users"
CREATE INDEX `user_line_path` ON `users` (`line_path`);
