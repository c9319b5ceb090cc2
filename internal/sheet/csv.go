package sheet

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// looked is how much of a file is looked at to find out how it is written.
const looked = 64 << 10

func readCSV(file []byte) (*Table, error) {
	text, err := decode(file)
	if err != nil {
		return nil, err
	}
	if strings.ContainsRune(text, 0) {
		return nil, problem("sheet.no_table")
	}
	b, skipped := builder{table: &Table{Kind: CSV}}, 0
	separator, told := toldSeparator(text)
	if told {
		_, text, _ = strings.Cut(text, "\n")
		skipped = 1
	} else {
		separator = likelySeparator(text)
	}
	reader := reading(text, separator)
	for {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return b.done()
		}
		var wrong *csv.ParseError
		if errors.As(err, &wrong) {
			return nil, problem("sheet.quotes", wrong.StartLine+skipped)
		}
		if err != nil {
			return nil, problem("sheet.no_table")
		}
		line, _ := reader.FieldPos(0)
		if err := b.add(line+skipped, cells); err != nil {
			return nil, err
		}
	}
}

func reading(text string, separator rune) *csv.Reader {
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma, reader.FieldsPerRecord = separator, -1
	return reader
}

// decode turns bytes into text: by the mark at the beginning where there is one, by the zero bytes of UTF-16, as
// UTF-8 where that is what it is, and otherwise as what spreadsheets on Windows write.
func decode(file []byte) (string, error) {
	if rest, marked := bytes.CutPrefix(file, []byte("\xef\xbb\xbf")); marked {
		if !utf8.Valid(rest) {
			return "", problem("sheet.encoding")
		}
		return string(rest), nil
	}
	if wide := wideEncoding(file); wide != nil {
		return decoded(wide, file)
	}
	if utf8.Valid(file) {
		return string(file), nil
	}
	return decoded(charmap.Windows1252, file)
}

func decoded(by encoding.Encoding, file []byte) (string, error) {
	text, err := by.NewDecoder().Bytes(file)
	if err != nil {
		return "", problem("sheet.encoding")
	}
	return strings.TrimPrefix(string(text), "\ufeff"), nil
}

// wideEncoding is the UTF-16 that a file is written in; nil when it is not. Without a mark, the letters of a head are
// ASCII for the most part, so every other byte is zero.
func wideEncoding(file []byte) encoding.Encoding {
	if len(file) < 4 || len(file)%2 != 0 {
		return nil
	}
	switch binary.BigEndian.Uint16(file) {
	case 0xfeff:
		return unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM)
	case 0xfffe:
		return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	}
	head, zeros := file[:min(len(file), 512)], [2]int{}
	for at, b := range head {
		if b == 0 {
			zeros[at%2]++
		}
	}
	switch most := len(head) / 2 * 3 / 4; {
	case zeros[1] > most && zeros[0] == 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case zeros[0] > most && zeros[1] == 0:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	default:
		return nil
	}
}

func separators() []rune { return []rune{',', ';', '\t', '|'} }

// toldSeparator is the one that the first line names, in the way of spreadsheets: sep=; stands alone in it.
func toldSeparator(text string) (rune, bool) {
	first, _, _ := strings.Cut(text, "\n")
	name, found := strings.CutPrefix(strings.ToLower(strings.Trim(first, "\r\" ")), "sep=")
	for _, separator := range separators() {
		if found && name == string(separator) {
			return separator, true
		}
	}
	return 0, false
}

// likelySeparator is the one that cuts most of the first rows into as many cells as the head has, and the head into the
// most.
func likelySeparator(text string) rune {
	text = text[:min(len(text), looked)]
	best, most := ',', 0
	for _, separator := range separators() {
		if fit := fits(reading(text, separator)); fit > most {
			best, most = separator, fit
		}
	}
	return best
}

func fits(reader *csv.Reader) int {
	const rows = 20
	head, err := reader.Read()
	if err != nil || len(head) < 2 {
		return 0
	}
	alike := 1
	for range rows {
		cells, err := reader.Read()
		if err != nil {
			break
		}
		if len(cells) == len(head) {
			alike++
		}
	}
	return alike*MaxColumns + min(len(head), MaxColumns-1)
}
