-- +goose Up
-- create "access_tokens" table
CREATE TABLE `access_tokens` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `name` text NOT NULL, `scope` text NOT NULL, `token_hash` text NOT NULL, `expires_at` datetime NOT NULL, `used_at` datetime NULL, `user_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `access_tokens_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION);
-- create index "access_tokens_token_hash_key" to table: "access_tokens"
CREATE UNIQUE INDEX `access_tokens_token_hash_key` ON `access_tokens` (`token_hash`);
-- create index "accesstoken_user_id" to table: "access_tokens"
CREATE INDEX `accesstoken_user_id` ON `access_tokens` (`user_id`);

-- +goose Down
-- reverse: create index "accesstoken_user_id" to table: "access_tokens"
DROP INDEX `accesstoken_user_id`;
-- reverse: create index "access_tokens_token_hash_key" to table: "access_tokens"
DROP INDEX `access_tokens_token_hash_key`;
-- reverse: create "access_tokens" table
DROP TABLE `access_tokens`;
