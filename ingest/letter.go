package ingest

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ingest/layout"
	"github.com/reportedly/reportedly/ingest/mail"
	"github.com/reportedly/reportedly/ingest/origin"
	"github.com/reportedly/reportedly/text"
)

// open decodes a file, and says of which kind its text is. An e-mail's is that of its first
// section, and letter is what its header says.
func open(raw []byte, media, encoding string) (doc decoded, body string, letter *mail.Message, err error) {
	if media != Mail {
		if media == CSV {
			doc, err = decode(raw, PlainText, encoding)
		} else {
			doc, err = decode(raw, media, encoding)
		}
		return doc, media, nil, err
	}
	m := mail.Parse(raw)
	if len(m.Text) == 0 {
		err := fmt.Errorf("%w: the e-mail has no text of its own", reportedly.ErrInvalid)
		if left := append(named(m.Attachments), m.Left...); len(left) > 0 {
			return doc, "", nil, reportedly.WithHint(err, "it has "+strings.Join(left[:min(len(left), 3)], ", ")+"; save what is attached as a file and give that")
		}
		return doc, "", nil, reportedly.WithHint(err, "it may be encrypted, or cut off: open it in its program and save its text")
	}
	var b strings.Builder
	if m.Text[0].Media == PlainText {
		// Plain text begins as what is pasted from a mail program does; so it is laid out.
		for _, f := range m.Header {
			doc.pieces = append(doc.pieces, reportedly.Piece{Text: text.Span{Start: b.Len(), End: b.Len() + len(f.Line) + 1}, Original: f.Span})
			b.WriteString(f.Line + "\n")
		}
	}
	for i, e := range m.Text {
		d, err := decodeEntity(e, encoding)
		if err != nil {
			return doc, "", nil, err
		}
		if i == 0 {
			doc.encoding = d.encoding
		}
		if b.Len() > 0 {
			last := doc.pieces[len(doc.pieces)-1].Original.End
			doc.pieces = append(doc.pieces, reportedly.Piece{Text: text.Span{Start: b.Len(), End: b.Len() + 2}, Original: text.Span{Start: last, End: last}})
			b.WriteString("\n\n")
		}
		shift := b.Len()
		b.WriteString(d.text)
		for _, p := range d.pieces {
			p.Text = text.Span{Start: p.Text.Start + shift, End: p.Text.End + shift}
			doc.pieces = append(doc.pieces, p)
		}
	}
	doc.text = b.String()
	return doc, m.Text[0].Media, m, nil
}

// decodeEntity turns a part of a message into UTF-8, with the way back to the message. The
// encoding that it names is set aside where the user names one or where nobody knows it.
func decodeEntity(e mail.Entity, encoding string) (decoded, error) {
	label := encoding
	if label == "" && !strings.EqualFold(e.Charset, "us-ascii") {
		label = e.Charset
	}
	d, err := decode(e.Bytes, e.Media, label)
	if err != nil && encoding == "" {
		d, err = decode(e.Bytes, e.Media, "")
	}
	if err != nil {
		return d, err
	}
	if len(d.pieces) == 0 {
		d.pieces = e.Pieces
	} else {
		d.pieces = origin.Compose(d.pieces, e.Pieces)
	}
	return d, nil
}

// addressed puts what an e-mail's header says before what its text says: its subject, who
// sent it and when. A saved page was published by nobody who saved it.
func addressed(p *layout.Page, m *mail.Message) {
	p.Title = firstOf(m.Subject, p.Title)
	if m.Saved {
		p.URL = firstOf(m.URL, p.URL)
		return
	}
	p.Author = firstOf(p.Author, m.Sender)
	p.Publisher = firstOf(p.Publisher, m.Sender)
	if m.Day != "" {
		p.Published, p.PublishedFrom = m.Day, "the e-mail's date"
	}
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// letters are an e-mail's text and those of its attachments that can be read.
func letters(name string, raw []byte, opt Options) (parts []Part, left []string, err error) {
	m := mail.Parse(raw)
	if len(m.Text) > 0 {
		parts = append(parts, Part{Name: name, Media: Mail, bytes: [][]byte{raw}})
	}
	for i, a := range m.Attachments {
		called := a.Name
		if called == "" {
			called = fmt.Sprintf("attachment %d", i+1)
		}
		more, over, err := attached(name+", "+called, a, opt)
		if err != nil {
			left = append(left, fmt.Sprintf("%s: %v", called, err))
			continue
		}
		parts, left = append(parts, more...), append(left, over...)
	}
	if len(parts) == 0 {
		_, _, _, err = open(raw, Mail, "")
		return nil, nil, fmt.Errorf("read %s: %w", name, err)
	}
	return parts, slices.Concat(left, m.Left), nil
}

// attached are the reports of an attachment: one, or the rows of a table. A message that was
// forwarded as a whole is read without what is attached to it.
func attached(name string, a mail.Entity, opt Options) ([]Part, []string, error) {
	raw := bytes.Clone(a.Bytes)
	if len(bytes.TrimSpace(raw)) == 0 {
		return nil, nil, fmt.Errorf("%w: it is empty", reportedly.ErrInvalid)
	}
	if what, _ := binary(raw, opt.Encoding); what != "" && !mail.Is(raw) {
		return nil, nil, fmt.Errorf("%w: it looks like %s, not like text", reportedly.ErrUnsupported, what)
	}
	media := PlainText
	switch ext := strings.ToLower(path.Ext(name)); {
	case a.Media == Mail, mail.Is(raw):
		media = Mail
	case a.Media == CSV, ext == ".csv", ext == ".tsv":
		return rows(name, raw, opt)
	case a.Media == HTML, ext == ".html", ext == ".htm", looksHTML(raw):
		media = HTML
	case a.Media == PlainText, ext == ".txt", ext == ".md", ext == ".text":
	default:
		return nil, nil, fmt.Errorf("%w: it is of the kind %s", reportedly.ErrUnsupported, a.Media)
	}
	return []Part{{Name: name, Media: media, bytes: [][]byte{raw}}}, nil, nil
}

func named(list []mail.Entity) (out []string) {
	for _, e := range list {
		out = append(out, firstOf(e.Name, "an attachment of the kind "+e.Media))
	}
	return out
}
