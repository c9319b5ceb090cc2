// Package export writes what somebody may read as a table that they take along. Each cell is served by the rule of the
// field of the API that it holds, as at every other place where the field is shown (T62).
package export

import (
	"fmt"
	"strings"
	"time"

	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/sheet"
	"sightline/internal/text"
)

// File is a table to be saved.
type File struct {
	Name string
	Kind sheet.Kind
	Body []byte
}

// Column is a column of a table.
type Column[Row any] struct {
	// Head is the key of its heading.
	Head string
	// Field is what of the API it holds, as in "User.email".
	Field string
	Cell  func(row Row) string
}

// Of returns a column.
func Of[Row any](head, field string, cell func(row Row) string) Column[Row] {
	return Column[Row]{Head: head, Field: field, Cell: cell}
}

// Table is what is taken along.
type Table[Row any] struct {
	// Name is the key of what the file is called; the day is added to it.
	Name    string
	Kind    sheet.Kind
	Columns []Column[Row]
	Rows    []Row
	Rule    policy.Rule
}

// Write writes a table for a viewer, in their language. Cells that are not served are empty.
func Write[Row any](viewer *policy.Viewer, table Table[Row], now time.Time) (*File, error) {
	body, err := sheet.Write(table.Kind, table.lines(viewer))
	if err != nil {
		return nil, fmt.Errorf("write the table: %w", err)
	}
	name := fmt.Sprintf("%s-%s.%s", text.Say(viewer.Locale(), table.Name), now.Format("2006-01-02"), table.Kind)
	return &File{Name: name, Kind: table.Kind, Body: body}, nil
}

func (t Table[Row]) lines(viewer *policy.Viewer) [][]string {
	head := make([]string, len(t.Columns))
	for n, column := range t.Columns {
		head[n] = text.Say(viewer.Locale(), column.Head)
	}
	lines := [][]string{head}
	for _, row := range t.Rows {
		serves := t.Rule.Of(viewer, row)
		line := make([]string, len(t.Columns))
		for n, column := range t.Columns {
			if serves(column.Field) {
				line[n] = column.Cell(row)
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// KindOf reads the format of a form, csv or xlsx; it fails at that field.
func KindOf(form map[string]string) (sheet.Kind, error) {
	kind := sheet.Kind(strings.ToLower(form["format"]))
	if kind != sheet.CSV && kind != sheet.XLSX {
		return "", apperr.Input("export.format", "format")
	}
	return kind, nil
}

// Given is the value of a field, nil where it is empty.
func Given(value string) *string {
	if value == "" {
		return nil
	}
	return &value
}
