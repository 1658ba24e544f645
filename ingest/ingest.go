package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"time"
	"unicode"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ingest/html"
	"github.com/reportedly/reportedly/ingest/layout"
	"github.com/reportedly/reportedly/ingest/mail"
	"github.com/reportedly/reportedly/ingest/markdown"
	"github.com/reportedly/reportedly/ingest/origin"
	"github.com/reportedly/reportedly/ingest/plain"
	"github.com/reportedly/reportedly/ingest/table"
	"github.com/reportedly/reportedly/text"
)

// Limits of what is taken in.
const (
	MaxBytes  = 64 << 20 // bytes of the original
	MaxText   = 16 << 20 // bytes of the text that is read, and of an HTML page's decoded source
	MaxBlocks = 100_000  // paragraphs, list items and lines that stand by themselves
)

// The media types that are read.
const (
	PlainText = "text/plain"
	HTML      = "text/html"
	CSV       = "text/csv"         // a table, of which each row is a report; see [Split]
	Mail      = "message/rfc822"   // an e-mail
	Mailbox   = "application/mbox" // e-mails one after another, of which each is a report; see [Split]
)

// Options change how a report is taken in. The zero Options find out
// everything from the bytes and the name.
type Options struct {
	Media     string    // PlainText, HTML, CSV, Mail or Mailbox; "" to find out
	Encoding  string    // a name or label of the WHATWG Encoding standard: "windows-1256"; "" to find out
	Published string    // the date of publication, as EDTF, where the user knows it; see [ParsePublished]
	Publisher string    // who published, where the user knows it
	Acquired  time.Time // when the report was acquired
}

