// Package migrations holds the reviewed migrations, forward only, one folder for each database.
package migrations

import "embed"

// SQLite are the migrations for SQLite, in the format of goose.
//
//go:embed sqlite/*.sql
var SQLite embed.FS
