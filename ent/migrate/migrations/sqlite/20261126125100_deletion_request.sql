-- +goose Up
-- create "deletion_requests" table
CREATE TABLE `deletion_requests` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `reason` text NOT NULL DEFAULT (''), `declined_at` datetime NULL, `decline_reason` text NOT NULL DEFAULT (''), `user_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `deletion_requests_users_deletion_request` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE);
-- create index "deletion_requests_user_id_key" to table: "deletion_requests"
CREATE UNIQUE INDEX `deletion_requests_user_id_key` ON `deletion_requests` (`user_id`);

-- +goose Down
-- reverse: create index "deletion_requests_user_id_key" to table: "deletion_requests"
DROP INDEX `deletion_requests_user_id_key`;
-- reverse: create "deletion_requests" table
DROP TABLE `deletion_requests`;
