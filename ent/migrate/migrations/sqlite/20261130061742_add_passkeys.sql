-- +goose Up
-- create "passkeys" table
CREATE TABLE `passkeys` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `name` text NOT NULL, `credential_id` blob NOT NULL, `public_key` blob NOT NULL, `sign_count` integer NOT NULL, `may_sync` bool NOT NULL, `synced` bool NOT NULL, `last_challenge` datetime NOT NULL, `used_at` datetime NULL, `user_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `passkeys_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION);
-- create index "passkeys_credential_id_key" to table: "passkeys"
CREATE UNIQUE INDEX `passkeys_credential_id_key` ON `passkeys` (`credential_id`);
-- create index "passkey_user_id" to table: "passkeys"
CREATE INDEX `passkey_user_id` ON `passkeys` (`user_id`);

-- +goose Down
-- reverse: create index "passkey_user_id" to table: "passkeys"
DROP INDEX `passkey_user_id`;
-- reverse: create index "passkeys_credential_id_key" to table: "passkeys"
DROP INDEX `passkeys_credential_id_key`;
-- reverse: create "passkeys" table
DROP TABLE `passkeys`;
