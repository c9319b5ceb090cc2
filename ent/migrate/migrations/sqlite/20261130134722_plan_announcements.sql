-- +goose Up
-- create "notice_plans" table
CREATE TABLE `notice_plans` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `phase` text NOT NULL, `due_at` datetime NOT NULL, `problem` text NULL, `cycle_id` text NOT NULL, `planned_by_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `notice_plans_cycles_notice_plans` FOREIGN KEY (`cycle_id`) REFERENCES `cycles` (`id`) ON DELETE CASCADE, CONSTRAINT `notice_plans_users_planned_by` FOREIGN KEY (`planned_by_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION);
-- create index "noticeplan_cycle_id_phase" to table: "notice_plans"
CREATE UNIQUE INDEX `noticeplan_cycle_id_phase` ON `notice_plans` (`cycle_id`, `phase`);

-- +goose Down
-- reverse: create index "noticeplan_cycle_id_phase" to table: "notice_plans"
DROP INDEX `noticeplan_cycle_id_phase`;
-- reverse: create "notice_plans" table
DROP TABLE `notice_plans`;
