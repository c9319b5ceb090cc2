-- +goose Up
-- add column "hr_reads_from" to table: "users"
ALTER TABLE `users` ADD COLUMN `hr_reads_from` datetime NULL;
-- create "role_grants" table
CREATE TABLE `role_grants` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `role` text NOT NULL, `granted_by_id` text NULL, `reads_from` datetime NULL, `revoked_at` datetime NULL, `revoked_by_id` text NULL, `user_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `role_grants_users_role_grants` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION);
-- create index "rolegrant_user_id_created_at_id" to table: "role_grants"
CREATE INDEX `rolegrant_user_id_created_at_id` ON `role_grants` (`user_id`, `created_at`, `id`);
-- create index "rolegrant_revoked_at" to table: "role_grants"
CREATE INDEX `rolegrant_revoked_at` ON `role_grants` (`revoked_at`);
-- who holds a people role already was given it by nobody that is known
INSERT INTO `role_grants` (`id`, `created_at`, `updated_at`, `role`, `user_id`) SELECT 'rgr_' || lower(hex(randomblob(13))), `created_at`, `created_at`, 'HR_ADMIN', `id` FROM `users` WHERE `hr_admin`;
INSERT INTO `role_grants` (`id`, `created_at`, `updated_at`, `role`, `user_id`) SELECT 'rgr_' || lower(hex(randomblob(13))), `created_at`, `created_at`, 'HR_ASSISTANT', `id` FROM `users` WHERE `hr_assistant`;
INSERT INTO `role_grants` (`id`, `created_at`, `updated_at`, `role`, `user_id`) SELECT 'rgr_' || lower(hex(randomblob(13))), `created_at`, `created_at`, 'TECH_ADMIN', `id` FROM `users` WHERE `tech_admin`;

-- +goose Down
-- reverse: create index "rolegrant_revoked_at" to table: "role_grants"
DROP INDEX `rolegrant_revoked_at`;
-- reverse: create index "rolegrant_user_id_created_at_id" to table: "role_grants"
DROP INDEX `rolegrant_user_id_created_at_id`;
-- reverse: create "role_grants" table
DROP TABLE `role_grants`;
-- reverse: add column "hr_reads_from" to table: "users"
ALTER TABLE `users` DROP COLUMN `hr_reads_from`;
