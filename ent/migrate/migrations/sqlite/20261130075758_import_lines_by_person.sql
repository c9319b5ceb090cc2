-- +goose Up
-- create index "importline_person_id" to table: "import_lines"
CREATE INDEX `importline_person_id` ON `import_lines` (`person_id`);
-- create index "importline_email" to table: "import_lines"
CREATE INDEX `importline_email` ON `import_lines` (`email`);

-- +goose Down
-- reverse: create index "importline_email" to table: "import_lines"
DROP INDEX `importline_email`;
-- reverse: create index "importline_person_id" to table: "import_lines"
DROP INDEX `importline_person_id`;
