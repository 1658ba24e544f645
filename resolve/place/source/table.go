package source

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"github.com/reportedly/reportedly"
)

// readTable reads a table with a header. Its encoding and what parts its columns
// are found out.
func readTable(f *File, yield func(Item, error) bool) {
	text, err := f.decoded()
	if err != nil {
		yield(Item{}, fmt.Errorf("read %s: %w", f.Path, err))
		return
	}
	head, err := text.Peek(sniffed / 2)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
		yield(Item{}, f.readError(1, err))
		return
	}
	in := &allowance{text, maxLine}
	r := csv.NewReader(in)
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord, r.TrimLeadingSpace = delimiter(head), true, -1, true, false
	t := &table{f: f}
	for {
		in.left = maxLine
		row, err := r.Read()
		switch {
		case errors.Is(err, io.EOF):
			if t.columns == nil {
				yield(Item{}, fmt.Errorf("read %s: %w", f.Path, invalid("there are no rows")))
			}
			return
		case errors.Is(err, errTooMuch):
			yield(Item{}, fmt.Errorf("read %s: %w", f.Path, reportedly.WithHint(
				invalid("the row at line %d doesn't end within %d MiB", t.line+1, maxLine>>20), `is there a quotation mark that isn't closed? write it as ""`)))
			return
		case err != nil:
			yield(Item{}, f.readError(t.line+1, err))
			return
		}
		t.line, _ = r.FieldPos(0)
		if t.columns == nil {
			if err := t.header(row, r.Comma); err != nil {
				yield(Item{}, fmt.Errorf("read %s: %w", f.Path, err))
				return
			}
			continue
		}
		if !t.pass(row, yield) {
			return
		}
	}
}

type table struct {
	f       *File
	columns []value // without text
	headed  int     // columns of the header
	line    int
}

// header finds out what the columns are for.
func (t *table) header(row []string, comma rune) error {
	var unknown []string
	has := map[field]int{}
	for i, h := range row {
		kind, lang := fieldOf(h)
		t.columns = append(t.columns, value{field: kind, lang: lang})
		if first, twice := has[kind]; twice && (kind == latField || kind == lonField) {
			return invalid("columns %d and %d are both headed as %s", first+1, i+1, [...]string{latField: "latitude", lonField: "longitude"}[kind])
		}
		has[kind] = i
		if kind == noField {
			unknown = append(unknown, fmt.Sprintf("%q", shorten(strings.TrimSpace(h), 20)))
		}
	}
	t.headed = len(row)
	var missing []string
	_, named := has[nameField]
	if _, ok := has[langField]; !named && !ok {
		missing = append(missing, "name")
	}
	if _, ok := has[latField]; !ok {
		missing = append(missing, "lat")
	}
	if _, ok := has[lonField]; !ok {
		missing = append(missing, "lon")
	}
	if len(missing) == 0 {
		return nil
	}
	what := fmt.Sprintf("line %d: no column is headed %s", t.line, strings.Join(missing, " or "))
	if len(unknown) > 0 && len(unknown) < 8 {
		what += "; not known: " + strings.Join(unknown, ", ")
	}
	if len(row) == 1 {
		what += fmt.Sprintf(" (the columns seem to be parted by %q)", comma)
	}
	return reportedly.WithHint(invalid("%s", what), "the first line names the columns: name, lat and lon, and any of country, kind, names, id, population, admin1")
}

// pass hands a row on.
func (t *table) pass(row []string, yield func(Item, error) bool) bool {
	if len(row) == 1 && strings.TrimSpace(row[0]) == "" {
		return true
	}
	item, err := t.row(row)
	if err != nil {
		return yield(Item{}, t.f.rowError(t.line, err))
	}
	return yield(item, nil)
}

