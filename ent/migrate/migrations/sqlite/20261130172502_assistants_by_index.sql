-- +goose Up
-- create index "user_hr_assistant" to table: "users"
CREATE INDEX `user_hr_assistant` ON `users` (`hr_assistant`);

-- +goose Down
-- reverse: create index "user_hr_assistant" to table: "users"
DROP INDEX `user_hr_assistant`;
