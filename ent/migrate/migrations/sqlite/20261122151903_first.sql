-- +goose Up
-- create "answers" table
CREATE TABLE `answers` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `text` text NOT NULL DEFAULT (''), `scale` integer NULL, `choices` json NOT NULL, `not_applicable` bool NOT NULL DEFAULT (false), `question_id` text NOT NULL, `request_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `answers_questions_question` FOREIGN KEY (`question_id`) REFERENCES `questions` (`id`) ON DELETE NO ACTION, CONSTRAINT `answers_feedback_requests_answers` FOREIGN KEY (`request_id`) REFERENCES `feedback_requests` (`id`) ON DELETE CASCADE);
-- create index "answer_request_id_question_id" to table: "answers"
CREATE UNIQUE INDEX `answer_request_id_question_id` ON `answers` (`request_id`, `question_id`);
-- create "audit_events" table
CREATE TABLE `audit_events` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `actor_id` text NULL, `part` text NOT NULL, `action` text NOT NULL, `object_id` text NOT NULL, PRIMARY KEY (`id`));
-- create index "auditevent_part_created_at_id" to table: "audit_events"
CREATE INDEX `auditevent_part_created_at_id` ON `audit_events` (`part`, `created_at`, `id`);
-- create index "auditevent_object_id" to table: "audit_events"
CREATE INDEX `auditevent_object_id` ON `audit_events` (`object_id`);
-- create "credentials" table
CREATE TABLE `credentials` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `kind` text NOT NULL, `hash` text NOT NULL, `failures` integer NOT NULL DEFAULT (0), `user_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `credentials_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION);
-- create index "credential_user_id_kind" to table: "credentials"
CREATE UNIQUE INDEX `credential_user_id_kind` ON `credentials` (`user_id`, `kind`);
-- create "cycles" table
CREATE TABLE `cycles` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `reviewee_content` text NOT NULL DEFAULT ('NONE'), `reviewee_author` text NOT NULL DEFAULT ('HIDDEN'), `reviewee_from` text NOT NULL DEFAULT ('RELEASED'), `line_manager_content` text NOT NULL DEFAULT ('NONE'), `line_manager_author` text NOT NULL DEFAULT ('HIDDEN'), `line_manager_from` text NOT NULL DEFAULT ('RELEASED'), `indirect_content` text NOT NULL DEFAULT ('NONE'), `indirect_author` text NOT NULL DEFAULT ('HIDDEN'), `indirect_from` text NOT NULL DEFAULT ('RELEASED'), `hr_content` text NOT NULL DEFAULT ('NONE'), `hr_author` text NOT NULL DEFAULT ('HIDDEN'), `hr_from` text NOT NULL DEFAULT ('RELEASED'), `kind` text NOT NULL, `state` text NOT NULL DEFAULT ('DRAFT'), `name` text NOT NULL, `introduction` text NOT NULL DEFAULT (''), `preset` text NOT NULL, `nomination` text NOT NULL DEFAULT ('REVIEWEE_NOMINATES'), `min_reviewers` integer NOT NULL DEFAULT (3), `max_reviewers` integer NOT NULL DEFAULT (8), `starts_at` datetime NULL, `nominate_until` datetime NULL, `approve_until` datetime NULL, `write_until` datetime NULL, `release_at` datetime NULL, `ends_at` datetime NULL, `policy_frozen_at` datetime NULL, PRIMARY KEY (`id`));
-- create index "cycle_kind_created_at_id" to table: "cycles"
CREATE INDEX `cycle_kind_created_at_id` ON `cycles` (`kind`, `created_at`, `id`);
-- create "cycle_notices" table
CREATE TABLE `cycle_notices` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `phase` text NOT NULL, `recipients` integer NOT NULL, `cycle_id` text NOT NULL, `sent_by_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `cycle_notices_cycles_notices` FOREIGN KEY (`cycle_id`) REFERENCES `cycles` (`id`) ON DELETE CASCADE, CONSTRAINT `cycle_notices_users_sent_by` FOREIGN KEY (`sent_by_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION);
-- create index "cyclenotice_cycle_id_phase" to table: "cycle_notices"
CREATE INDEX `cyclenotice_cycle_id_phase` ON `cycle_notices` (`cycle_id`, `phase`);
-- create "cycle_owners" table
CREATE TABLE `cycle_owners` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `cycle_id` text NOT NULL, `user_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `cycle_owners_cycles_owners` FOREIGN KEY (`cycle_id`) REFERENCES `cycles` (`id`) ON DELETE CASCADE, CONSTRAINT `cycle_owners_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION);
-- create index "cycleowner_cycle_id_user_id" to table: "cycle_owners"
CREATE UNIQUE INDEX `cycleowner_cycle_id_user_id` ON `cycle_owners` (`cycle_id`, `user_id`);
-- create index "cycleowner_user_id" to table: "cycle_owners"
CREATE INDEX `cycleowner_user_id` ON `cycle_owners` (`user_id`);
-- create "feedback_requests" table
CREATE TABLE `feedback_requests` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `state` text NOT NULL DEFAULT ('NOMINATED'), `reject_reason` text NOT NULL DEFAULT (''), `decline_reason` text NOT NULL DEFAULT (''), `replaced` bool NOT NULL DEFAULT (false), `decided_at` datetime NULL, `submitted_at` datetime NULL, `released_at` datetime NULL, `cycle_id` text NOT NULL, `reviewee_id` text NOT NULL, `reviewer_id` text NOT NULL, `nominated_by_id` text NOT NULL, `participation_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `feedback_requests_cycles_requests` FOREIGN KEY (`cycle_id`) REFERENCES `cycles` (`id`) ON DELETE CASCADE, CONSTRAINT `feedback_requests_users_reviewee` FOREIGN KEY (`reviewee_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION, CONSTRAINT `feedback_requests_users_reviewer` FOREIGN KEY (`reviewer_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION, CONSTRAINT `feedback_requests_users_nominated_by` FOREIGN KEY (`nominated_by_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION, CONSTRAINT `feedback_requests_participations_requests` FOREIGN KEY (`participation_id`) REFERENCES `participations` (`id`) ON DELETE CASCADE);
-- create index "feedbackrequest_participation_id_reviewer_id" to table: "feedback_requests"
CREATE UNIQUE INDEX `feedbackrequest_participation_id_reviewer_id` ON `feedback_requests` (`participation_id`, `reviewer_id`);
-- create index "feedbackrequest_reviewer_id_state" to table: "feedback_requests"
CREATE INDEX `feedbackrequest_reviewer_id_state` ON `feedback_requests` (`reviewer_id`, `state`);
-- create index "feedbackrequest_reviewee_id_state" to table: "feedback_requests"
CREATE INDEX `feedbackrequest_reviewee_id_state` ON `feedback_requests` (`reviewee_id`, `state`);
-- create index "feedbackrequest_cycle_id_state" to table: "feedback_requests"
CREATE INDEX `feedbackrequest_cycle_id_state` ON `feedback_requests` (`cycle_id`, `state`);
-- create "idempotency_keys" table
CREATE TABLE `idempotency_keys` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `operation` text NOT NULL, `key` text NOT NULL, `object_id` text NOT NULL, `user_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `idempotency_keys_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION);
-- create index "idempotencykey_user_id_operation_key" to table: "idempotency_keys"
CREATE UNIQUE INDEX `idempotencykey_user_id_operation_key` ON `idempotency_keys` (`user_id`, `operation`, `key`);
-- create "jobs" table
CREATE TABLE `jobs` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `kind` text NOT NULL, `subject` text NOT NULL DEFAULT (''), `state` text NOT NULL DEFAULT ('READY'), `attempt` integer NOT NULL DEFAULT (0), `due_at` datetime NOT NULL, `leased_until` datetime NULL, `problem` text NOT NULL DEFAULT (''), PRIMARY KEY (`id`));
-- create index "job_state_due_at" to table: "jobs"
CREATE INDEX `job_state_due_at` ON `jobs` (`state`, `due_at`);
-- create index "job_kind_subject" to table: "jobs"
CREATE INDEX `job_kind_subject` ON `jobs` (`kind`, `subject`);
-- create "mails" table
CREATE TABLE `mails` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `kind` text NOT NULL, `personal_message` text NOT NULL DEFAULT (''), `state` text NOT NULL DEFAULT ('QUEUED'), `attempts` integer NOT NULL DEFAULT (0), `due_at` datetime NOT NULL, `problem` text NOT NULL DEFAULT (''), `message_id` text NOT NULL, `sent_at` datetime NULL, `user_id` text NOT NULL, `participation_id` text NULL, `request_id` text NULL, `link_id` text NULL, PRIMARY KEY (`id`), CONSTRAINT `mails_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION, CONSTRAINT `mails_participations_participation` FOREIGN KEY (`participation_id`) REFERENCES `participations` (`id`) ON DELETE SET NULL, CONSTRAINT `mails_feedback_requests_request` FOREIGN KEY (`request_id`) REFERENCES `feedback_requests` (`id`) ON DELETE SET NULL, CONSTRAINT `mails_one_time_links_link` FOREIGN KEY (`link_id`) REFERENCES `one_time_links` (`id`) ON DELETE SET NULL);
-- create index "mails_message_id_key" to table: "mails"
CREATE UNIQUE INDEX `mails_message_id_key` ON `mails` (`message_id`);
-- create index "mail_state_due_at" to table: "mails"
CREATE INDEX `mail_state_due_at` ON `mails` (`state`, `due_at`);
-- create index "mail_created_at_id" to table: "mails"
CREATE INDEX `mail_created_at_id` ON `mails` (`created_at`, `id`);
-- create index "mail_user_id_state" to table: "mails"
CREATE INDEX `mail_user_id_state` ON `mails` (`user_id`, `state`);
-- create "messages" table
CREATE TABLE `messages` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `kind` text NOT NULL, `read_at` datetime NULL, `user_id` text NOT NULL, `participation_id` text NULL, `request_id` text NULL, PRIMARY KEY (`id`), CONSTRAINT `messages_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION, CONSTRAINT `messages_participations_participation` FOREIGN KEY (`participation_id`) REFERENCES `participations` (`id`) ON DELETE SET NULL, CONSTRAINT `messages_feedback_requests_request` FOREIGN KEY (`request_id`) REFERENCES `feedback_requests` (`id`) ON DELETE SET NULL);
-- create index "message_user_id_created_at_id" to table: "messages"
CREATE INDEX `message_user_id_created_at_id` ON `messages` (`user_id`, `created_at`, `id`);
-- create index "message_user_id_read_at" to table: "messages"
CREATE INDEX `message_user_id_read_at` ON `messages` (`user_id`, `read_at`);
-- create "one_time_links" table
CREATE TABLE `one_time_links` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `kind` text NOT NULL, `token_hash` text NOT NULL, `expires_at` datetime NOT NULL, `used_at` datetime NULL, `voided_at` datetime NULL, `user_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `one_time_links_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION);
-- create index "one_time_links_token_hash_key" to table: "one_time_links"
CREATE UNIQUE INDEX `one_time_links_token_hash_key` ON `one_time_links` (`token_hash`);
-- create index "onetimelink_user_id_kind" to table: "one_time_links"
CREATE INDEX `onetimelink_user_id_kind` ON `one_time_links` (`user_id`, `kind`);
-- create "participations" table
CREATE TABLE `participations` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `list_done_at` datetime NULL, `released_at` datetime NULL, `opened_at` datetime NULL, `cycle_id` text NOT NULL, `reviewee_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `participations_cycles_participations` FOREIGN KEY (`cycle_id`) REFERENCES `cycles` (`id`) ON DELETE CASCADE, CONSTRAINT `participations_users_reviewee` FOREIGN KEY (`reviewee_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION);
-- create index "participation_cycle_id_reviewee_id" to table: "participations"
CREATE UNIQUE INDEX `participation_cycle_id_reviewee_id` ON `participations` (`cycle_id`, `reviewee_id`);
-- create index "participation_reviewee_id" to table: "participations"
CREATE INDEX `participation_reviewee_id` ON `participations` (`reviewee_id`);
-- create "questions" table
CREATE TABLE `questions` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `position` integer NOT NULL, `kind` text NOT NULL, `text` text NOT NULL, `help` text NOT NULL DEFAULT (''), `required` bool NOT NULL DEFAULT (false), `allow_not_applicable` bool NOT NULL DEFAULT (false), `labels` json NOT NULL, `cycle_id` text NOT NULL, `section_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `questions_cycles_questions` FOREIGN KEY (`cycle_id`) REFERENCES `cycles` (`id`) ON DELETE CASCADE, CONSTRAINT `questions_sections_questions` FOREIGN KEY (`section_id`) REFERENCES `sections` (`id`) ON DELETE CASCADE);
-- create index "question_cycle_id_section_id_position" to table: "questions"
CREATE INDEX `question_cycle_id_section_id_position` ON `questions` (`cycle_id`, `section_id`, `position`);
-- create "readings" table
CREATE TABLE `readings` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `day` text NOT NULL, `reader_id` text NOT NULL, `participation_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `readings_users_reader` FOREIGN KEY (`reader_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION, CONSTRAINT `readings_participations_participation` FOREIGN KEY (`participation_id`) REFERENCES `participations` (`id`) ON DELETE NO ACTION);
-- create index "reading_participation_id_reader_id_day" to table: "readings"
CREATE UNIQUE INDEX `reading_participation_id_reader_id_day` ON `readings` (`participation_id`, `reader_id`, `day`);
-- create "sections" table
CREATE TABLE `sections` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `position` integer NOT NULL, `title` text NOT NULL DEFAULT (''), `cycle_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `sections_cycles_sections` FOREIGN KEY (`cycle_id`) REFERENCES `cycles` (`id`) ON DELETE CASCADE);
-- create index "section_cycle_id_position" to table: "sections"
CREATE INDEX `section_cycle_id_position` ON `sections` (`cycle_id`, `position`);
-- create "sessions" table
CREATE TABLE `sessions` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `token_hash` text NOT NULL, `device` text NOT NULL DEFAULT (''), `seen_at` datetime NOT NULL, `expires_at` datetime NOT NULL, `user_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `sessions_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION);
-- create index "sessions_token_hash_key" to table: "sessions"
CREATE UNIQUE INDEX `sessions_token_hash_key` ON `sessions` (`token_hash`);
-- create index "session_user_id" to table: "sessions"
CREATE INDEX `session_user_id` ON `sessions` (`user_id`);
-- create index "session_expires_at" to table: "sessions"
CREATE INDEX `session_expires_at` ON `sessions` (`expires_at`);
-- create "settings" table
CREATE TABLE `settings` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `company_name` text NOT NULL, `company_domains` json NOT NULL, `invite_guests` text NOT NULL DEFAULT ('HR_ONLY'), PRIMARY KEY (`id`));
-- create "todo_marks" table
CREATE TABLE `todo_marks` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `todo_id` text NOT NULL, `user_id` text NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `todo_marks_users_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE NO ACTION);
-- create index "todomark_user_id_todo_id" to table: "todo_marks"
CREATE UNIQUE INDEX `todomark_user_id_todo_id` ON `todo_marks` (`user_id`, `todo_id`);
-- create "users" table
CREATE TABLE `users` (`id` text NOT NULL, `created_at` datetime NOT NULL, `updated_at` datetime NOT NULL, `version` integer NOT NULL DEFAULT (1), `kind` text NOT NULL, `outside` bool NOT NULL DEFAULT (false), `name` text NOT NULL, `email` text NOT NULL, `title` text NOT NULL DEFAULT (''), `team` text NOT NULL DEFAULT (''), `location` text NOT NULL DEFAULT (''), `locale` text NOT NULL DEFAULT ('EN'), `work_role` text NULL, `hr_admin` bool NOT NULL DEFAULT (false), `hr_assistant` bool NOT NULL DEFAULT (false), `tech_admin` bool NOT NULL DEFAULT (false), `state` text NOT NULL, `line_path` text NOT NULL, `invited_by_id` text NULL, `verified_at` datetime NULL, `last_sign_in_at` datetime NULL, `manager_id` text NULL, PRIMARY KEY (`id`), CONSTRAINT `users_users_reports` FOREIGN KEY (`manager_id`) REFERENCES `users` (`id`) ON DELETE SET NULL);
-- create index "users_email_key" to table: "users"
CREATE UNIQUE INDEX `users_email_key` ON `users` (`email`);
-- create index "user_line_path" to table: "users"
CREATE INDEX `user_line_path` ON `users` (`line_path`);
-- create index "user_name_id" to table: "users"
CREATE INDEX `user_name_id` ON `users` (`name`, `id`);
-- create index "user_kind_state" to table: "users"
CREATE INDEX `user_kind_state` ON `users` (`kind`, `state`);
-- create index "user_hr_admin" to table: "users"
CREATE INDEX `user_hr_admin` ON `users` (`hr_admin`);
-- create index "user_manager_id" to table: "users"
CREATE INDEX `user_manager_id` ON `users` (`manager_id`);

