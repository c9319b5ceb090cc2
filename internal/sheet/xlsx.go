package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"

	"github.com/xuri/excelize/v2"
)

const (
	// maxUnzipped is how large a workbook may be once it is unpacked, by what it says and by what it is.
	maxUnzipped = 100 << 20
	maxParts    = 1_000
	// maxGaps is how many empty rows are passed over.
	maxGaps = 10_000
)

// readXLSX reads the first sheet that holds anything. What a formula last came to counts as its value; nothing is ever
// calculated.
func readXLSX(file []byte) (*Table, error) {
	if err := checkArchive(file); err != nil {
		return nil, err
	}
	book, err := excelize.OpenReader(bytes.NewReader(file), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped,
	})
	if err != nil {
		return nil, problem("sheet.no_workbook")
	}
	defer func() { _ = book.Close() }()
	for _, name := range book.GetSheetList() {
		table, err := readSheet(book, name)
		if err != nil {
			return nil, err
		}
		if table.Head != nil {
			return builder{table: table}.done()
		}
	}
	return nil, problem("sheet.empty")
}

// checkArchive refuses what says itself that it is too large. What says too little ends in an error when it is
// unpacked: the archive's reader never gives out more than was said.
func checkArchive(file []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return problem("sheet.no_workbook")
	}
	var size uint64
	for _, part := range archive.File {
		size += part.UncompressedSize64
		if size > maxUnzipped || part.UncompressedSize64 > maxUnzipped {
			return problem("sheet.bomb")
		}
	}
	if len(archive.File) > maxParts {
		return problem("sheet.bomb")
	}
	return nil
}

func readSheet(book *excelize.File, name string) (*Table, error) {
	b := builder{table: &Table{Kind: XLSX}}
	rows, err := book.Rows(name)
	if err != nil {
		// Sheets of drawings hold no rows.
		return b.table, nil //nolint:nilerr // such a sheet is passed over
	}
	defer func() { _ = rows.Close() }()
	for line := 1; rows.Next(); line++ {
		if line > MaxRows+maxGaps {
			return nil, problem("sheet.rows", MaxRows)
		}
		cells, err := rows.Columns()
		if err != nil {
			return nil, problem("sheet.no_workbook")
		}
		if err := b.add(line, cells); err != nil {
			return nil, err
		}
	}
	if err := rows.Error(); err != nil {
		return nil, problem("sheet.no_workbook")
	}
	return b.table, nil
}

// writeXLSX types every cell as text, so that none is a formula, a number or a date.
func writeXLSX(rows [][]string) ([]byte, error) {
	book := excelize.NewFile()
	defer func() { _ = book.Close() }()
	textFormat := 49
	style, err := book.NewStyle(&excelize.Style{NumFmt: textFormat})
	if err != nil {
		return nil, fmt.Errorf("make the style of text: %w", err)
	}
	out, err := book.NewStreamWriter(book.GetSheetName(0))
	if err != nil {
		return nil, fmt.Errorf("begin a sheet: %w", err)
	}
	for n, row := range rows {
		cells := make([]any, len(row))
		for at, cell := range row {
			cells[at] = excelize.Cell{StyleID: style, Value: plain(cell)}
		}
		if err := out.SetRow(fmt.Sprintf("A%d", n+1), cells); err != nil {
			return nil, fmt.Errorf("write a row: %w", err)
		}
	}
	if err := out.Flush(); err != nil {
		return nil, fmt.Errorf("end a sheet: %w", err)
	}
	file, err := book.WriteToBuffer()
	if err != nil {
		return nil, fmt.Errorf("pack the workbook: %w", err)
	}
	return file.Bytes(), nil
}
