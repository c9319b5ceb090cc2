-- +goose Up
-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- create "new_share_links" table
CREATE TABLE `new_share_links` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `token_hash` text NOT NULL, `domains` json NOT NULL, `excluded` json NOT NULL, `comments` bool NOT NULL DEFAULT (true), `decides` bool NOT NULL DEFAULT (false), `downloads` bool NOT NULL DEFAULT (true), `expires_at` datetime NOT NULL, `last_used_at` datetime NULL, `created_by_id` text NOT NULL, `review_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `share_links_users_created_by` FOREIGN KEY (`created_by_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION, CONSTRAINT `share_links_work_reviews_links` FOREIGN KEY (`review_id`) REFERENCES `work_reviews` (`id`) ON DELETE CASCADE);
-- copy rows from old table "share_links" to new temporary table "new_share_links"
INSERT INTO `new_share_links` (`id`, `created_at`, `updated_at`, `token_hash`, `domains`, `excluded`, `comments`, `decides`, `downloads`, `expires_at`, `last_used_at`, `created_by_id`, `review_id`) SELECT `id`, `created_at`, `updated_at`, `token_hash`, `domains`, `excluded`, `comments`, `decides`, `downloads`, `expires_at`, `last_used_at`, `created_by_id`, `review_id` FROM `share_links`;
-- drop "share_links" table after copying rows
DROP TABLE `share_links`;
-- rename temporary table "new_share_links" to "share_links"
ALTER TABLE `new_share_links` RENAME TO `share_links`;
-- create index "share_links_token_hash_key" to table: "share_links"
CREATE UNIQUE INDEX `share_links_token_hash_key` ON `share_links` (`token_hash`);
-- create index "sharelink_review_id" to table: "share_links"
CREATE INDEX `sharelink_review_id` ON `share_links` (`review_id`);
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;

-- +goose Down
-- reverse: create index "sharelink_review_id" to table: "share_links"
DROP INDEX `sharelink_review_id`;
-- reverse: create index "share_links_token_hash_key" to table: "share_links"
DROP INDEX `share_links_token_hash_key`;
-- reverse: create "new_share_links" table
DROP TABLE `new_share_links`;
