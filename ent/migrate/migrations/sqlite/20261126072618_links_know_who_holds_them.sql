-- +goose Up
-- add column "handed_to_id" to table: "one_time_links"
ALTER TABLE `one_time_links` ADD COLUMN `handed_to_id` text NULL;

-- +goose Down
-- reverse: add column "handed_to_id" to table: "one_time_links"
ALTER TABLE `one_time_links` DROP COLUMN `handed_to_id`;
