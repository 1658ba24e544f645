package ingest_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ingest"
	"github.com/reportedly/reportedly/ingest/origin"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

const arabic = "قال مسؤول محلي إن القوات دخلت البلدة صباح الثلاثاء بعد انسحاب المسلحين منها، فيما تحدث سكان عن قصف متقطع على الأحياء الجنوبية."

func read(t *testing.T, name, body string) *reportedly.Report {
	t.Helper()
	r, err := ingest.Read(t.Context(), name, strings.NewReader(body), ingest.Options{})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	check(t, r)
	return r
}

// check tests what holds for every report.
func check(t *testing.T, r *reportedly.Report) {
	t.Helper()
	s := r.Text.String()
	if !utf8.ValidString(s) {
		t.Error("text is not valid UTF-8")
	}
	end := 0
	for _, b := range r.Blocks {
		if err := r.Text.Check(b.Span); err != nil || b.Span.Empty() || b.Span.Start < end {
			t.Fatalf("block %+v after %d: %v", b, end, err)
		}
		end = b.Span.End
	}
	at := text.Span{}
	for _, p := range r.Origin {
		if p.Text.Start != at.Start || p.Text.Empty() || p.Original.Start < at.End || p.Original.End < p.Original.Start || p.Original.End > len(r.Original) {
			t.Fatalf("piece %+v after %+v of %d bytes", p, at, len(r.Original))
		}
		at = text.Span{Start: p.Text.End, End: p.Original.End}
	}
	if len(r.Origin) > 0 && at.Start != len(s) || len(r.Origin) == 0 && s != string(r.Original) {
		t.Fatalf("origin covers %d of %d bytes", at.Start, len(s))
	}
}

func TestPlainTextIsKept(t *testing.T) {
	for _, s := range []string{
		"Two people were killed.\r\n\r\nFour fled.\r\n",
		"Page one.\fPage two.",
		"A\u00a0non-breaking space\u202fand\u2003others.\n\n\tTabs\tare kept.  \n",
		"No line end",
	} {
		r := read(t, "a.txt", s)
		if r.Text.String() != s || string(r.Original) != s || len(r.Origin) != 0 {
			t.Errorf("%q became %q", s, r.Text)
		}
	}
	r := read(t, "bom.txt", "\ufeffTwo people were killed.")
	if got := r.Text.String(); got != "Two people were killed." {
		t.Errorf("byte order mark: %q", got)
	}
	if got := origin.Original(r.Origin, text.Span{Start: 4, End: 10}); got != (text.Span{Start: 7, End: 13}) {
		t.Errorf("origin behind a byte order mark: %v", got)
	}
}

func wide(s string, order string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if order == "le" {
			out = append(out, byte(u), byte(u>>8))
		} else {
			out = append(out, byte(u>>8), byte(u))
		}
	}
	return out
}

func encode(t *testing.T, e interface{ Bytes([]byte) ([]byte, error) }, s string) []byte {
	t.Helper()
	b, err := e.Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestEncodings(t *testing.T) {
	english := "The mayor of São Tomé told reporters that the café had been closed on Tuesday, and that nobody was hurt."
	quotes := "The governor’s office said “nothing has changed” – and closed the road at 10:00."
	japaneseText := "政府は火曜日に部隊が町に入ったと発表した。住民によると、南部で砲撃が続いている。"
	for _, c := range []struct {
		name string
		raw  []byte
		want string
		enc  string
	}{
		{"utf-8", []byte(english), english, "utf-8"},
		{"utf-16le with mark", wide("\ufeff"+arabic+"\U0001f54a", "le"), arabic + "\U0001f54a", "utf-16le"},
		{"utf-16be with mark", wide("\ufeff"+english, "be"), english, "utf-16be"},
		{"utf-16le without mark", wide(english, "le"), english, "utf-16le"},
		{"latin-1", encode(t, charmap.ISO8859_1.NewEncoder(), english), english, "windows-1252"},
		{"windows-1252", encode(t, charmap.Windows1252.NewEncoder(), quotes), quotes, "windows-1252"},
		{"windows-1256", encode(t, charmap.Windows1256.NewEncoder(), arabic), arabic, "windows-1256"},
		{"shift_jis", encode(t, japanese.ShiftJIS.NewEncoder(), japaneseText), japaneseText, "shift_jis"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := read(t, "a.txt", string(c.raw))
			if got := r.Text.String(); got != c.want || r.Encoding != c.enc {
				t.Errorf("read as %s: %q\nwant %s: %q", r.Encoding, got, c.enc, c.want)
			}
		})
	}
}

