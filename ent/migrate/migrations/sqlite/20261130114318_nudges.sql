-- +goose Up
-- create "nudges" table
CREATE TABLE `nudges` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `step` text NOT NULL, `key` text NOT NULL, `nudged_by_id` text NOT NULL, `participation_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `nudges_users_nudged_by` FOREIGN KEY (`nudged_by_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION, CONSTRAINT `nudges_participations_nudges` FOREIGN KEY (`participation_id`) REFERENCES `participations` (`id`) ON DELETE CASCADE);
-- create index "nudge_participation_id_created_at" to table: "nudges"
CREATE INDEX `nudge_participation_id_created_at` ON `nudges` (`participation_id`, `created_at`);

-- +goose Down
-- reverse: create index "nudge_participation_id_created_at" to table: "nudges"
DROP INDEX `nudge_participation_id_created_at`;
-- reverse: create "nudges" table
DROP TABLE `nudges`;
