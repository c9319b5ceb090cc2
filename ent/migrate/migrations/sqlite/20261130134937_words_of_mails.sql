-- +goose Up
-- add column "mail_words" to table: "cycles"
ALTER TABLE `cycles` ADD COLUMN `mail_words` json NULL;

-- +goose Down
-- reverse: add column "mail_words" to table: "cycles"
ALTER TABLE `cycles` DROP COLUMN `mail_words`;
