package sheet_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"sightline/internal/apperr"
	"sightline/internal/sheet"
	"sightline/internal/text"
)

func keyOf(t *testing.T, err error) string {
	t.Helper()
	var told *apperr.Error
	if !errors.As(err, &told) {
		t.Fatalf("%v cannot be told", err)
	}
	if !slices.Equal(told.Path, []string{"file"}) || !text.Known(told.Key) {
		t.Errorf("%s stands at %v", told.Key, told.Path)
	}
	return told.Key
}

func wide(text string, bigEndian, marked bool) string {
	if marked {
		text = "\ufeff" + text
	}
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		if bigEndian {
			b.Write([]byte{byte(unit >> 8), byte(unit)})
		} else {
			b.Write([]byte{byte(unit), byte(unit >> 8)})
		}
	}
	return b.String()
}

// TestTablesAreRead: the same table, however a program wrote it down.
func TestTablesAreRead(t *testing.T) {
	t.Parallel()
	const german = "E-Mail;Name\r\nbjorn@a.example;Björn Müller\r\n\r\nsue@a.example;\"Sue \"\"S\"\"; Aalto\"\r\n"
	for name, file := range map[string]string{
		"semicolons":                german,
		"a mark of UTF-8":           "\ufeff" + german,
		"Windows-1252":              strings.NewReplacer("ö", "\xf6", "ü", "\xfc").Replace(german),
		"UTF-16, little endian":     wide(german, false, true),
		"UTF-16, big endian":        wide(german, true, true),
		"UTF-16 without a mark":     wide(german, false, false),
		"commas":                    "E-Mail,Name\nbjorn@a.example,Björn Müller\n\nsue@a.example,\"Sue \"\"S\"\"; Aalto\"\n",
		"tabs":                      "E-Mail\tName\nbjorn@a.example\tBjörn Müller\n\nsue@a.example\t\"Sue \"\"S\"\"; Aalto\"\n",
		"bars":                      "E-Mail|Name\nbjorn@a.example|Björn Müller\n\nsue@a.example|\"Sue \"\"S\"\"; Aalto\"\n",
		"empty cells at the end":    "E-Mail;Name;;\nbjorn@a.example;Björn Müller;;\n\nsue@a.example;\"Sue \"\"S\"\"; Aalto\";;\n",
		"old ends of lines at last": german[:len(german)-2],
	} {
		table, err := sheet.Read([]byte(file))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !slices.Equal(table.Head, []string{"E-Mail", "Name"}) || len(table.Rows) != 2 {
			t.Errorf("%s: %q, %d rows", name, table.Head, len(table.Rows))
			continue
		}
		first, second := table.Rows[0], table.Rows[1]
		if first.Line != 2 || first.Cells[1] != "Björn Müller" || second.Line != 4 || second.Cells[1] != `Sue "S"; Aalto` {
			t.Errorf("%s: %v, %v", name, first, second)
		}
	}
}

// TestTheSeparatorThatIsNamed counts, and its line is one.
func TestTheSeparatorThatIsNamed(t *testing.T) {
	t.Parallel()
	table, err := sheet.Read([]byte("sep=|\r\na,b|c\r\n1,2|3\r\n"))
	if err != nil || !slices.Equal(table.Head, []string{"a,b", "c"}) || table.Rows[0].Line != 3 {
		t.Errorf("got %v, %v", table, err)
	}
}

// TestFilesThatAreNoTables are refused in words, at the file.
func TestFilesThatAreNoTables(t *testing.T) {
	t.Parallel()
	wideHead := strings.Repeat("a,", 299) + "a\n" + strings.Repeat("1,", 299) + "1\n"
	for file, want := range map[string]string{
		"":                                 "sheet.empty",
		" \n\r\n\t":                        "sheet.empty",
		"\ufeff":                           "sheet.no_rows",
		"email,name\n":                     "sheet.no_rows",
		"email\x00,name":                   "sheet.no_table",
		"a,b\n1,\x00\n":                    "sheet.no_table",
		wideHead:                           "sheet.columns",
		"a,b\n\"1,2\n":                     "sheet.quotes",
		"a,b\n1\"x,2\n":                    "sheet.quotes",
		"a,b\n1,2,3\n":                     "sheet.ragged",
		"a\n" + strings.Repeat("x", 5_001): "sheet.cell",
		"a\n" + strings.Repeat("1\n", sheet.MaxRows+1):     "sheet.rows",
		"a\n" + strings.Repeat("1", sheet.MaxBytes):        "sheet.too_large",
		"\ufeffa,b\n\xff\xfe,1\n":                          "sheet.encoding",
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old workbook": "sheet.old_excel",
		"PK\x03\x04 no archive":                            "sheet.no_workbook",
		"%PDF-1.7\n\x00\x01\x02":                           "sheet.no_table",
	} {
		_, err := sheet.Read([]byte(file))
		if got := keyOf(t, err); got != want {
			t.Errorf("%.20q: %s, want %s", file, got, want)
		}
	}
}

