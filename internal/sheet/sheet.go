// Package sheet reads tables that people made elsewhere, CSV and XLSX, and writes tables that are opened elsewhere. It
// knows rows and cells and nothing of what they mean. What it reads is bounded before it is believed; what it writes
// holds no formula, whatever people called themselves (T61).
package sheet

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"sightline/internal/apperr"
)

// Bounds of a table that is read. Real ones are far below.
const (
	MaxBytes   = 10 << 20
	MaxColumns = 50
	MaxRows    = 20_000
	maxCell    = 5_000
)

// Kind is a way of writing a table down.
type Kind string

// The kinds.
const (
	CSV  Kind = "csv"
	XLSX Kind = "xlsx"
)

// MIME is the type under which a file of this kind is handed over.
func (k Kind) MIME() string {
	if k == XLSX {
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	}
	return "text/csv; charset=utf-8"
}

// Table is a table as it was read: a head, and the rows beneath it that hold anything.
type Table struct {
	Kind Kind
	Head []string
	Rows []Row
}

// Row is one row of a table; its cells are as many as those of the head.
type Row struct {
	// Line is where it stands in the file, counted from one: what a person finds it by.
	Line  int
	Cells []string
}

// Read reads a table out of a file whatever it calls itself: the bytes say what it is. Failures are told at the field
// file.
func Read(file []byte) (*Table, error) {
	switch {
	case len(file) > MaxBytes:
		return nil, problem("sheet.too_large")
	case len(bytes.TrimSpace(file)) == 0:
		return nil, problem("sheet.empty")
	case bytes.HasPrefix(file, []byte("PK\x03\x04")):
		return readXLSX(file)
	case bytes.HasPrefix(file, []byte("\xd0\xcf\x11\xe0")):
		return nil, problem("sheet.old_excel")
	default:
		return readCSV(file)
	}
}

func problem(key string, args ...any) *apperr.Error {
	return &apperr.Error{Code: apperr.BadUserInput, Key: key, Args: args, Path: []string{"file"}}
}

// builder puts a table together row by row and refuses what is out of bounds as soon as it is.
type builder struct{ table *Table }

func (b builder) add(line int, cells []string) error {
	for len(cells) > 0 && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	t := b.table
	switch {
	case len(cells) == 0:
		return nil
	case len(cells) > MaxColumns:
		return problem("sheet.columns", MaxColumns)
	case len(t.Rows) == MaxRows:
		return problem("sheet.rows", MaxRows)
	}
	for n, cell := range cells {
		if !utf8.ValidString(cell) || strings.ContainsRune(cell, 0) {
			return problem("sheet.binary", line)
		}
		if utf8.RuneCountInString(cell) > maxCell {
			return problem("sheet.cell", line, maxCell)
		}
		cells[n] = bare(cell)
	}
	if t.Head == nil {
		t.Head = cells
		return nil
	}
	if len(cells) > len(t.Head) {
		return problem("sheet.ragged", line, len(cells), len(t.Head))
	}
	t.Rows = append(t.Rows, Row{Line: line, Cells: append(cells, make([]string, len(t.Head)-len(cells))...)})
	return nil
}

func (b builder) done() (*Table, error) {
	if len(b.table.Rows) == 0 {
		return nil, problem("sheet.no_rows")
	}
	return b.table, nil
}

// bare takes off the marks that guarded puts before what would be a formula, so that what was exported comes back as it
// was.
func bare(cell string) string {
	parts := strings.Split(cell, semicolon)
	for n, part := range parts {
		if rest, marked := strings.CutPrefix(part, "'"); marked && startsFormula(rest) {
			parts[n] = rest
		}
	}
	return strings.Join(parts, semicolon)
}
