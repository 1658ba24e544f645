package imports

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/place/source"
)

// sets opens the files and groups them: the dumps of GeoNames belong together, and
// so do the extracts of Who's On First with their areas; other files each stand for
// themselves.
func (j *Job) sets(ctx context.Context) ([]*set, error) {
	if len(j.Files) == 0 {
		return nil, reportedly.WithHint(fmt.Errorf("%w: no file to import", reportedly.ErrInvalid), "name dumps of GeoNames, extracts, GeoJSON or CSV files")
	}
	var out []*set
	for _, path := range j.Files {
		in, format, err := j.look(path)
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(out, func(s *set) bool { return s.format == format && (format == source.GeoNames || format == source.WOF) })
		if i < 0 {
			out = append(out, &set{job: j, format: format})
			i = len(out) - 1
		}
		if slices.ContainsFunc(out[i].inputs, func(o input) bool { return o.path == in.path }) {
			continue // named twice
		}
		out[i].inputs = append(out[i].inputs, in)
	}
	for _, s := range out {
		slices.SortStableFunc(s.inputs, func(a, b input) int { return order(a.part) - order(b.part) })
		if err := s.complete(); err != nil {
			return nil, err
		}
		s.name = j.Name
		if s.name == "" {
			s.name = s.autoName()
		}
	}
	slices.SortStableFunc(out, func(a, b *set) int { return strings.Compare(a.name, b.name) })
	for i := 1; i < len(out); i++ {
		if out[i].name == out[i-1].name && j.Name == "" {
			return nil, reportedly.WithHint(fmt.Errorf("%w: %s and %s would both make the gazetteer %q", reportedly.ErrInvalid, out[i-1].inputs[0].path, out[i].inputs[0].path, out[i].name), "import them one after another, each with a --name")
		}
	}
	return out, ctx.Err()
}

func (j *Job) look(path string) (input, source.Format, error) {
	f, err := source.Open(path, j.Options)
	if err != nil {
		return input{}, "", err
	}
	defer f.Close()
	in := input{path: path, part: f.Part, size: f.Size}
	if info, err := os.Stat(path); err == nil {
		in.date = info.ModTime().UTC().Format("2006-01-02")
	}
	return in, f.Format, nil
}

// order is that in which a set's parts are read: what adds to places comes after
// them.
func order(p source.Part) int {
	return slices.Index([]source.Part{source.Places, source.Countries, source.Divisions, source.Areas, source.Hierarchy, source.Names}, p)
}

// complete refuses a set without places.
func (s *set) complete() error {
	first := s.inputs[0]
	if first.part == source.Places || first.part == source.Areas {
		return nil
	}
	return reportedly.WithHint(fmt.Errorf("%s: %w: it holds %s, which only add to places", first.path, reportedly.ErrInvalid, first.part),
		"name the dump that holds the places with it: LY.zip "+filepath.Base(first.path))
}

// autoName is the name of a set after its files: "geonames-ly", "wof-ly", "camps".
func (s *set) autoName() string {
	base := filepath.Base(s.inputs[0].path)
	for ext := filepath.Ext(base); ext != "" && len(ext) < 10; ext = filepath.Ext(base) {
		base = strings.TrimSuffix(base, ext)
	}
	name := strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-', r == '_':
			return r
		}
		return '-'
	}, strings.ToLower(base)), "-")
	switch s.format {
	case source.GeoNames, source.WOF, source.OSM:
		if len(s.inputs) > 1 && s.inputs[1].part == source.Places || name == "" {
			return string(s.format)
		}
		if name != string(s.format) && !strings.HasPrefix(name, string(s.format)+"-") {
			name = string(s.format) + "-" + name
		}
		return name
	}
	// A table can't pass its places off as another source's.
	if name == "" || Reserved(name) {
		return strings.Trim("own-"+name, "-")
	}
	return name
}

// Reserved tells whether a name is kept for a source: IDs begin with it.
func Reserved(name string) bool {
	return slices.Contains([]string{"geonames", "wof", "osm", "reportedly", "world"}, name)
}

// key identifies what is imported and how: the same inputs go on with what a run
// before has begun.
func (s *set) key() (string, error) {
	for i := range s.inputs {
		s.step("checking "+filepath.Base(s.inputs[i].path), 0, 1)
		hash, err := hashFile(s.inputs[i].path)
		if err != nil {
			return "", err
		}
		s.inputs[i].hash = hash
	}
	type file struct {
		Name, Part, Hash string
		Size             int64
	}
	var files []file
	for _, in := range s.inputs {
		files = append(files, file{filepath.Base(in.path), string(in.part), in.hash, in.size})
	}
	j := s.job
	raw, err := json.Marshal([]any{1, j.Version, s.name, s.format, files, j.Options, j.Countries, j.Kinds, j.ChunkItems})
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:8]), nil
}

func hashFile(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("open %s: %w", path, err)
	}
	h := sha256.New()
	_, err = io.Copy(h, f)
	if err = errors.Join(err, f.Close()); err != nil {
		return "", fmt.Errorf("read %s: %w", path, err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
