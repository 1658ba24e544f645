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
	"github.com/reportedly/reportedly/ingest/origin"
	"github.com/reportedly/reportedly/ingest/plain"
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
)

// Options change how a report is taken in. The zero Options find out
// everything from the bytes and the name.
type Options struct {
	Media     string    // PlainText or HTML; "" to find out
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
	doc, err := decode(raw, media, opt.Encoding)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if err := checkText(name, doc.text); err != nil {
		return nil, err
	}
	page, err := pageOf(ctx, doc.text, media)
	switch {
	case errors.Is(err, reportedly.ErrUnsupported):
		return nil, reportedly.WithHint(fmt.Errorf("read %s: %w", name, err), "split it into its reports, one a file")
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if len(page.Blocks) == 0 {
		return nil, reportedly.WithHint(fmt.Errorf("%w: %s has no text in it", reportedly.ErrInvalid, name),
			"a page that is filled in by scripts must be saved from a browser once it shows its text")
	}
	rep := report(name, raw, media, doc, page)
	opt.apply(rep)
	return rep, nil
}

// File is [Read] on the named file of a file system. A name that does not exist
// gives an error that wraps [reportedly.ErrNotFound] and [fs.ErrNotExist].
func File(ctx context.Context, fsys fs.FS, name string, opt Options) (*reportedly.Report, error) {
	f, err := fsys.Open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%w: %w", reportedly.ErrNotFound, err)
	case errors.Is(err, fs.ErrPermission):
		return nil, reportedly.WithHint(err, "the file is there, but you may not read it; see its permissions")
	case err != nil:
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, reportedly.WithHint(fmt.Errorf("%w: %s is a directory", reportedly.ErrInvalid, name), "name the files in it")
	}
	if info.Mode().IsRegular() && info.Size() > MaxBytes {
		return nil, tooLarge(name)
	}
	return Read(ctx, name, f, opt)
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

func pageOf(ctx context.Context, s, media string) (*layout.Page, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if media == HTML {
		return html.Read(s, MaxBlocks)
	}
	return plain.Read(s, MaxBlocks)
}

func report(name string, raw []byte, media string, doc decoded, page *layout.Page) *reportedly.Report {
	sum := sha256.Sum256(raw)
	pieces := doc.pieces
	if media == HTML {
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
	if o.Media != "" && o.Media != PlainText && o.Media != HTML {
		return reportedly.WithHint(fmt.Errorf("%w: media type %q", reportedly.ErrInvalid, o.Media), "use "+PlainText+" or "+HTML)
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