func (t *table) row(row []string) (Item, error) {
	if len(row) > t.headed && strings.TrimSpace(strings.Join(row[t.headed:], "")) != "" {
		return Item{}, reportedly.WithHint(invalid("the row has %d columns and the header %d", len(row), t.headed), "put quotation marks around what holds a comma")
	}
	vs := make([]value, 0, len(row))
	for i, text := range row[:min(len(row), t.headed)] {
		if c := t.columns[i]; c.field != noField && strings.TrimSpace(text) != "" {
			vs = append(vs, value{c.field, c.lang, strings.Clone(text)})
		}
	}
	item, lat, lon, err := t.f.place(vs)
	if err != nil {
		return Item{}, err
	}
	if item.Entry.Lat, item.Entry.Lon, err = position(decimalPoint(lat), decimalPoint(lon)); err != nil {
		return Item{}, err
	}
	t.f.identify(&item)
	return item, nil
}

// decimalPoint reads the decimal comma of many countries.
func decimalPoint(s string) string {
	if strings.Count(s, ",") == 1 && !strings.Contains(s, ".") {
		return strings.Replace(s, ",", ".", 1)
	}
	return s
}

// delimiter finds what parts the columns by the header: the sign that most parts
// known headings.
func delimiter(head []byte) rune {
	line, _, _ := bytes.Cut(head, []byte("\n"))
	best, most := ',', 0
	for _, d := range []rune{',', '\t', ';', '|'} {
		n := 0
		for h := range strings.SplitSeq(string(line), string(d)) {
			if k, _ := fieldOf(strings.Trim(strings.TrimSpace(h), `"`)); k != noField {
				n++
			}
		}
		if n > most {
			best, most = d, n
		}
	}
	return best
}

// looksLikeTable tells whether the beginning is text whose first line names
// columns that places have.
func looksLikeTable(head []byte) bool {
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		return true
	}
	if bytes.IndexByte(head, 0) >= 0 {
		return false
	}
	line, _, _ := bytes.Cut(head, []byte("\n"))
	known := 0
	for h := range strings.SplitSeq(string(line), string(delimiter(head))) {
		if k, _ := fieldOf(strings.Trim(strings.TrimSpace(h), `"`)); k != noField {
			known++
		}
	}
	return known >= 2
}

// decoded is the file's text as UTF-8.
func (f *File) decoded() (*bufio.Reader, error) {
	head, _ := f.text.Peek(sniffed) // an error comes again at reading
	label := f.options.Encoding
	if label == "" {
		label = encodingOf(head)
	}
	switch label = strings.ToLower(label); label {
	case "", "utf-8", "utf8":
		if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
			_, _ = f.text.Discard(3) // just seen
		}
		return f.text, nil
	case "utf-16", "utf-16le", "utf-16be":
		end := unicode.LittleEndian
		if label == "utf-16be" {
			end = unicode.BigEndian
		}
		return bufio.NewReaderSize(unicode.UTF16(end, unicode.UseBOM).NewDecoder().Reader(f.text), sniffed), nil
	}
	enc, err := htmlindex.Get(label)
	if err != nil {
		return nil, reportedly.WithHint(invalid("the encoding %q is not known", label), "use a name like utf-8, utf-16le, windows-1252 or windows-1256")
	}
	return bufio.NewReaderSize(enc.NewDecoder().Reader(f.text), sniffed), nil
}

// encodingOf finds out an encoding by how a file begins.
func encodingOf(head []byte) string {
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		return "utf-16le"
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		return "utf-16be"
	}
	whole := head
	for i := 0; i < utf8.UTFMax && len(whole) > 0 && !utf8.Valid(whole); i++ {
		whole = whole[:len(whole)-1] // what was looked at may end inside a letter
	}
	if utf8.Valid(whole) {
		return "utf-8"
	}
	guess, err := chardet.NewTextDetector().DetectBest(head)
	if err != nil {
		return "windows-1252"
	}
	if e, name := charset.Lookup(guess.Charset); e != nil {
		return name
	}
	return "windows-1252"
}
