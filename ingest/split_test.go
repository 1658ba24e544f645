package ingest_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ingest"
	"github.com/reportedly/reportedly/ingest/origin"
)

// told is what tests look at of a report.
type told struct{ Name, Text, Publisher, Published, Title string }

func splitAll(t *testing.T, name, body string, opt ingest.Options) (out []told, left []string) {
	t.Helper()
	parts, left, err := ingest.Split(t.Context(), name, strings.NewReader(body), opt)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for _, p := range parts {
		r, err := p.Read(t.Context(), opt)
		if err != nil {
			t.Fatalf("%s: %v", p.Name, err)
		}
		leadsBack(t, r)
		out = append(out, told{r.Name, r.Text.String(), r.Publisher, r.Published, r.Title})
	}
	return out, left
}

func TestTables(t *testing.T) {
	for name, c := range map[string]struct {
		file, body string
		want       []told
		left       []string
	}{
		"commas and quotes": {"x.csv", "id,Event date,Location,Country,Source,Notes\n" +
			"7,2019-05-02,Osk,Tarnia,Osk Radio,\"They said \"\"stop\"\", then fired.\nTwo fell.\"\r\n" +
			"\n8,2019-05-03,Osk,Tarnia,,Nothing else.", []told{
			{"x.csv, row 2", "2019-05-02, Osk, Tarnia: They said \"stop\", then fired.\nTwo fell.", "Osk Radio", "2019-05-02", ""},
			{"x.csv, row 4", "2019-05-03, Osk, Tarnia: Nothing else.", "", "2019-05-03", ""},
		}, nil},
		"semicolons, a byte order mark and ragged rows": {"x.csv", "\ufeffdate;place;description;source\n" +
			"2 May 2019;Osk;Shots; Osk Radio ;more\n3 May 2019;Tarn\n2019-05-04;Tarn;Calm", []told{
			{"x.csv, row 2", "2019-05-02, Osk: Shots", "Osk Radio", "2019-05-02", ""},
			{"x.csv, row 4", "2019-05-04, Tarn: Calm", "", "2019-05-04", ""},
		}, []string{"1 row without a text"}},
		"tabs, and what spreadsheets write first": {"x.tsv", "sep=\t\ntext\twhen\nShots in the hills\t03/04/2019\n", []told{
			{"x.tsv, row 2", "03/04/2019: Shots in the hills", "", "", ""}, // two days may be meant
		}, nil},
		"an open quote ends with its line": {"x.csv", "date,notes\n2019-05-02,\"Shots\n2019-05-03,Calm\n", []told{
			{"x.csv, row 2", "2019-05-02: \"Shots", "", "2019-05-02", ""},
			{"x.csv, row 3", "2019-05-03: Calm", "", "2019-05-03", ""},
		}, nil},
		"published, titled, and words for nothing": {"x.csv", "title,date,published,location,source,summary\n" +
			"Road shut,30/04/2019,2019-05-02,N/A,unknown,The road was shut.\n", []told{
			{"x.csv, row 2", "Road shut\n\n2019-04-30: The road was shut.", "", "2019-05-02", "Road shut"},
		}, nil},
		"standard input": {"-", "date,source,notes\n2019-05-02,Osk Radio,Shots\n", []told{
			{"-, row 2", "2019-05-02: Shots", "Osk Radio", "2019-05-02", ""},
		}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			got, left := splitAll(t, c.file, c.body, ingest.Options{})
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(c.left, left); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestRowsKeepTheirBytes: a row is a report of its own, with the line that names its columns;
// in a later export it is the same, and leads back to its bytes.
func TestRowsKeepTheirBytes(t *testing.T) {
	const row = "2019-05-02,Osk,\"Caf\xe9 hit\"\n"
	hash := map[string]bool{}
	for _, body := range []string{"date,place,notes\n" + row, "date,place,notes\n2019-05-01,Tarn,Calm\n" + row} {
		parts, _, err := ingest.Split(t.Context(), "x.csv", strings.NewReader(body), ingest.Options{})
		if err != nil {
			t.Fatal(err)
		}
		r, err := parts[len(parts)-1].Read(t.Context(), ingest.Options{Encoding: "windows-1252"})
		if err != nil {
			t.Fatal(err)
		}
		hash[r.SHA256] = true
		at := strings.Index(r.Text.String(), "Café")
		span := r.Blocks[0].Span
		span.Start, span.End = at, at+len("Café")
		if o := origin.Original(r.Origin, span); string(r.Original[o.Start:o.End]) != "Caf\xe9" {
			t.Errorf("«%s» leads to %q", r.Text.Slice(span), r.Original[o.Start:o.End])
		}
	}
	if len(hash) != 1 {
		t.Errorf("the same row is %d reports", len(hash))
	}
}

const letter = "Received: from a by b\r\nFrom: =?utf-8?Q?Osk_Caf=C3=A9?= <osk@example.org>\r\nDate: Tue, 7 May 2019 23:30:00 -0500\r\n" +
	"Subject: =?iso-8859-1?Q?Caf=E9_hit?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"m\"\r\n\r\nno text\r\n--m\r\n" +
	"Content-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
	"Shells hit the caf=E9 on the road to Ta=\r\nrn last night.\r\n--a\r\nContent-Type: text/html\r\n\r\n<p>Shells\r\n--a--\r\n--m\r\n" +
	"Content-Disposition: attachment; filename=log.csv\r\nContent-Type: application/octet-stream; name=log.csv\r\nContent-Transfer-Encoding: base64\r\n\r\n%s\r\n--m\r\n" +
	"Content-Type: image/png; name=p.png\r\n\r\n\x89PNG\r\n\r\n--m--\r\n"

func TestEmails(t *testing.T) {
	body := fmt.Sprintf(letter, base64.StdEncoding.EncodeToString([]byte("date,notes\n2019-05-02,Shots\n")))
	got, left := splitAll(t, "m.eml", body, ingest.Options{})
	want := []told{
		{"m.eml", "From: Osk Café <osk@example.org>\nDate: Tue, 7 May 2019 23:30:00 -0500\nSubject: Café hit\n\n\nShells hit the café on the road to Tarn last night.\r\n", "Osk Café", "2019-05-07", "Café hit"},
		{"m.eml, log.csv, row 2", "2019-05-02: Shots", "", "2019-05-02", ""},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if len(left) != 1 || !strings.Contains(left[0], "p.png") {
		t.Errorf("passed over: %q", left)
	}
	r, err := ingest.Read(t.Context(), "m.eml", strings.NewReader(body), ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := r.Text.String()
	for words, from := range map[string]string{"café on": "caf=E9 on", "Tarn last": "Ta=\r\nrn last", "Subject: Café hit": "Subject: =?iso-8859-1?Q?Caf=E9_hit?="} {
		at := strings.Index(s, words)
		span := r.Blocks[0].Span
		span.Start, span.End = at, at+len(words)
		if o := origin.Original(r.Origin, span); strings.TrimRight(string(r.Original[o.Start:o.End]), "?=") != strings.TrimRight(from, "?=") {
			t.Errorf("«%s» leads to %q", words, r.Original[o.Start:o.End])
		}
	}
}

// TestMailbox: each message of a mailbox is a report, the same as when it is saved by itself.
func TestMailbox(t *testing.T) {
	one := "From: Osk Radio <osk@example.org>\nDate: Tue, 7 May 2019 10:00:00 +0000\nSubject: Road shut\nMessage-ID: <1@example.org>\n\nThe road was shut.\n\nFrom then on nobody passed.\n"
	two := fmt.Sprintf(letter, base64.StdEncoding.EncodeToString([]byte("date,notes\n2019-05-02,Shots\n")))
	empty := "From: a@example.org\nMessage-ID: <2@example.org>\n\n"
	box := "From osk@example.org Tue May  7 10:00:00 2019\n" + strings.ReplaceAll(one, "\nFrom then", "\n>From then") + "\nFrom - Wed May 08 2019\r\n" + two + "\r\nFrom a Thu, 9 May 2019 01:00:00 +0000\n" + empty
	for _, name := range []string{"all.mbox", "-"} {
		got, left := splitAll(t, name, box, ingest.Options{})
		var names []string
		for _, g := range got {
			names = append(names, g.Name)
		}
		if d := cmp.Diff([]string{name + ", message 1", name + ", message 2", name + ", message 2, log.csv, row 2"}, names); d != "" {
			t.Error(d)
		}
		if len(left) != 2 || !strings.HasPrefix(left[0], "message 2: p.png") || !strings.HasPrefix(left[1], "message 3: ") {
			t.Errorf("passed over: %q", left)
		}
	}
	parts, _, err := ingest.Split(t.Context(), "all.mbox", strings.NewReader(box), ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, alone := range []string{one, two} {
		if b, err := io.ReadAll(parts[i].Open()); err != nil || string(b) != alone {
			t.Errorf("message %d is %q, want %q", i+1, b, alone)
		}
	}
	if _, err := ingest.Read(t.Context(), "Inbox", strings.NewReader(box), ingest.Options{}); err == nil || !strings.Contains(err.Error(), "3 messages") {
		t.Errorf("read as one report: %v", err)
	}
	first, _, _ := strings.Cut(box, "\nFrom - ")
	if r, err := ingest.Read(t.Context(), "x.mbox", strings.NewReader(first), ingest.Options{}); err != nil || r.Title != "Road shut" || r.Media != ingest.Mail {
		t.Errorf("a mailbox of one message: %+v, %v", r, err)
	}
	if got, _ := splitAll(t, "x.txt", "From Osk the road leads to Tarn, since 2019\n\nFrom Tarn it goes on, since 2020\nnote: closed\n", ingest.Options{}); len(got) != 1 || got[0].Name != "x.txt" {
		t.Errorf("a text is cut like a mailbox: %+v", got)
	}
}

// TestPastedMail: what mail programs show of a message is plain text as ever.
func TestPastedMail(t *testing.T) {
	r, err := ingest.Read(t.Context(), "x.txt", strings.NewReader("From: Jane Doe <jane@example.org>\nDate: 7 May 2019\nSubject: Road shut\n\nThe road was shut.\n"), ingest.Options{})
	if err != nil || r.Media != ingest.PlainText || r.Title != "Road shut" {
		t.Errorf("%+v, %v", r, err)
	}
}

// TestSavedPage: who saves a page as one file doesn't publish it, and not on that day.
func TestSavedPage(t *testing.T) {
	r, err := ingest.Read(t.Context(), "x.mhtml", strings.NewReader("From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\nSubject: Road shut\r\nDate: Tue, 7 May 2019 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"+
		"Content-Type: multipart/related; type=\"text/html\"; boundary=\"m\"\r\n\r\n--m\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><p class=3Dx>The road to Tarn w=\r\nas shut.</p></body></html>\r\n--m\r\nContent-Type: text/css\r\n\r\np{}\r\n--m--\r\n"), ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := (told{r.Name, r.Text.String(), r.Publisher, r.Published, r.Title}); got != (told{"x.mhtml", "The road to Tarn was shut.", "", "", "Road shut"}) || r.URL != "https://example.org/a" {
		t.Errorf("%+v %s", got, r.URL)
	}
}

func TestManyRows(t *testing.T) {
	body := "date,notes\n" + strings.Repeat("2019-05-02,\"Shots\n", ingest.MaxParts) // quotes that pair up wrongly
	if _, _, err := ingest.Split(t.Context(), "x.csv", strings.NewReader(body), ingest.Options{}); err != nil {
		t.Error(err)
	}
	body = "date,notes\n" + strings.Repeat("2019-05-02,Shots\n", ingest.MaxParts+1)
	if _, _, err := ingest.Split(t.Context(), "x.csv", strings.NewReader(body), ingest.Options{}); err == nil || !strings.Contains(err.Error(), "rows, more than") {
		t.Errorf("too many rows: %v", err)
	}
}

func FuzzSplit(f *testing.F) {
	f.Add([]byte("date,notes\n2019-05-02,\"Shots \"\"x\"\"\"\n"), true)
	f.Add([]byte("sep=;\nNotes;Where\n\xe9;\n"), true)
	f.Add([]byte(fmt.Sprintf(letter, "ZGF0ZQ==")), false)
	f.Add([]byte("From: a\nContent-Transfer-Encoding: base64\n\nw6k="), false)
	f.Add([]byte("From a Tue May  7 2019\nFrom: a\n\nx\n\nFrom b Tue May  7 2019\r\nSubject: b\n\n>From c\n\n"), false)
	f.Fuzz(func(t *testing.T, raw []byte, table bool) {
		opt := ingest.Options{Media: ingest.Mail}
		if table {
			opt.Media = ingest.CSV
		} else if bytes.HasPrefix(raw, []byte("From ")) {
			opt.Media = ingest.Mailbox
		}
		parts, _, err := ingest.Split(t.Context(), "x", bytes.NewReader(raw), opt)
		if err != nil {
			return
		}
		for _, p := range parts {
			r, err := p.Read(t.Context(), ingest.Options{})
			if err != nil {
				continue
			}
			leadsBack(t, r)
		}
	})
}

// leadsBack checks blocks and the way back. The cells of a row needn't stand in the order in
// which they are read.
func leadsBack(t *testing.T, r *reportedly.Report) {
	t.Helper()
	if !utf8.ValidString(r.Text.String()) {
		t.Fatal("text is not valid UTF-8")
	}
	at := 0
	for _, p := range r.Origin {
		if p.Text.Start != at || p.Text.Empty() || p.Original.Start < 0 || p.Original.End < p.Original.Start || p.Original.End > len(r.Original) {
			t.Fatalf("piece %+v after %d of %d bytes", p, at, len(r.Original))
		}
		at = p.Text.End
	}
	if len(r.Origin) > 0 && at != r.Text.Len() || len(r.Origin) == 0 && r.Text.String() != string(r.Original) {
		t.Fatalf("origin covers %d of %d bytes", at, r.Text.Len())
	}
	for _, b := range r.Blocks {
		if err := r.Text.Check(b.Span); err != nil {
			t.Fatal(err)
		}
		if o := origin.Original(r.Origin, b.Span); o.Start < 0 || o.End < o.Start || o.End > len(r.Original) {
			t.Fatalf("block %v leads to %v of %d bytes", b.Span, o, len(r.Original))
		}
	}
}

// TestLargeMailbox: a mailbox that is larger than the limit for one report is read message by
// message, as a small one is.
func TestLargeMailbox(t *testing.T) {
	path := filepath.Join(t.TempDir(), "big.mbox")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	padding := strings.Repeat(strings.Repeat("QUJD", 18)+"\r\n", 1<<12) // what is attached and not read
	n := ingest.MaxBytes/len(padding) + 2
	for i := range n {
		fmt.Fprintf(f, "From osk@example.org Tue May  7 10:00:00 2019\nFrom: Osk Radio <osk@example.org>\nDate: Tue, 7 May 2019 10:00:00 +0000\nSubject: Road %d\n"+
			"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nThe road %d was shut.\n>From then on nobody passed.\n"+
			"--b\nContent-Type: text/csv\nContent-Disposition: attachment; filename=log.csv\n\ndate,notes\n2019-05-02,Shots %d\n"+
			"--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n%s--b--\n\n", i+1, i+1, i+1, padding)
	}
	parts, left, err := ingest.SplitFile(t.Context(), os.DirFS(filepath.Dir(path)), "big.mbox", ingest.Options{})
	if err != nil || len(parts) != 2*n || len(left) == 0 {
		t.Fatalf("%d parts of %d messages, %q passed over: %v", len(parts), n, left, err)
	}
	for _, i := range []int{0, n - 1} {
		letter, err := parts[2*i].Read(t.Context(), ingest.Options{})
		if err != nil || letter.Title != fmt.Sprintf("Road %d", i+1) || !strings.Contains(letter.Text.String(), "\nFrom then on") || letter.Name != fmt.Sprintf("big.mbox, message %d", i+1) {
			t.Errorf("message %d: %+v, %v", i+1, letter, err)
		}
		row, err := parts[2*i+1].Read(t.Context(), ingest.Options{})
		if err != nil || !strings.HasSuffix(row.Text.String(), fmt.Sprintf("Shots %d", i+1)) || parts[2*i+1].Size() != int64(len(row.Original)) {
			t.Errorf("the row of message %d: %+v, %v", i+1, row, err)
		}
	}
	if err := os.Truncate(path, 100); err != nil {
		t.Fatal(err)
	}
	if _, err := parts[2].Read(t.Context(), ingest.Options{}); err == nil || !strings.Contains(err.Error(), "message 2 again") {
		t.Errorf("a mailbox that was cut off meanwhile: %v", err)
	}
}