// Every word of a decoded text leads back to the bytes that spell it.
func TestOriginOfDecodedText(t *testing.T) {
	raw := string(encode(t, charmap.Windows1252.NewEncoder(), "Le café à Sfax – fermé."))
	r := read(t, "a.txt", raw)
	for _, w := range []string{"Le", "café", "à", "Sfax", "–", "fermé."} {
		i := strings.Index(r.Text.String(), w)
		sp := origin.Original(r.Origin, text.Span{Start: i, End: i + len(w)})
		back, err := charmap.Windows1252.NewDecoder().String(raw[sp.Start:sp.End])
		if err != nil || back != w {
			t.Errorf("%q leads to %v: %q", w, sp, back)
		}
	}
}

func TestEncodingOption(t *testing.T) {
	raw := encode(t, charmap.KOI8R.NewEncoder(), "Да")
	r, err := ingest.Read(t.Context(), "a.txt", bytes.NewReader(raw), ingest.Options{Encoding: "koi8-r"})
	if err != nil || r.Text.String() != "Да" {
		t.Errorf("%v, %v", r, err)
	}
	if _, err := ingest.Read(t.Context(), "a.txt", bytes.NewReader(raw), ingest.Options{Encoding: "klingon"}); !errors.Is(err, reportedly.ErrInvalid) {
		t.Errorf("unknown encoding: %v", err)
	}
}

func TestDamagedUTF8(t *testing.T) {
	s := "Die Straße nach Zürich wurde gesperrt, sagte Bürgermeister Müller; Grüße aus Köln"
	r := read(t, "cut.txt", s+"\xe2\x80")
	if want := s + "\ufffd\ufffd"; r.Text.String() != want || r.Encoding != "utf-8" {
		t.Errorf("cut off: %s %q", r.Encoding, r.Text)
	}
	if got := origin.Original(r.Origin, text.Span{Start: len(s), End: len(s) + 3}); got != (text.Span{Start: len(s), End: len(s) + 1}) {
		t.Errorf("origin of the replacement: %v", got)
	}
}

func TestWrongDeclaredCharset(t *testing.T) {
	page := func(charset, body string) string {
		return `<html><head><meta charset="` + charset + `"></head><body><p>` + body + `</p></body></html>`
	}
	body := "Le préfet a fermé la route de Zürich."
	if got := read(t, "a.html", page("iso-8859-1", body)).Text.String(); got != body {
		t.Errorf("UTF-8 declared as Latin-1: %q", got)
	}
	latin := string(encode(t, charmap.ISO8859_1.NewEncoder(), body))
	if got := read(t, "a.html", page("utf-8", latin)).Text.String(); got != body {
		t.Errorf("Latin-1 declared as UTF-8: %q", got)
	}
	if r := read(t, "a.html", page("windows-1256", string(encode(t, charmap.Windows1256.NewEncoder(), arabic)))); r.Text.String() != arabic || r.Encoding != "windows-1256" {
		t.Errorf("declared windows-1256: %s %q", r.Encoding, r.Text)
	}
	if got := read(t, "a.html", page("no-such-charset", latin)).Text.String(); got != body {
		t.Errorf("unknown charset: %q", got)
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		name, body, want string
		kind             error
	}{
		{"empty.txt", "", "is empty", reportedly.ErrInvalid},
		{"blank.txt", " \r\n\t\u00a0\ufeff\n", "is blank", reportedly.ErrInvalid},
		{"blank.html", "<html><body><p> </p><script>x</script></body></html>", "has no text", reportedly.ErrInvalid},
		{"a.pdf", "%PDF-1.7\n…", "a PDF document", reportedly.ErrUnsupported},
		{"a.docx", "PK\x03\x04....[Content_Types].xml", "Microsoft Office", reportedly.ErrUnsupported},
		{"a.zip", "PK\x03\x04....x.txt", "a zip archive", reportedly.ErrUnsupported},
		{"a.png", "\x89PNG\r\n\x1a\n", "a PNG picture", reportedly.ErrUnsupported},
		{"a.jpg", "\xff\xd8\xff\xe0..", "a JPEG picture", reportedly.ErrUnsupported},
		{"a", "\x7fELF\x02\x01", "a program", reportedly.ErrUnsupported},
		{"a.txt", "text with \x00 in it", "binary data", reportedly.ErrUnsupported},
		{"a.txt", "\xff\xfe\x00\x00T\x00\x00\x00", "UTF-32", reportedly.ErrUnsupported},
		{"a.eml", "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: image/png\n\nx\n--b--", "no text of its own", reportedly.ErrInvalid},
		{"part.txt", "--b\nContent-Type: multipart/alternative\n\nx", "MIME", reportedly.ErrUnsupported},
		{"stock.csv", "item,price\nflour,3\n", "no column with a text", reportedly.ErrInvalid},
		{"two.csv", "date,notes\n2020-01-01,Shots.\n2020-01-02,Shots.\n", "as many reports", reportedly.ErrUnsupported},
		{"none.csv", "date,notes\n", "no text", reportedly.ErrInvalid},
		{"feed", "<?xml version='1.0'?>\n<rss><channel><title>Two killed</title></channel></rss>", "XML", reportedly.ErrUnsupported},
		{"out.json", "[\n {\"claims\": []}\n]\n", "JSON", reportedly.ErrUnsupported},
		{"out.jsonl", "{\"id\": \"c1\"}\n{\"id\": \"c2\"}\n", "JSON", reportedly.ErrUnsupported},
		{"a.xlsx", "PK\x03\x04....[Content_Types].xml xl/workbook.xml", "Excel", reportedly.ErrUnsupported},
	} {
		_, err := ingest.Read(t.Context(), c.name, strings.NewReader(c.body), ingest.Options{})
		if !errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), c.name) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
		var hint *reportedly.HintError
		if !errors.As(err, &hint) || hint.Hint == "" {
			t.Errorf("%s: no hint", c.name)
		}
	}
}

