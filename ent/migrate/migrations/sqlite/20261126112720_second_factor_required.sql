-- +goose Up
-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- create "new_settings" table
CREATE TABLE `new_settings` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `company_name` text NOT NULL, `company_domains` json NOT NULL, `invite_guests` text NOT NULL DEFAULT ('HR_ONLY'), `second_factor_required` bool NOT NULL DEFAULT (false), PRIMARY KEY (`id`));
-- copy rows from old table "settings" to new temporary table "new_settings"
INSERT INTO `new_settings` (`id`, `created_at`, `updated_at`, `version`, `company_name`, `company_domains`, `invite_guests`) SELECT `id`, `created_at`, `updated_at`, `version`, `company_name`, `company_domains`, `invite_guests` FROM `settings`;
-- drop "settings" table after copying rows
DROP TABLE `settings`;
-- rename temporary table "new_settings" to "settings"
ALTER TABLE `new_settings` RENAME TO `settings`;
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;

-- +goose Down
-- reverse: create "new_settings" table
DROP TABLE `new_settings`;
