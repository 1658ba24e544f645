package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ingest/origin"
	"github.com/reportedly/reportedly/ingest/table"
	"github.com/reportedly/reportedly/text"
)

// MaxParts is how many reports a file may hold at most.
const MaxParts = 100_000

// Part is one of the reports of a file that holds several: a row of a table, with the line
// that names its columns, an e-mail of a mailbox, or an attachment of one. It is a file of its own, which
// reads alike wherever it comes from: the same row of a later export is the same report.
type Part struct {
	Name  string // "incidents.csv, row 12", as spreadsheets count
	Media string
	bytes [][]byte // one after another
	boxed *boxed   // where it lies instead, in a mailbox that is larger than [MaxBytes]
}

// Open gives the part's bytes.
func (p Part) Open() io.Reader {
	if p.boxed != nil {
		return p.boxed.open()
	}
	rs := make([]io.Reader, len(p.bytes))
	for i, b := range p.bytes {
		rs[i] = bytes.NewReader(b)
	}
	return io.MultiReader(rs...)
}

// Size is how many bytes it has.
func (p Part) Size() int64 {
	if p.boxed != nil {
		return p.boxed.size
	}
	n := 0
	for _, b := range p.bytes {
		n += len(b)
	}
	return int64(n)
}

// Read is [Read] on the part.
func (p Part) Read(ctx context.Context, opt Options) (*reportedly.Report, error) {
	opt.Media = p.Media
	return Read(ctx, p.Name, p.Open(), opt)
}

// Holds tells by its name whether a file may hold several reports and is to be given to
// [Split].
func Holds(name string) bool {
	return slices.Contains([]string{".csv", ".tsv", ".tab", ".eml", ".mbox"}, strings.ToLower(path.Ext(name)))
}

// Split cuts a file into its reports: the rows of a table, an e-mail and its attachments that
// can be read, those of a mailbox. left says in plain words what is passed over: "3 rows without a text". A file
// of another kind is one report. Errors are as of [Read].
func Split(ctx context.Context, name string, r io.Reader, opt Options) (parts []Part, left []string, err error) {
	raw, err := readAll(ctx, name, r)
	if err != nil {
		return nil, nil, err
	}
	media, err := sniff(name, raw, opt)
	if err != nil {
		return nil, nil, err
	}
	switch media {
	case CSV:
		return rows(name, raw, opt)
	case Mail:
		return letters(name, raw, opt)
	case Mailbox:
		return mailbox(ctx, name, bytes.NewReader(raw), int64(len(raw)), opt, nil)
	}
	return []Part{{Name: name, Media: media, bytes: [][]byte{raw}}}, nil, nil
}

// SplitFile is [Split] on the named file of a file system, with errors as of [File]. A mailbox may
// have any length: of one that is larger than [MaxBytes] a part's bytes are read from the file, with
// its message, when it is opened.
func SplitFile(ctx context.Context, fsys fs.FS, name string, opt Options) ([]Part, []string, error) {
	if parts, left, ok, err := splitLarge(ctx, fsys, name, opt); ok {
		return parts, left, err
	}
	f, err := openFile(fsys, name)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	return Split(ctx, name, f, opt)
}

// rows are a table's.
func rows(name string, raw []byte, opt Options) ([]Part, []string, error) {
	doc, err := decode(raw, PlainText, opt.Encoding)
	if err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", name, err)
	}
	if len(doc.text) > MaxBytes {
		return nil, nil, tooLarge(name)
	}
	t, ok := table.Find(doc.text)
	switch {
	case !ok:
		return nil, nil, noTable(name)
	case len(t.Rows) > MaxParts:
		return nil, nil, reportedly.WithHint(fmt.Errorf("%w: %s has %d rows, more than the limit of %d", reportedly.ErrUnsupported, name, len(t.Rows), MaxParts), "split it into several tables")
	}
	bytesOf := func(sp text.Span) []byte {
		sp = origin.Original(doc.pieces, sp)
		return raw[sp.Start:sp.End]
	}
	head := raw[:origin.Original(doc.pieces, t.Head).End]
	var parts []Part
	empty := 0
	for i, row := range t.Rows {
		if !t.HasText(i) {
			empty++
			continue
		}
		parts = append(parts, Part{Name: fmt.Sprintf("%s, row %d", name, t.Number(i)), Media: CSV, bytes: [][]byte{head, bytesOf(row.Span)}})
	}
	if len(parts) == 0 {
		return nil, nil, reportedly.WithHint(fmt.Errorf("%w: %s has no row with a text in it", reportedly.ErrInvalid, name), "rows are read by their column of notes or descriptions")
	}
	var left []string
	if empty == 1 {
		left = []string{"1 row without a text"}
	} else if empty > 1 {
		left = []string{fmt.Sprintf("%d rows without a text", empty)}
	}
	return parts, left, nil
}

// ErrNoTable says that a table has no column that is read.
var ErrNoTable = errors.New("no column with a text to read")

func noTable(name string) error {
	return reportedly.WithHint(fmt.Errorf("%w: %s has %w", reportedly.ErrInvalid, name, ErrNoTable),
		"its first line must name the columns, one of them notes, description, details, summary or text; date, location, country and source are understood too")
}