-- +goose Down
-- reverse: create index "user_manager_id" to table: "users"
DROP INDEX `user_manager_id`;
-- reverse: create index "user_hr_admin" to table: "users"
DROP INDEX `user_hr_admin`;
-- reverse: create index "user_kind_state" to table: "users"
DROP INDEX `user_kind_state`;
-- reverse: create index "user_name_id" to table: "users"
DROP INDEX `user_name_id`;
-- reverse: create index "user_line_path" to table: "users"
DROP INDEX `user_line_path`;
-- reverse: create index "users_email_key" to table: "users"
DROP INDEX `users_email_key`;
-- reverse: create "users" table
DROP TABLE `users`;
-- reverse: create index "todomark_user_id_todo_id" to table: "todo_marks"
DROP INDEX `todomark_user_id_todo_id`;
-- reverse: create "todo_marks" table
DROP TABLE `todo_marks`;
-- reverse: create "settings" table
DROP TABLE `settings`;
-- reverse: create index "session_expires_at" to table: "sessions"
DROP INDEX `session_expires_at`;
-- reverse: create index "session_user_id" to table: "sessions"
DROP INDEX `session_user_id`;
-- reverse: create index "sessions_token_hash_key" to table: "sessions"
DROP INDEX `sessions_token_hash_key`;
-- reverse: create "sessions" table
DROP TABLE `sessions`;
-- reverse: create index "section_cycle_id_position" to table: "sections"
DROP INDEX `section_cycle_id_position`;
-- reverse: create "sections" table
DROP TABLE `sections`;
-- reverse: create index "reading_participation_id_reader_id_day" to table: "readings"
DROP INDEX `reading_participation_id_reader_id_day`;
-- reverse: create "readings" table
DROP TABLE `readings`;
-- reverse: create index "question_cycle_id_section_id_position" to table: "questions"
DROP INDEX `question_cycle_id_section_id_position`;
-- reverse: create "questions" table
DROP TABLE `questions`;
-- reverse: create index "participation_reviewee_id" to table: "participations"
DROP INDEX `participation_reviewee_id`;
-- reverse: create index "participation_cycle_id_reviewee_id" to table: "participations"
DROP INDEX `participation_cycle_id_reviewee_id`;
-- reverse: create "participations" table
DROP TABLE `participations`;
-- reverse: create index "onetimelink_user_id_kind" to table: "one_time_links"
DROP INDEX `onetimelink_user_id_kind`;
-- reverse: create index "one_time_links_token_hash_key" to table: "one_time_links"
DROP INDEX `one_time_links_token_hash_key`;
-- reverse: create "one_time_links" table
DROP TABLE `one_time_links`;
-- reverse: create index "message_user_id_read_at" to table: "messages"
DROP INDEX `message_user_id_read_at`;
-- reverse: create index "message_user_id_created_at_id" to table: "messages"
DROP INDEX `message_user_id_created_at_id`;
-- reverse: create "messages" table
DROP TABLE `messages`;
-- reverse: create index "mail_user_id_state" to table: "mails"
DROP INDEX `mail_user_id_state`;
-- reverse: create index "mail_created_at_id" to table: "mails"
DROP INDEX `mail_created_at_id`;
-- reverse: create index "mail_state_due_at" to table: "mails"
DROP INDEX `mail_state_due_at`;
-- reverse: create index "mails_message_id_key" to table: "mails"
DROP INDEX `mails_message_id_key`;
-- reverse: create "mails" table
DROP TABLE `mails`;
-- reverse: create index "job_kind_subject" to table: "jobs"
DROP INDEX `job_kind_subject`;
-- reverse: create index "job_state_due_at" to table: "jobs"
DROP INDEX `job_state_due_at`;
-- reverse: create "jobs" table
DROP TABLE `jobs`;
-- reverse: create index "idempotencykey_user_id_operation_key" to table: "idempotency_keys"
DROP INDEX `idempotencykey_user_id_operation_key`;
-- reverse: create "idempotency_keys" table
DROP TABLE `idempotency_keys`;
-- reverse: create index "feedbackrequest_cycle_id_state" to table: "feedback_requests"
DROP INDEX `feedbackrequest_cycle_id_state`;
-- reverse: create index "feedbackrequest_reviewee_id_state" to table: "feedback_requests"
DROP INDEX `feedbackrequest_reviewee_id_state`;
-- reverse: create index "feedbackrequest_reviewer_id_state" to table: "feedback_requests"
DROP INDEX `feedbackrequest_reviewer_id_state`;
-- reverse: create index "feedbackrequest_participation_id_reviewer_id" to table: "feedback_requests"
DROP INDEX `feedbackrequest_participation_id_reviewer_id`;
-- reverse: create "feedback_requests" table
DROP TABLE `feedback_requests`;
-- reverse: create index "cycleowner_user_id" to table: "cycle_owners"
DROP INDEX `cycleowner_user_id`;
-- reverse: create index "cycleowner_cycle_id_user_id" to table: "cycle_owners"
DROP INDEX `cycleowner_cycle_id_user_id`;
-- reverse: create "cycle_owners" table
DROP TABLE `cycle_owners`;
-- reverse: create index "cyclenotice_cycle_id_phase" to table: "cycle_notices"
DROP INDEX `cyclenotice_cycle_id_phase`;
-- reverse: create "cycle_notices" table
DROP TABLE `cycle_notices`;
-- reverse: create index "cycle_kind_created_at_id" to table: "cycles"
DROP INDEX `cycle_kind_created_at_id`;
-- reverse: create "cycles" table
DROP TABLE `cycles`;
-- reverse: create index "credential_user_id_kind" to table: "credentials"
DROP INDEX `credential_user_id_kind`;
-- reverse: create "credentials" table
DROP TABLE `credentials`;
-- reverse: create index "auditevent_object_id" to table: "audit_events"
DROP INDEX `auditevent_object_id`;
-- reverse: create index "auditevent_part_created_at_id" to table: "audit_events"
DROP INDEX `auditevent_part_created_at_id`;
-- reverse: create "audit_events" table
DROP TABLE `audit_events`;
-- reverse: create index "answer_request_id_question_id" to table: "answers"
DROP INDEX `answer_request_id_question_id`;
-- reverse: create "answers" table
DROP TABLE `answers`;
