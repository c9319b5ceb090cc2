package sheet

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"sightline/internal/clean"
)

// Write writes rows of text as a file that spreadsheets open without taking any cell for a formula (T61).
func Write(kind Kind, rows [][]string) ([]byte, error) {
	if kind == XLSX {
		return writeXLSX(rows)
	}
	return writeCSV(rows), nil
}

// writeCSV quotes every cell and begins with the mark of UTF-8, without which spreadsheets guess.
func writeCSV(rows [][]string) []byte {
	var out bytes.Buffer
	out.WriteString("\ufeff")
	for _, row := range rows {
		for n, cell := range row {
			if n > 0 {
				out.WriteByte(',')
			}
			out.WriteByte('"')
			out.WriteString(strings.ReplaceAll(guarded(cell), `"`, `""`))
			out.WriteByte('"')
		}
		out.WriteString("\r\n")
	}
	return out.Bytes()
}

// plain is a cell on one line, without marks that hide or turn what follows.
func plain(cell string) string { return clean.Line(cell) }

// guarded puts a mark before what a spreadsheet would take for a formula: at the beginning, and after each semicolon,
// where a spreadsheet that expects them between the cells begins another one.
func guarded(cell string) string {
	parts := strings.Split(cell, semicolon)
	for n, part := range parts {
		if short := plain(part); startsFormula(short) {
			parts[n] = "'" + short
		}
	}
	return plain(strings.Join(parts, semicolon))
}

const semicolon = ";"

// startsFormula: the signs that begin a formula, also in the wide forms that some programs read alike, and the white
// space that hides one.
func startsFormula(cell string) bool {
	first, _ := utf8.DecodeRuneInString(cell)
	return cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first)
}
