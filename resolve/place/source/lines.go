package source

import (
	"bufio"
	"strings"
)

// lines passes each line that is neither blank nor a comment, without its end, to
// row. comment is what comments begin with, "" for none.
func (f *File) lines(comment string, yield func(Item, error) bool, row func(line int, text string) (Item, error)) {
	s := bufio.NewScanner(f.text)
	s.Buffer(make([]byte, sniffed), maxLine)
	n := 0
	for s.Scan() {
		n++
		text := strings.TrimSuffix(s.Text(), "\r")
		if n == 1 {
			text = strings.TrimPrefix(text, "\ufeff")
		}
		if strings.TrimSpace(text) == "" || comment != "" && strings.HasPrefix(text, comment) {
			continue
		}
		item, err := row(n, text)
		if err != nil {
			err = f.rowError(n, err)
		} else if item.ID == "" {
			continue
		}
		if !yield(item, err) {
			return
		}
	}
	if err := s.Err(); err != nil {
		yield(Item{}, f.readError(n+1, err))
	}
}