// endless is a reader without an end, which counts what it gave.
type endless struct{ given int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = "Shots were heard. "[(e.given+i)%18]
	}
	e.given += len(p)
	return len(p), nil
}

func TestTooLarge(t *testing.T) {
	r := &endless{}
	_, err := ingest.Read(t.Context(), "-", r, ingest.Options{})
	if !errors.Is(err, reportedly.ErrUnsupported) || !strings.Contains(err.Error(), "64 MiB") {
		t.Errorf("endless input: %v", err)
	}
	if r.given > 2*ingest.MaxBytes {
		t.Errorf("read %d bytes before giving up", r.given)
	}
	if _, err := ingest.Read(t.Context(), "a.txt", io.LimitReader(&endless{}, ingest.MaxText+1), ingest.Options{}); !errors.Is(err, reportedly.ErrUnsupported) || !strings.Contains(err.Error(), "16 MiB") {
		t.Errorf("long text: %v", err)
	}
	lines := strings.Repeat("x.\n\n", ingest.MaxBlocks+1)
	if _, err := ingest.Read(t.Context(), "a.txt", strings.NewReader(lines), ingest.Options{}); !errors.Is(err, reportedly.ErrUnsupported) || !strings.Contains(err.Error(), "100000") {
		t.Errorf("many blocks: %v", err)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := ingest.Read(ctx, "-", &endless{}, ingest.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// A megabyte without a full stop or a line end is one block, and takes no time
// to speak of.
func TestOneLongSentence(t *testing.T) {
	start := time.Now()
	r := read(t, "a.txt", strings.Repeat("and then the men went on ", 1<<20/25))
	if len(r.Blocks) != 1 || r.Blocks[0].Kind != ling.Body {
		t.Errorf("%d blocks, first %v", len(r.Blocks), r.Blocks[0].Kind)
	}
	if d := time.Since(start); d > 5*time.Second {
		t.Errorf("took %v", d)
	}
}

func TestFile(t *testing.T) {
	fsys := fstest.MapFS{"in/report.txt": {Data: []byte("Two people were killed.")}}
	r, err := ingest.File(t.Context(), fsys, "in/report.txt", ingest.Options{Acquired: time.Unix(0, 0)})
	if err != nil || r.Name != "in/report.txt" || r.Media != ingest.PlainText || !r.Acquired.Equal(time.Unix(0, 0)) {
		t.Errorf("%+v, %v", r, err)
	}
	if want := fmt.Sprintf("%x", sha256.Sum256([]byte("Two people were killed."))); r.SHA256 != want {
		t.Errorf("SHA-256 %q, want %q", r.SHA256, want)
	}
	if _, err := ingest.File(t.Context(), fsys, "in", ingest.Options{}); !errors.Is(err, reportedly.ErrInvalid) || !strings.Contains(err.Error(), "directory") {
		t.Errorf("directory: %v", err)
	}
	if _, err := ingest.File(t.Context(), fsys, "gone.txt", ingest.Options{}); !errors.Is(err, reportedly.ErrNotFound) || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing file: %v", err)
	}
}

// locked is a file system whose files may not be read.
type locked struct{}

func (locked) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
}

func TestNoPermission(t *testing.T) {
	_, err := ingest.File(t.Context(), locked{}, "secret.txt", ingest.Options{})
	var hint *reportedly.HintError
	if !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), "secret.txt") || !errors.As(err, &hint) {
		t.Errorf("no permission: %v", err)
	}
}

