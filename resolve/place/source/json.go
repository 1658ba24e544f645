package source

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
)

// allowance is a reader that gives out only so much until it is renewed, so that
// a value of a stream can't take all memory.
type allowance struct {
	r    io.Reader
	left int64
}

var errTooMuch = errors.New("too much for one value")

func (a *allowance) Read(p []byte) (int, error) {
	if a.left <= 0 {
		return 0, errTooMuch
	}
	n, err := a.r.Read(p[:min(int64(len(p)), a.left)])
	a.left -= int64(n)
	return n, err
}

// array passes the values of the first array of the given keys in an object to
// make: {"type": ..., "features": [...]}. An object that has none of them is
// itself the only value, as are the objects of a sequence of them.
func (f *File) array(keys []string, yield func(Item, error) bool, make func(n int, raw json.RawMessage) (Item, error)) {
	s := &jsonStream{f: f, in: &allowance{f.text, maxFeature}, yield: yield, make: make}
	s.dec = json.NewDecoder(s.in)
	err := s.read(keys)
	if err == nil || errors.Is(err, errStop) {
		return
	}
	yield(Item{}, fmt.Errorf("read %s: %w", f.Path, s.explain(err)))
}

// errStop ends reading because the caller asked for it.
var errStop = errors.New("stop")

type jsonStream struct {
	f     *File
	in    *allowance
	dec   *json.Decoder
	n     int
	yield func(Item, error) bool
	make  func(n int, raw json.RawMessage) (Item, error)
}

func (s *jsonStream) read(keys []string) error {
	// what Peek has seen begins with "{" or "[", maybe after a mark
	s.skipMarks()
	for {
		t, err := s.token()
		switch {
		case errors.Is(err, io.EOF) && s.n > 0:
			return nil
		case err != nil:
			return err
		case t == json.Delim('['):
			if err := s.values(); err != nil {
				return err
			}
			continue
		case t != json.Delim('{'):
			return invalid("there is no object or list at the beginning")
		}
		if err := s.object(keys); err != nil {
			return err
		}
	}
}

// skipMarks drops a byte order mark, and the record separators of RFC 8142.
func (s *jsonStream) skipMarks() {
	if b, _ := s.f.text.Peek(3); string(b) == "\xef\xbb\xbf" {
		_, _ = s.f.text.Discard(3) // just seen
	}
	s.in.r = &noSeparators{s.f.text}
}

// noSeparators turns record separators into blanks.
type noSeparators struct{ r io.Reader }

func (n *noSeparators) Read(p []byte) (int, error) {
	k, err := n.r.Read(p)
	for i, c := range p[:k] {
		if c == 0x1e {
			p[i] = ' '
		}
	}
	return k, err
}

func (s *jsonStream) token() (json.Token, error) {
	s.in.left = maxFeature
	return s.dec.Token()
}

// object goes over an object's members until the array of one of the keys, or
// takes the object for a value.
func (s *jsonStream) object(keys []string) error {
	rest := map[string]json.RawMessage{}
	found := false
	for s.dec.More() {
		t, err := s.token()
		if err != nil {
			return err
		}
		key, _ := t.(string)
		if !found && slices.Contains(keys, key) {
			if t, err = s.token(); err != nil {
				return err
			}
			if t != json.Delim('[') {
				return invalid("%q is no list", key)
			}
			found = true
			if err := s.values(); err != nil {
				return err
			}
			continue
		}
		var raw json.RawMessage
		if err := s.decode(&raw); err != nil {
			return err
		}
		if len(rest) < 1000 {
			rest[key] = raw
		}
	}
	if _, err := s.token(); err != nil {
		return err
	}
	if found {
		return nil
	}
	raw, err := json.Marshal(rest)
	if err != nil {
		return err
	}
	return s.value(raw)
}

// values goes over an array up to its end.
func (s *jsonStream) values() error {
	for s.dec.More() {
		var raw json.RawMessage
		if err := s.decode(&raw); err != nil {
			return err
		}
		if err := s.value(raw); err != nil {
			return err
		}
	}
	_, err := s.token()
	return err
}

func (s *jsonStream) decode(raw *json.RawMessage) error {
	s.in.left = maxFeature
	return s.dec.Decode(raw)
}

func (s *jsonStream) value(raw json.RawMessage) error {
	s.n++
	item, err := s.make(s.n, raw)
	switch {
	case err != nil:
		err = &RowError{s.f.Path, "feature", s.n, err}
	case item.ID == "":
		return nil
	}
	if !s.yield(item, err) {
		return errStop
	}
	return nil
}

func (s *jsonStream) explain(err error) error {
	syntax := (*json.SyntaxError)(nil)
	switch {
	case errors.Is(err, errTooMuch):
		return invalid("after feature %d comes a value of more than %d MiB", s.n, maxFeature>>20)
	case errors.As(err, &syntax):
		return reportedly.WithHint(invalid("after feature %d it is no JSON: %v", s.n, err), "is the file whole? fetch or write it again")
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return reportedly.WithHint(invalid("it ends in the middle, after feature %d", s.n), "is the file whole? fetch or write it again")
	}
	return damaged(err)
}

// ownID is the ID of a place that the file gives none: it stays the same as long
// as name and position do, wherever in the file the place stands.
func (f *File) ownID(set, name string, lat, lon float64) string {
	sum := sha256.Sum256([]byte(strings.ToLower(name) + fmt.Sprintf("|%.4f|%.4f", lat, lon)))
	return set + ":" + hex.EncodeToString(sum[:5])
}
