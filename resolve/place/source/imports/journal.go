package imports

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// journal tells what of the inputs was read into whole chunks. It is kept on disk,
// and written anew after each chunk.
type journal struct {
	dir    string
	Inputs []progress `json:"inputs"`
}

// progress is how far an input was read.
type progress struct {
	Done     bool     `json:"done"`
	Bad      int      `json:"bad"`      // items that made no sense, up to the end
	Problems []string `json:"problems"` // the first of them
	Chunks   []chunk  `json:"chunks"`
}

// chunk is a file of sorted items.
type chunk struct {
	File string `json:"file"`
	Size int64  `json:"size"`
	Sum  uint32 `json:"sum"`
	// Read is how many of the input's items were read when the chunk was whole,
	// those that made no sense among them; Bad is the number of these.
	Read     int      `json:"read"`
	Bad      int      `json:"bad"`
	Problems []string `json:"problems"`
}

// openJournal reads the journal of a working folder, or begins one. Chunks that
// are damaged are read anew, as is everything after them.
func openJournal(dir string, inputs int) (*journal, error) {
	j := &journal{dir: dir}
	raw, err := os.ReadFile(j.path())
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, fmt.Errorf("import: %w", err)
	case json.Unmarshal(raw, j) != nil:
		j.Inputs = nil // cut off: begin again
	}
	if len(j.Inputs) != inputs {
		j.Inputs = make([]progress, inputs)
	}
	whole := true
	for i := range j.Inputs {
		p := &j.Inputs[i]
		for k := range p.Chunks {
			if whole = whole && p.Chunks[k].whole(dir); !whole {
				p.Chunks, p.Done = p.Chunks[:k], false
				break
			}
		}
		if !whole && p.Done {
			*p = progress{}
		}
	}
	return j, nil
}

func (j *journal) path() string { return filepath.Join(j.dir, "journal.json") }

// begun tells whether a run before has read anything.
func (j *journal) begun() bool {
	for _, p := range j.Inputs {
		if p.Done || len(p.Chunks) > 0 {
			return true
		}
	}
	return false
}

func (j *journal) bad() int {
	n := 0
	for _, p := range j.Inputs {
		n += p.Bad
	}
	return n
}

// chunks are all whole chunks, those of the first input first.
func (j *journal) chunks() []chunk {
	var out []chunk
	for _, p := range j.Inputs {
		out = append(out, p.Chunks...)
	}
	return out
}

// save writes the journal so that it is there whole or as it was.
func (j *journal) save() error {
	raw, err := json.Marshal(j)
	if err != nil {
		return err
	}
	return replace(j.path(), func(w io.Writer) error {
		_, err := w.Write(raw)
		return err
	})
}

// replace writes a file under another name and then gives it its own.
func replace(path string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	err = write(f)
	if err == nil {
		err = errors.Join(f.Chmod(0o644), f.Sync())
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err == nil {
		return nil
	}
	_ = os.Remove(f.Name()) // what went wrong before is what matters
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		err = p.Err // the path would be that of the unfinished file
	}
	return fmt.Errorf("write %s: %w", path, err)
}

// whole tells whether a chunk is as it was written.
func (c chunk) whole(dir string) bool {
	f, err := os.Open(filepath.Join(dir, filepath.Base(c.File)))
	if err != nil {
		return false
	}
	defer f.Close()
	h := crc32.NewIEEE()
	n, err := io.Copy(h, f)
	return err == nil && n == c.Size && h.Sum32() == c.Sum
}
