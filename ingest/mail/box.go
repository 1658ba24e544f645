package mail

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"regexp"

	"github.com/reportedly/reportedly/text"
)

// postmark matches the line that mailboxes put before a message ("From jane@example.org Tue May  7
// 23:30:00 2019"), with the beginning of the header that follows. A sentence that begins
// so ("From then on …") has no year at its end and no header after it.
var postmark = regexp.MustCompile(`^From [^ \r\n]+ [^\r\n]{0,200}\b\d{4}\b[^\r\n]{0,40}\r?\n[!-9;-~]+[ \t]*:`)

// maxPostmark is how many bytes a postmark and the beginning of a header have at most.
const maxPostmark = 2048

// bom is what a text in UTF-8 may begin with.
var bom = []byte("\xef\xbb\xbf")

// BeginsBox tells whether a file begins as a mailbox does, of one message or more.
func BeginsBox(raw []byte) bool {
	raw = bytes.TrimPrefix(raw, bom)
	return postmark.Match(raw[:min(len(raw), maxPostmark)])
}

// IsBox tells whether a file is a mailbox of several messages.
func IsBox(raw []byte) bool {
	n := 0
	_ = EachMessage(bytes.NewReader(raw), func(_, _ int64) bool { n++; return n < 2 }) // memory can't fail
	return n > 1
}

// Messages are where the messages of a mailbox lie (mbox, RFC 4155), without the line before each and
// the blank line after it; none where it isn't one.
func Messages(raw []byte) (out []text.Span) {
	_ = EachMessage(bytes.NewReader(raw), func(start, end int64) bool {
		out = append(out, text.Span{Start: int(start), End: int(end)})
		return true
	})
	return out
}

// EachMessage calls f with where each message of a mailbox lies until f says false; never where it
// isn't one. A message begins at the file's beginning or after a blank line. However long the mailbox
// is, a few kilobytes of it are in memory at a time. The error is r's.
func EachMessage(r io.Reader, f func(start, end int64) bool) error {
	in := bufio.NewReaderSize(r, 64<<10)
	head, err := in.Peek(maxPostmark + len(bom))
	if !BeginsBox(head) {
		return notEnd(err)
	}
	at := int64(0)
	if bytes.HasPrefix(head, bom) {
		at = int64(len(bom))
		_, _ = in.Discard(len(bom)) // they were peeked at
	}
	start, blank := int64(-1), true
	var tail []byte // the last bytes of the message so far
	for {
		mark := false
		if blank {
			if head, err = in.Peek(maxPostmark); notEnd(err) != nil {
				return err
			}
			mark = bytes.HasPrefix(head, []byte("From ")) && postmark.Match(head)
		}
		if mark && start >= 0 && !f(start, at-ending(tail)) {
			return nil
		}
		n, last, err := line(in)
		if err != nil {
			return err
		}
		if n == 0 {
			f(start, at-ending(tail))
			return nil
		}
		blank = int(n) == len(last) && len(bytes.Trim(last, "\r\n")) == 0
		at, tail = at+n, append(tail[max(0, len(tail)-maxEnding):], last...)
		if mark {
			start, blank, tail = at, false, nil
		}
	}
}

// maxEnding is how many bytes tell whether a message ends with a blank line.
const maxEnding = 4

// line reads a line of any length: how long it is, 0 at the end, and the last bytes of it.
func line(in *bufio.Reader) (n int64, last []byte, err error) {
	for {
		piece, err := in.ReadSlice('\n')
		n += int64(len(piece))
		last = append(last, piece[max(0, len(piece)-maxEnding):]...)
		last = last[max(0, len(last)-maxEnding):]
		if !errors.Is(err, bufio.ErrBufferFull) {
			return n, last, notEnd(err)
		}
	}
}

// ending is the length of the blank line with which a message ends.
func ending(tail []byte) int64 {
	for _, blank := range []string{"\r\n\r\n", "\n\n"} {
		if bytes.HasSuffix(tail, []byte(blank)) {
			return int64(len(blank) / 2)
		}
	}
	return 0
}

// notEnd is an error that isn't the end.
func notEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// quoted matches a line that would begin a message, were it not marked.
var quoted = regexp.MustCompile(`(?m)^>(>*From )`)

// Unquoted is a message of a mailbox as it was sent: there lines of it that begin with "From "
// have a mark before them.
func Unquoted(raw []byte) []byte {
	if !bytes.Contains(raw, []byte("\n>")) {
		return raw
	}
	return quoted.ReplaceAll(raw, []byte("$1"))
}
