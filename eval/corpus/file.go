package corpus

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/reportedly/reportedly"
)

// MaxBytes is the most bytes read of a gold file.
const MaxBytes = 64 << 20

// ReadFile is a file of at most limit bytes.
func ReadFile(path string, limit int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	if int64(len(b)) > limit {
		return nil, fmt.Errorf("read %s: %w: over %d bytes", path, reportedly.ErrInvalid, limit)
	}
	return b, nil
}

// Characters maps the number of each character to its byte; the last is the
// text's length.
func Characters(s string) []int {
	var out []int
	for i := range s {
		out = append(out, i)
	}
	return append(out, len(s))
}

// EscapeGlob takes the meaning from what filepath.Glob would expand.
func EscapeGlob(path string) string {
	return strings.NewReplacer(`*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}
