package ingest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"regexp"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ingest/mail"
	"github.com/reportedly/reportedly/ingest/table"
)

// kind of file that isn't text, known by its first bytes.
type magic struct {
	prefix string
	at     int
	what   string
	hint   string
}

const (
	saveAsText = "open it in its program and save it as plain text, or copy the text into a .txt file"
	unpack     = "unpack it and give the files in it, one by one"
	picture    = "a picture of a text must be typed or put through text recognition first"
)

var magics = []magic{
	{"%PDF-", 0, "a PDF document", "turn it into text first, for example with: pdftotext -layout FILE.pdf"},
	{"{\\rtf", 0, "a rich text (RTF) document", saveAsText},
	{"\xd0\xcf\x11\xe0", 0, "an old Microsoft Office document", saveAsText},
	{"\x1f\x8b", 0, "a gzip archive", unpack},
	{"1AY&SY", 4, "a bzip2 archive", unpack},
	{"\xfd7zXZ\x00", 0, "an xz archive", unpack},
	{"7z\xbc\xaf\x27\x1c", 0, "a 7-Zip archive", unpack},
	{"Rar!\x1a\x07", 0, "a RAR archive", unpack},
	{"\x28\xb5\x2f\xfd", 0, "a zstd archive", unpack},
	{"ustar", 257, "a tar archive", unpack},
	{"\x89PNG\r\n", 0, "a PNG picture", picture},
	{"\xff\xd8\xff", 0, "a JPEG picture", picture},
	{"GIF87a", 0, "a GIF picture", picture},
	{"GIF89a", 0, "a GIF picture", picture},
	{"II*\x00", 0, "a TIFF picture", picture},
	{"MM\x00*", 0, "a TIFF picture", picture},
	{"WEBP", 8, "a WebP picture", picture},
	{"ftyp", 4, "a film or sound recording", "write down what is said in it first"},
	{"OggS\x00", 0, "a sound recording", "write down what is said in it first"},
	{"ID3\x03", 0, "a sound recording", "write down what is said in it first"},
	{"\x7fELF", 0, "a program", "give the report's text instead"},
	{"ID3\x04", 0, "a sound recording", "write down what is said in it first"},
	{"MZ\x90\x00", 0, "a program", "give the report's text instead"},
	{"SQLite format 3\x00", 0, "an SQLite database", "give the report's text instead"},
}

// sniff is the media type of a file by its first bytes, and by its name where
// they leave it open. It refuses what isn't text.
func sniff(name string, raw []byte, opt Options) (string, error) {
	ext := strings.ToLower(path.Ext(name))
	if opt.Media == Mailbox || opt.Media == "" && (ext == ".mbox" && mail.BeginsBox(raw) || mail.IsBox(raw)) {
		return Mailbox, nil
	}
	if opt.Media == Mail || opt.Media == "" && mail.Is(raw) {
		return Mail, nil
	}
	if what, hint := binary(raw, opt.Encoding); what != "" {
		return "", reportedly.WithHint(fmt.Errorf("%w: %s looks like %s, not like text", reportedly.ErrUnsupported, name, what), hint)
	}
	if opt.Media != "" {
		return opt.Media, nil
	}
	switch ext {
	case ".html", ".htm", ".xhtml", ".shtml":
		if tagged.Match(raw) {
			return HTML, nil
		}
	case ".csv", ".tsv", ".tab":
		return CSV, nil
	}
	if looksHTML(raw) {
		return HTML, nil
	}
	if what, hint := data(raw); what != "" {
		return "", reportedly.WithHint(fmt.Errorf("%w: %s looks like %s, not like text", reportedly.ErrUnsupported, name, what), hint)
	}
	if ext == "" && looksTable(raw) {
		return CSV, nil
	}
	return PlainText, nil
}