// vanishing is a file that fails while it is being read.
type vanishing struct{ fs.FS }

type vanishingFile struct{ fs.File }

func (v vanishing) Open(name string) (fs.File, error) {
	f, err := v.FS.Open(name)
	return vanishingFile{f}, err
}

func (vanishingFile) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: "report.txt", Err: errors.New("stale file handle")}
}

func TestVanishingFile(t *testing.T) {
	fsys := vanishing{fstest.MapFS{"report.txt": {Data: []byte("Two people")}}}
	if _, err := ingest.File(t.Context(), fsys, "report.txt", ingest.Options{}); err == nil || !strings.Contains(err.Error(), "stale") {
		t.Errorf("vanishing file: %v", err)
	}
}

func TestMedia(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"-", "<!DOCTYPE html><p>Shots were heard.</p>", ingest.HTML},
		{"-", "\n<!-- saved -->\n<HTML><body>Shots were heard.", ingest.HTML},
		{"page.htm", "Shots were <b>heard</b>.", ingest.HTML},
		{"page.html", "Shots were heard. No tags.", ingest.PlainText},
		{"a.txt", "The tag <b> makes text bold.", ingest.PlainText},
		{"a.txt", "<html><body>Shots were heard.", ingest.HTML},
		{"-", "Shots were heard.", ingest.PlainText},
		{"-", "<17 people were hurt", ingest.PlainText},
		{"wide", string(wide("\ufeff<html><body><p>Shots were heard.</p>", "le")), ingest.HTML},
	} {
		if r := read(t, c.name, c.body); r.Media != c.want {
			t.Errorf("%s %q: %s, want %s", c.name, c.body, r.Media, c.want)
		}
	}
}

func TestOptions(t *testing.T) {
	opt := ingest.Options{Published: "2019-05", Publisher: "The Example"}
	r, err := ingest.Read(t.Context(), "a.txt", strings.NewReader("Published: 3 May 2018\n\nShots were heard in the town."), opt)
	if err != nil || r.Published != "2019-05" || r.PublishedFrom != "given by the user" || r.Publisher != "The Example" {
		t.Errorf("%+v, %v", r, err)
	}
	for _, bad := range []ingest.Options{{Published: "3 May 2018"}, {Published: "2018-02-30"}, {Published: "2018-13"}, {Published: "2018-5-3"}, {Media: "application/pdf"}} {
		if _, err := ingest.Read(t.Context(), "a.txt", strings.NewReader("x"), bad); !errors.Is(err, reportedly.ErrInvalid) {
			t.Errorf("%+v: %v", bad, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "a", "\xff\xfea\x00", "\xef\xbb\xbfx", "caf\xe9 \x96", "<p>\xe9&eacute;", "\x83\x65\x83\x58\x83\x67", "<meta charset=shift_jis><p>\x83\x65", "<meta charset=iso-2022-jp>\x1b$B4A;z\x1b(B"} {
		f.Add([]byte(s), false)
		f.Add([]byte(s), true)
	}
	f.Fuzz(func(t *testing.T, raw []byte, page bool) {
		opt := ingest.Options{Media: ingest.PlainText}
		if page {
			opt.Media = ingest.HTML
		}
		r, err := ingest.Read(t.Context(), "-", bytes.NewReader(raw), opt)
		if err == nil {
			check(t, r)
			for _, b := range r.Blocks {
				if o := origin.Original(r.Origin, b.Span); o.Start < 0 || o.End < o.Start || o.End > len(raw) {
					t.Fatalf("block %v leads to %v of %d bytes", b.Span, o, len(raw))
				}
			}
		}
	})
}