// Read takes in a report from r, which is named name in errors and in the
// Report ("-" for standard input). It reads no more than [MaxBytes] and one
// byte. Errors wrap [reportedly.ErrUnsupported] for what isn't text or is too
// large and [reportedly.ErrInvalid] for an empty or blank file or wrong
// options; errors of r are passed on.
func Read(ctx context.Context, name string, r io.Reader, opt Options) (*reportedly.Report, error) {
	if err := opt.check(); err != nil {
		return nil, err
	}
	raw, err := readAll(ctx, name, r)
	if err != nil {
		return nil, err
	}
	media, err := sniff(name, raw, opt)
	if err != nil {
		return nil, err
	}
	if media == Mailbox {
		if n := len(mail.Messages(raw)); n > 1 {
			return nil, reportedly.WithHint(fmt.Errorf("read %s: %w: a mailbox of %d messages is as many reports", name, reportedly.ErrUnsupported, n), "give it as a file whose name ends in .mbox")
		}
		media = Mail
	}
	doc, body, letter, err := open(raw, media, opt.Encoding)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if err := checkText(name, doc.text); err != nil {
		return nil, err
	}
	page, err := pageOf(ctx, name, doc.text, body)
	switch {
	case errors.Is(err, reportedly.ErrUnsupported):
		return nil, reportedly.WithHint(fmt.Errorf("read %s: %w", name, err), "split it into its reports, one a file")
	case errors.Is(err, ErrNoTable):
		return nil, err // it names the file
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if len(page.Blocks) == 0 {
		return nil, reportedly.WithHint(fmt.Errorf("%w: %s has no text in it", reportedly.ErrInvalid, name),
			"a page that is filled in by scripts must be saved from a browser once it shows its text")
	}
	if letter != nil {
		addressed(page, letter)
	}
	rep := report(name, raw, media, doc, page)
	opt.apply(rep)
	return rep, nil
}

// File is [Read] on the named file of a file system. A name that does not exist
// gives an error that wraps [reportedly.ErrNotFound] and [fs.ErrNotExist].
func File(ctx context.Context, fsys fs.FS, name string, opt Options) (*reportedly.Report, error) {
	f, err := openFile(fsys, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return Read(ctx, name, f, opt)
}

// openFile opens a file that isn't too large.
func openFile(fsys fs.FS, name string) (fs.File, error) {
	f, err := fsys.Open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%w: %w", reportedly.ErrNotFound, err)
	case errors.Is(err, fs.ErrPermission):
		return nil, reportedly.WithHint(err, "the file is there, but you may not read it; see its permissions")
	case err != nil:
		return nil, err
	}
	info, err := f.Stat()
	switch {
	case err != nil:
	case info.IsDir():
		err = reportedly.WithHint(fmt.Errorf("%w: %s is a directory", reportedly.ErrInvalid, name), "name the files in it")
	case info.Mode().IsRegular() && info.Size() > MaxBytes:
		err = tooLarge(name)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// readAll reads up to the limit and stops early where ctx ends.
func readAll(ctx context.Context, name string, r io.Reader) ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(&contextReader{ctx, r}, MaxBytes+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", name, err)
	case len(raw) > MaxBytes:
		return nil, tooLarge(name)
	case len(raw) == 0:
		return nil, reportedly.WithHint(fmt.Errorf("%w: %s is empty", reportedly.ErrInvalid, name), "give a file that has the report's text in it")
	}
	return raw, nil
}

func tooLarge(name string) error {
	return reportedly.WithHint(fmt.Errorf("%w: %s is larger than %d MiB, the limit for one report", reportedly.ErrUnsupported, name, MaxBytes>>20),
		"split it into its reports, one a file")
}

type contextReader struct {
	ctx context.Context
	r   io.Reader
}

func (c *contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}

// checkText refuses a text that is blank or too long.
func checkText(name, s string) error {
	if strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' }) == "" {
		return reportedly.WithHint(fmt.Errorf("%w: %s is blank: it holds nothing but white space", reportedly.ErrInvalid, name), "give a file that has the report's text in it")
	}
	if len(s) > MaxText {
		return reportedly.WithHint(fmt.Errorf("%w: %s has %d MiB of text, more than the limit of %d MiB for one report", reportedly.ErrUnsupported, name, len(s)>>20, MaxText>>20),
			"split it into its reports, one a file")
	}
	return nil
}

func pageOf(ctx context.Context, name, s, media string) (*layout.Page, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	switch media {
	case HTML:
		return html.Read(s, MaxBlocks)
	case CSV:
		return rowOf(name, s)
	}
	if markdown.Is(name, s) {
		return markdown.Read(s, MaxBlocks)
	}
	return plain.Read(s, MaxBlocks)
}

// rowOf is the page of a table's only row.
func rowOf(name, s string) (*layout.Page, error) {
	t, ok := table.Find(s)
	switch {
	case !ok:
		return nil, noTable(name)
	case len(t.Rows) > 1:
		return nil, reportedly.WithHint(fmt.Errorf("%w: a table of %d rows is as many reports", reportedly.ErrUnsupported, len(t.Rows)), "give it as a file whose name ends in .csv or .tsv")
	case len(t.Rows) == 0 || !t.HasText(0):
		return &layout.Page{}, nil
	}
	return t.Page(0), nil
}

func report(name string, raw []byte, media string, doc decoded, page *layout.Page) *reportedly.Report {
	sum := sha256.Sum256(raw)
	pieces := doc.pieces
	if len(page.Pieces) > 0 {
		pieces = origin.Compose(page.Pieces, doc.pieces)
	}
	return &reportedly.Report{
		Name: name, Original: raw, SHA256: hex.EncodeToString(sum[:]), Media: media, Encoding: doc.encoding,
		Text: text.New(page.Text), Blocks: page.Blocks, Origin: pieces,
		Title: page.Title, Publisher: page.Publisher, Author: page.Author,
		Published: page.Published, PublishedFrom: page.PublishedFrom, Language: page.Language, URL: page.URL,
	}
}

// check refuses options that have no meaning.
func (o Options) check() error {
	if o.Media != "" && o.Media != PlainText && o.Media != HTML && o.Media != CSV && o.Media != Mail {
		return reportedly.WithHint(fmt.Errorf("%w: media type %q", reportedly.ErrInvalid, o.Media), "use "+PlainText+", "+HTML+", "+CSV+" or "+Mail)
	}
	if o.Published != "" {
		if _, err := ParsePublished(o.Published); err != nil {
			return err
		}
	}
	return nil
}

// apply puts what the user knows before what the document says.
func (o Options) apply(r *reportedly.Report) {
	r.Acquired = o.Acquired
	if o.Published != "" {
		r.Published, r.PublishedFrom = strings.TrimSpace(o.Published), "given by the user"
	}
	if o.Publisher != "" {
		r.Publisher = o.Publisher
	}
}
