package ingest

import (
	"context"
	"fmt"
	"io"
	"io/fs"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ingest/mail"
)

// maxLeft is how many messages of a mailbox are named that can't be read.
const maxLeft = 20

// seekable is a file whose parts can be read in any order.
type seekable interface {
	io.Reader
	io.ReaderAt
}

// mailbox are the e-mails of one of that many bytes. One message is in memory at a time, and its
// parts after it; with place, which says where a part lies, they aren't kept.
func mailbox(ctx context.Context, name string, box seekable, size int64, opt Options, place func(called string, at, end int64, i int, p Part) Part) (parts []Part, left []string, err error) {
	failed, n := 0, 0
	var broken error
	err = mail.EachMessage(&contextReader{ctx, io.NewSectionReader(box, 0, size)}, func(at, end int64) bool {
		n++
		number := fmt.Sprintf("message %d", n)
		called := name + ", " + number
		var more []Part
		raw, over, err := message(box, at, end)
		if err != nil {
			broken = fmt.Errorf("read %s: %w", name, err)
			return false
		}
		if over == nil {
			more, over, err = letters(called, raw, opt)
		}
		if err != nil {
			over = []string{err.Error()}
		}
		if len(more) == 0 {
			failed++
		}
		if len(parts)+len(more) > MaxParts {
			broken = reportedly.WithHint(fmt.Errorf("%w: %s has more than the limit of %d messages and attachments", reportedly.ErrUnsupported, name, MaxParts), "split it into several mailboxes")
			return false
		}
		for i, p := range more {
			if place != nil {
				p = place(called, at, end, i, p)
			}
			parts = append(parts, p)
		}
		for _, s := range over {
			if len(left) < maxLeft {
				left = append(left, number+": "+s)
			}
		}
		return true
	})
	switch {
	case broken != nil:
		return nil, nil, broken
	case err != nil:
		return nil, nil, fmt.Errorf("read %s: %w", name, err)
	case len(parts) == 0:
		return nil, nil, reportedly.WithHint(fmt.Errorf("%w: %s has no message with a text in it", reportedly.ErrInvalid, name), "its messages may be encrypted, or cut off")
	}
	if len(left) == maxLeft {
		left = append(left, "and others; "+fmt.Sprint(failed)+" messages in all have nothing to read")
	}
	return parts, left, nil
}

// message is a message of a mailbox as it was sent; over says why it is passed over.
func message(box io.ReaderAt, at, end int64) (raw []byte, over []string, err error) {
	if end-at > MaxBytes {
		return nil, []string{fmt.Sprintf("it is larger than %d MiB", MaxBytes>>20)}, nil
	}
	raw = make([]byte, end-at)
	if _, err := io.ReadFull(io.NewSectionReader(box, at, end-at), raw); err != nil {
		return nil, nil, err
	}
	return mail.Unquoted(raw), nil, nil
}

// splitLarge are the e-mails of a mailbox that is larger than [MaxBytes]; ok is false for any other file.
func splitLarge(ctx context.Context, fsys fs.FS, name string, opt Options) (parts []Part, left []string, ok bool, err error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, nil, false, nil // who opens it next says why
	}
	defer f.Close()
	info, err := f.Stat()
	box, can := f.(seekable)
	if err != nil || !can || !info.Mode().IsRegular() || info.Size() <= MaxBytes || opt.Media != "" {
		return nil, nil, false, nil
	}
	head := make([]byte, 4096)
	n, _ := io.ReadFull(io.NewSectionReader(box, 0, info.Size()), head)
	if !mail.BeginsBox(head[:n]) {
		return nil, nil, false, nil
	}
	parts, left, err = mailbox(ctx, name, box, info.Size(), opt, func(called string, at, end int64, i int, p Part) Part {
		return Part{Name: p.Name, Media: p.Media, boxed: &boxed{fsys, name, called, at, end, i, p.Size(), opt}}
	})
	return parts, left, true, err
}

// boxed says where a part lies in a large mailbox.
type boxed struct {
	fsys    fs.FS
	file    string
	called  string // the message
	at, end int64
	index   int // among its parts
	size    int64
	opt     Options
}

// open reads the message again and gives the part's bytes.
func (b *boxed) open() io.Reader {
	p, err := b.part()
	if err != nil {
		return failing{fmt.Errorf("read %s again: %w", b.called, err)}
	}
	return p.Open()
}

func (b *boxed) part() (Part, error) {
	f, err := b.fsys.Open(b.file)
	if err != nil {
		return Part{}, err
	}
	defer f.Close()
	box, ok := f.(io.ReaderAt)
	if !ok {
		return Part{}, reportedly.ErrUnsupported
	}
	raw, _, err := message(box, b.at, b.end)
	if err != nil {
		return Part{}, err
	}
	parts, _, err := letters(b.called, raw, b.opt)
	if err == nil && (b.index >= len(parts) || parts[b.index].Size() != b.size) {
		err = fmt.Errorf("%w: the mailbox was changed meanwhile", reportedly.ErrInvalid)
	}
	if err != nil {
		return Part{}, err
	}
	return parts[b.index], nil
}

// failing is a reader of nothing but an error.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }
