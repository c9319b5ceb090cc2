// Package ent holds the entities. Only ent/schema and ent/migrate/migrations are written by hand.
package ent

//go:generate go tool ent generate --feature intercept,sql/modifier,sql/versioned-migration ./schema