// data says of a file that is written in letters, but for programs, what it looks like, and what to do
// about it: read as text, its names of fields and its marks would become words of the report.
func data(raw []byte) (what, hint string) {
	raw = bytes.TrimSpace(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")))
	switch {
	case bytes.HasPrefix(raw, []byte("<?xml")), bytes.HasPrefix(raw, []byte("<rss")), bytes.HasPrefix(raw, []byte("<feed")):
		return "XML", "give the pages themselves that it tells of, or their text"
	case bytes.HasPrefix(raw, []byte("{")), bytes.HasPrefix(raw, []byte("[")):
		line, _, _ := bytes.Cut(raw, []byte("\n"))
		if json.Valid(raw) || len(line) > 2 && json.Valid(line) && line[0] == '{' {
			return "JSON", "give the text that is in it, for example with: jq -r .text FILE | reportedly read -"
		}
	}
	return "", ""
}

// looksTable tells whether what has no telling name, as what is pasted or comes from standard
// input, is a table of incidents: its first line names a column with a text and two more that
// are known, and a row follows.
func looksTable(raw []byte) bool {
	if wide(raw) != "" {
		return false // it is asked for by name
	}
	head := raw[:min(len(raw), 1<<20)]
	first, _, more := bytes.Cut(head, []byte("\n"))
	if !more || len(first) > 4096 || !bytes.ContainsAny(first, ",;\t|") {
		return false
	}
	t, ok := table.Find(string(head))
	return ok && t.Known() >= 3 && len(t.Rows) > 0
}

// tagged matches a tag or its beginning.
var tagged = regexp.MustCompile(`<\x00?[a-zA-Z!/]|<\x00?\x00[a-zA-Z!/]`)

// binary says what a file that isn't text looks like, and what to do about it.
func binary(raw []byte, encoding string) (what, hint string) {
	for _, m := range magics {
		if len(raw) > m.at && bytes.HasPrefix(raw[m.at:], []byte(m.prefix)) {
			return m.what, m.hint
		}
	}
	if bytes.HasPrefix(raw, []byte("PK\x03\x04")) {
		return zipKind(raw)
	}
	if mime.Match(raw[:min(len(raw), 4096)]) {
		return "a part of a saved e-mail or web archive (MIME)", "give the whole file, or save the message or page itself as text or HTML"
	}
	if strings.HasPrefix(strings.ToLower(encoding), "utf-16") || wide(raw) != "" {
		return "", ""
	}
	switch head := raw[:min(len(raw), 1<<20)]; {
	case bytes.HasPrefix(raw, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(raw, []byte("\x00\x00\xfe\xff")):
		return "text in UTF-32", "save it as UTF-8"
	case bytes.IndexByte(head, 0) >= 0:
		return "binary data", "give a file of plain text or HTML; if it is text in a rare encoding, save it as UTF-8"
	case controls(head)*10 > len(head):
		return "binary data", "give a file of plain text or HTML"
	}
	return "", ""
}

// mime is a header field that only files with several parts have.
var mime = regexp.MustCompile(`(?im)^content-type:\s*multipart/`)

// zipKind tells apart what comes in the zip format, by the names of the first
// files in it.
func zipKind(raw []byte) (what, hint string) {
	head := string(raw[:min(len(raw), 4096)])
	switch {
	case strings.Contains(head, "xl/"):
		return "a Microsoft Excel workbook", "save the sheet as CSV: each row is read as a report"
	case strings.Contains(head, "word/"), strings.Contains(head, "[Content_Types].xml"):
		return "a Microsoft Office document", saveAsText
	case strings.Contains(head, "application/vnd.oasis.opendocument"):
		return "an OpenDocument document", saveAsText
	case strings.Contains(head, "application/epub"):
		return "an e-book (EPUB)", saveAsText
	}
	return "a zip archive", unpack
}

// controls counts the control characters that no text has.
func controls(head []byte) int {
	n := 0
	for _, c := range head {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1b && c != 0x1a {
			n++
		}
	}
	return n
}

// looksHTML tells whether a file without a telling name is an HTML page: it
// begins with a doctype, a comment or one of the tags that pages begin with.
// Text that merely mentions tags is plain text.
func looksHTML(raw []byte) bool {
	head := raw[:min(len(raw), 4096)]
	if w := wide(head); w != "" {
		head = bytes.ReplaceAll(bytes.TrimPrefix(bytes.TrimPrefix(head, []byte("\xff\xfe")), []byte("\xfe\xff")), []byte{0}, nil)
	}
	head = bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n\f"))
	for bytes.HasPrefix(head, []byte("<!--")) || bytes.HasPrefix(head, []byte("<?xml")) {
		_, rest, ok := bytes.Cut(head, []byte(">"))
		if !ok {
			return false
		}
		head = bytes.TrimLeft(rest, " \t\r\n\f")
	}
	for _, tag := range []string{"!doctype html", "html", "head", "body", "title", "meta", "script", "style", "div", "p", "h1", "h2", "h3", "pre", "ul", "ol", "blockquote", "table", "article", "main", "section", "header", "br", "a", "b", "font", "center"} {
		rest, ok := bytes.CutPrefix(head, []byte("<"+tag))
		if ok && len(rest) > 0 && strings.ContainsRune(" \t\r\n\f/>", rune(rest[0])) {
			return true
		}
	}
	return false
}
