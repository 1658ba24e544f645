package relational

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"hash/fnv"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

const (
	defaultLimit = 50
	maxLimit     = 1000
)

// limit is how many items a page holds.
func limit(p store.Page) (int, error) {
	switch {
	case p.Limit < 0:
		return 0, invalid("page of %d items", p.Limit)
	case p.Limit == 0:
		return defaultLimit, nil
	}
	return min(p.Limit, maxLimit), nil
}

// question marks a cursor with what was asked.
func question(parts ...any) string {
	h := fnv.New32a()
	_ = json.NewEncoder(h).Encode(parts)
	return fmt.Sprintf("%08x", h.Sum32())
}

// cursor names the last item of a page by its sort key.
func cursor(q string, key ...any) store.Cursor {
	b, err := json.Marshal(append([]any{q}, key...))
	if err != nil {
		return ""
	}
	return store.Cursor(base64.RawURLEncoding.EncodeToString(b))
}

// after reads a cursor of the same question into the sort key, and tells whether
// there is one.
func after(c store.Cursor, q string, key ...any) (bool, error) {
	if c == "" {
		return false, nil
	}
	wrong := func(why string) (bool, error) {
		return false, reportedly.WithHint(invalid("the cursor %.40q %s", string(c), why), "a cursor is good for the question that it came from; ask for the first page again, without a cursor")
	}
	b, err := base64.RawURLEncoding.DecodeString(string(c))
	if err != nil || len(b) > 4096 {
		return wrong("was given by no list, or is cut short")
	}
	var parts []json.RawMessage
	var asked string
	if json.Unmarshal(b, &parts) != nil || len(parts) == 0 || json.Unmarshal(parts[0], &asked) != nil {
		return wrong("was given by no list, or is cut short")
	}
	if asked != q || len(parts) != len(key)+1 {
		return wrong("was given by another list, or with other conditions")
	}
	for i := range key {
		if json.Unmarshal(parts[i+1], key[i]) != nil {
			return wrong("was given by no list, or is cut short")
		}
	}
	return true, nil
}
