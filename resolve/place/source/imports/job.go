package imports

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	"github.com/reportedly/reportedly/resolve/place/source"
)

// Job is what to import.
type Job struct {
	Files   []string
	Options source.Options // Set is not heeded
	Dir     string         // the folder of gazetteers, made where there is none
	Name    string         // of the gazetteer; "" for one after the files
	Into    string         // a file to write rather than one in Dir

	Countries   []string         // only places of these, by alpha-3; nil for all
	Kinds       []gazetteer.Kind // only places of these kinds; nil for all
	Attribution string           // whom to credit, "" for what the format asks
	Licence     string           // likewise

	// World knows countries and their divisions; it fills in those of places whose
	// file doesn't say. nil leaves them open.
	World gazetteer.Source
	// Version is that of the program; what another version has begun is not gone
	// on with.
	Version string

	// Step, if any, is told how far each step is: of total units, done.
	Step func(what string, done, total int64)
	// Problem, if any, is told of items that were left out, the first of each file.
	Problem func(error)

	ChunkItems int // items sorted at a time, 0 for 100,000
	FilePlaces int // places of a file at most, 0 for 2,000,000; the rest go to further files
}

// Result tells what an import made.
type Result struct {
	Name    string // of the gazetteer
	Format  source.Format
	Paths   []string // its files
	Places  int
	Names   int // names besides the main ones
	Areas   int
	Met     int  // places that were found to be ones of the world, by name and position
	LeftOut int  // items that made no sense
	Resumed bool // a run before had begun it
}

const (
	chunkItems   = 100_000
	filePlaces   = 2_000_000
	shownOfFile  = 5  // problems of a file that are told
	toleratedBad = 20 // items that may make no sense whatever the file's size
)

// Run imports the files: those of one source together, others each by itself.
// What was made before an error stays.
func Run(ctx context.Context, job Job) ([]Result, error) {
	if job.ChunkItems <= 0 {
		job.ChunkItems = chunkItems
	}
	if job.FilePlaces <= 0 {
		job.FilePlaces = filePlaces
	}
	sets, err := job.sets(ctx)
	if err != nil {
		return nil, err
	}
	if len(sets) > 1 && (job.Into != "" || job.Name != "") {
		var names []string
		for _, s := range sets {
			names = append(names, s.name)
		}
		return nil, reportedly.WithHint(fmt.Errorf("%w: the files make %d gazetteers (%v), which can't all have one name", reportedly.ErrInvalid, len(sets), names), "import them one after another")
	}
	var out []Result
	for _, s := range sets {
		r, err := s.run(ctx)
		if err != nil {
			return out, s.explain(err)
		}
		out = append(out, r)
	}
	return out, nil
}

// set is what becomes one gazetteer.
type set struct {
	job    *Job
	name   string
	format source.Format
	inputs []input
	work   string // folder
	known  bits
}

// input is a file that is read.
type input struct {
	path string
	part source.Part
	size int64
	hash string // SHA-256
	date string // of its last change, 2024-05-01
}

// explain adds what to do to an error of the run.
func (s *set) explain(err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	if h := (*reportedly.HintError)(nil); errors.As(err, &h) {
		return err
	}
	if _, gone := os.Stat(s.work); s.work != "" && errors.Is(err, fs.ErrNotExist) && errors.Is(gone, fs.ErrNotExist) {
		return reportedly.WithHint(fmt.Errorf("%w: another run imported the same files meanwhile, and has put its remains away", reportedly.ErrInvalid), "reportedly gazetteer stats tells whether the places are there; else run the command again")
	}
	if errors.Is(err, errNoSpace) {
		return reportedly.WithHint(err, "make room, or choose another folder by REPORTEDLY_DATA; what was read is kept, and the same command goes on from there")
	}
	return err
}

func (s *set) step(what string, done, total int64) {
	if s.job.Step != nil {
		s.job.Step(what, done, total)
	}
}

func (s *set) run(ctx context.Context) (Result, error) {
	result := Result{Name: s.name, Format: s.format}
	if err := s.mayReplace(); err != nil {
		return result, err
	}
	key, err := s.key()
	if err != nil {
		return result, err
	}
	s.work = filepath.Join(s.dir(), ".import-"+key)
	if err := os.MkdirAll(s.work, 0o755); err != nil {
		if p := (*fs.PathError)(nil); errors.As(err, &p) {
			err = p.Err
		}
		return result, reportedly.WithHint(fmt.Errorf("nothing can be written in %s: %v", s.dir(), err), "choose another folder by REPORTEDLY_DATA or --into")
	}
	j, err := openJournal(s.work, len(s.inputs))
	if err != nil {
		return result, err
	}
	result.Resumed = j.begun()
	for i := range s.inputs {
		if err := s.readInput(ctx, j, i); err != nil {
			return result, err
		}
	}
	result.LeftOut = j.bad()
	if err := s.build(ctx, j, &result); err != nil {
		return result, err
	}
	if err := os.RemoveAll(s.work); err != nil {
		return result, fmt.Errorf("import: remove the working folder: %w", err)
	}
	return result, nil
}

// mayReplace refuses to put a gazetteer in the place of another source's, whose
// file happens to have the same name. One that can't be opened may be replaced.
func (s *set) mayReplace() error {
	old, err := gazetteer.OpenFile(s.path(0))
	if err != nil {
		return nil
	}
	defer old.Close()
	for _, n := range old.Stats().Notes {
		if n.Key == NoteSource && n.Value != string(s.format) {
			return reportedly.WithHint(fmt.Errorf("%w: there is a gazetteer %q already, made of %s files", reportedly.ErrInvalid, s.name, n.Value),
				"give this one another name with --name, or remove the old one")
		}
	}
	return nil
}

// dir is the folder that the gazetteer goes to.
func (s *set) dir() string {
	if s.job.Into != "" {
		return filepath.Dir(s.job.Into)
	}
	return s.job.Dir
}

// path is the gazetteer's file. Places beyond what one file holds go to further
// ones.
func (s *set) path(n int) string {
	base := filepath.Join(s.job.Dir, s.name+Extension)
	if s.job.Into != "" {
		base = s.job.Into
	}
	if n == 0 {
		return base
	}
	ext := filepath.Ext(base)
	return fmt.Sprintf("%s.%d%s", base[:len(base)-len(ext)], n+1, ext)
}

// Extension is the ending of gazetteers' files.
const Extension = ".gaz"

// wanted tells whether a place is among those asked for.
func (s *set) wanted(e *gazetteer.Entry) bool {
	return (len(s.job.Countries) == 0 || slices.Contains(s.job.Countries, e.Country)) &&
		(len(s.job.Kinds) == 0 || slices.Contains(s.job.Kinds, e.Kind))
}
