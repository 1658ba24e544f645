// Package add takes reports in from the browser: pasted text, files, or, for who sits
// at the machine itself, a file by its path.
//
// In: forms. Out: reports in the memory, and a page on which what was read of each
// appears as it is read. Reports are read one after another in the background, so that
// a visitor may go on meanwhile. It keeps the state of the latest runs in memory only:
// what became of a report is in the memory itself. It assumes that whoever may add may
// read everything too.
package add

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"strings"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ingest"
	"github.com/reportedly/reportedly/intake"
	"github.com/reportedly/reportedly/web"
)

//go:embed *.tmpl *.css *.js
var files embed.FS

// Options are what adding needs beside the memory.
type Options struct {
	Now func() time.Time // the clock
	// Runs are the runs of adding, which others may share; nil makes some of its own.
	Runs *intake.Runs
	// Open opens files by their path on the machine that serves, for local visitors;
	// nil where none are.
	Open fs.FS
}

// Limits of one form.
const (
	maxForm  = 128 << 20 // bytes
	maxFiles = intake.MaxInputs
)

// New is the section in which reports are added.
func New(opt Options) web.Section {
	return web.Section{
		Name: "add", Files: files, Links: []web.Link{{Name: "Add", Path: "/add", Key: "+", Need: web.Editor}},
		Routes: func(site *web.Site) []web.Route {
			a := &adder{site: site, options: opt}
			if opt.Runs == nil {
				a.options.Runs = intake.New(intake.Options{Memory: site.Memory(), Now: opt.Now})
				site.Go(func(ctx context.Context) { // they end with the site
					<-ctx.Done()
					a.options.Runs.Close()
				})
			}
			return []web.Route{
				{Pattern: "GET /add", Need: web.Editor, Handle: a.form},
				{Pattern: "POST /add", Need: web.Editor, Limit: maxForm, Handle: a.take, Audit: "add"},
				{Pattern: "GET /add/{run}", Need: web.Editor, Handle: a.show},
			}
		},
	}
}

type adder struct {
	site    *web.Site
	options Options
	samples samples
}

// formPage is the form in which reports are given.
type formPage struct {
	web.Head
	Paths bool // files can be named by their path
	Most  int
}

func (*formPage) Template() string { return "add/form" }

func (a *adder) form(w http.ResponseWriter, r *http.Request) error {
	return a.site.Render(w, r, &formPage{
		Head:  web.Head{Title: "Add reports", At: "/add", Styles: []string{"add/add.css"}, Scripts: []string{"add/add.js"}},
		Paths: a.options.Open != nil && a.site.Visitor(r).Local, Most: maxFiles,
	})
}

func (a *adder) take(w http.ResponseWriter, r *http.Request) error {
	inputs, err := a.inputs(r)
	if err != nil {
		return err
	}
	g := intake.Given{By: a.site.Visitor(r).Name, Source: strings.TrimSpace(r.FormValue("source")), Note: r.FormValue("note")}
	g.Options = ingest.Options{Publisher: g.Source, Acquired: a.options.Now()}
	if date := strings.TrimSpace(r.FormValue("published")); date != "" {
		if g.Options.Published, err = ingest.ParsePublished(date); err != nil {
			return err
		}
	}
	run, err := a.options.Runs.Begin(g, inputs)
	if errors.Is(err, intake.ErrBusy) {
		return fmt.Errorf("%w: %w", reportedly.ErrInvalid, err)
	}
	if err != nil {
		return err
	}
	return a.site.Redirect(w, r, "/add/"+run.ID)
}

// inputs are the reports of a form.
func (a *adder) inputs(r *http.Request) ([]intake.Input, error) {
	var out []intake.Input
	if pasted := r.FormValue("text"); strings.TrimSpace(pasted) != "" {
		name := strings.TrimSpace(r.FormValue("name"))
		if name == "" {
			name = "pasted text"
		}
		out = append(out, intake.Input{Name: name, How: "pasted", Size: int64(len(pasted)), Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(pasted)), nil }})
	}
	if path := strings.TrimSpace(r.FormValue("path")); path != "" {
		in, err := a.byPath(r, path)
		if err != nil {
			return nil, err
		}
		out = append(out, in)
	}
	if r.MultipartForm != nil {
		for _, h := range r.MultipartForm.File["files"] {
			if h.Size == 0 && h.Filename == "" {
				continue // the field was left empty
			}
			// The form's temporary files go with the request.
			b, err := readAll(h.Open())
			if err != nil {
				return nil, err
			}
			out = append(out, intake.Input{Name: h.Filename, How: "uploaded", Size: int64(len(b)), Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(b)), nil }})
		}
	}
	switch {
	case len(out) == 0:
		return nil, reportedly.WithHint(fmt.Errorf("%w: there is nothing to add", reportedly.ErrInvalid), "paste a text, or choose files")
	case len(out) > maxFiles:
		return nil, reportedly.WithHint(fmt.Errorf("%w: %d files are too many at once", reportedly.ErrInvalid, len(out)), fmt.Sprintf("add at most %d at a time, or whole folders by reportedly add", maxFiles))
	}
	return out, nil
}

func readAll(f io.ReadCloser, err error) (string, error) {
	if err != nil {
		return "", err
	}
	defer f.Close()
	b := &strings.Builder{}
	_, err = io.Copy(b, f)
	return b.String(), err
}

// byPath is a file on the machine that serves, which only who sits at it may name.
func (a *adder) byPath(r *http.Request, path string) (intake.Input, error) {
	if a.options.Open == nil || !a.site.Visitor(r).Local {
		return intake.Input{}, fmt.Errorf("%w: files can't be named by their path here", web.ErrForbidden)
	}
	path = strings.TrimPrefix(path, "file://")
	return intake.Input{Name: path, How: "file", Open: func() (io.ReadCloser, error) { return a.options.Open.Open(path) }}, nil
}