func workbook(t *testing.T, fill func(book *excelize.File)) []byte {
	t.Helper()
	book := excelize.NewFile()
	fill(book)
	file, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func set(t *testing.T, book *excelize.File, at string, value any) {
	t.Helper()
	if err := book.SetCellValue("Sheet1", at, value); err != nil {
		t.Fatal(err)
	}
}

func TestWorkbooksAreRead(t *testing.T) {
	t.Parallel()
	file := workbook(t, func(book *excelize.File) {
		set(t, book, "A2", "E-mail")
		set(t, book, "B2", "Name")
		set(t, book, "A4", "sue@a.example")
		if err := book.SetCellRichText("Sheet1", "B4", []excelize.RichTextRun{{Text: "Sue "}, {Text: "Aalto"}}); err != nil {
			t.Fatal(err)
		}
		set(t, book, "A5", 12345678901)
	})
	table, err := sheet.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	want := []sheet.Row{{Line: 4, Cells: []string{"sue@a.example", "Sue Aalto"}}, {Line: 5, Cells: []string{"12345678901", ""}}}
	if table.Kind != sheet.XLSX || !slices.EqualFunc(table.Rows, want, func(a, b sheet.Row) bool {
		return a.Line == b.Line && slices.Equal(a.Cells, b.Cells)
	}) {
		t.Errorf("got %+v", table)
	}
}

// packed is an archive with one part more than a workbook has.
func packed(t *testing.T, name string, size int) []byte {
	t.Helper()
	var file bytes.Buffer
	archive := zip.NewWriter(&file)
	part, err := archive.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	zeros := make([]byte, 1<<20)
	for range size {
		if _, err := part.Write(zeros); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// TestBombsAreRefused: what is small and unpacks large, what lies about its size, and what is sparse and wide.
func TestBombsAreRefused(t *testing.T) {
	t.Parallel()
	large := packed(t, "xl/worksheets/sheet1.xml", 101)
	lying := bytes.Clone(large)
	for at := 0; ; {
		// The sizes stand in the central directory; made small, the archive is damaged and no bomb.
		next := bytes.Index(lying[at:], []byte("PK\x01\x02"))
		if next < 0 {
			break
		}
		at += next
		copy(lying[at+24:], []byte{1, 0, 0, 0})
		at += 4
	}
	sparse := workbook(t, func(book *excelize.File) { set(t, book, "XFD1", "far"); set(t, book, "A2", "x") })
	deep := workbook(t, func(book *excelize.File) { set(t, book, "A1", "email"); set(t, book, "A1048576", "x") })
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"large":  {large, "sheet.bomb"},
		"lying":  {lying, "sheet.no_workbook"},
		"sparse": {sparse, "sheet.columns"},
		"deep":   {deep, "sheet.rows"},
	} {
		_, err := sheet.Read(c.file)
		if got := keyOf(t, err); got != c.want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// TestT61_NothingWrittenIsAFormula: whatever people are called, both kinds of file hold text, and read back as it was.
func TestT61_NothingWrittenIsAFormula(t *testing.T) {
	t.Parallel()
	names := []string{
		`=HYPERLINK("http://x.example","Salary")`, "+1+1", "-2+3", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠x",
		"\u200b=1", "plain", `say "hi", =1`, "'quoted", "one; two;", "left;=1+1;-2", "'; '",
	}
	rows := [][]string{{"Name"}}
	for _, name := range names {
		rows = append(rows, []string{name})
	}
	file, err := sheet.Write(sheet.CSV, append(slices.Clone(rows), []string{"\t=1"}, []string{"\r\n=1\u202e"}))
	if err != nil {
		t.Fatal(err)
	}
	text, marked := strings.CutPrefix(string(file), "\ufeff")
	cells, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || !marked {
		t.Fatalf("marked %t, %v", marked, err)
	}
	for _, row := range cells {
		if strings.ContainsAny(row[0][:1], "=+-@\t\r\n") || strings.ContainsAny(row[0], "\r\n\u202e") {
			t.Errorf("%q is read as a formula", row[0])
		}
	}
	for _, line := range strings.Split(text, "\r\n") {
		// How a spreadsheet reads it that expects semicolons between the cells, whatever it makes of the quotes.
		for _, cell := range strings.FieldsFunc(line, func(r rune) bool { return r == ';' || r == '"' }) {
			if strings.ContainsAny(cell[:1], "=+-@") {
				t.Errorf("%q is read as a formula after a semicolon", line)
			}
		}
	}
	for _, kind := range []sheet.Kind{sheet.CSV, sheet.XLSX} {
		file, err := sheet.Write(kind, rows)
		if err != nil {
			t.Fatal(err)
		}
		table, err := sheet.Read(file)
		if err != nil {
			t.Fatal(err)
		}
		for n, row := range table.Rows {
			if want := strings.TrimPrefix(names[n], "\u200b"); row.Cells[0] != want {
				t.Errorf("%s: %q came back as %q", kind, want, row.Cells[0])
			}
		}
	}
	workbookHoldsText(t, rows)
}

func workbookHoldsText(t *testing.T, rows [][]string) {
	t.Helper()
	file, err := sheet.Write(sheet.XLSX, rows)
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	for n := range rows {
		at := fmt.Sprintf("A%d", n+1)
		kind, err := book.GetCellType("Sheet1", at)
		if err != nil || kind != excelize.CellTypeInlineString {
			t.Errorf("%s is of type %v, %v", at, kind, err)
		}
		if formula, err := book.GetCellFormula("Sheet1", at); err != nil || formula != "" {
			t.Errorf("%s holds the formula %q, %v", at, formula, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("a;b\n1;2\n"))
	f.Add([]byte(wide("a,b\n1,2\n", false, true)))
	f.Fuzz(func(t *testing.T, file []byte) {
		table, err := sheet.Read(file)
		if err != nil {
			keyOf(t, err)
			return
		}
		for _, row := range table.Rows {
			if len(row.Cells) != len(table.Head) {
				t.Errorf("line %d has %d cells for %d columns", row.Line, len(row.Cells), len(table.Head))
			}
		}
	})
}
