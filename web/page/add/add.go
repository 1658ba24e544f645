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
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"strings"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ingest"
	"github.com/reportedly/reportedly/web"
)

//go:embed *.tmpl *.css *.js
var files embed.FS

// Options are what adding needs beside the memory.
type Options struct {
	Now func() time.Time // the clock
	// Open opens files by their path on the machine that serves, for local visitors;
	// nil where none are.
	Open fs.FS
}

// Limits of one form.
const (
	maxForm  = 128 << 20 // bytes
	maxFiles = 200
)

// New is the section in which reports are added.
func New(opt Options) web.Section {
	return web.Section{
		Name: "add", Files: files, Links: []web.Link{{Name: "Add", Path: "/add", Key: "+", Need: web.Editor}},
		Routes: func(site *web.Site) []web.Route {
			a := &adder{site: site, options: opt, jobs: newJobs()}
			return []web.Route{
				{Pattern: "GET /add", Need: web.Editor, Handle: a.form},
				{Pattern: "POST /add", Need: web.Editor, Limit: maxForm, Handle: a.take},
				{Pattern: "GET /add/{job}", Need: web.Editor, Handle: a.show},
			}
		},
	}
}

type adder struct {
	site    *web.Site
	options Options
	jobs    *jobs
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

// input is one report as it was given.
type input struct {
	name string
	how  string
	open func() (io.ReadCloser, error)
}

// given is what a form says of all its reports.
type given struct {
	by, source, note string
	options          ingest.Options
}

func (a *adder) take(w http.ResponseWriter, r *http.Request) error {
	inputs, err := a.inputs(r)
	if err != nil {
		return err
	}
	g := given{by: a.site.Visitor(r).Name, source: strings.TrimSpace(r.FormValue("source")), note: r.FormValue("note")}
	g.options = ingest.Options{Publisher: g.source, Acquired: a.options.Now()}
	if date := strings.TrimSpace(r.FormValue("published")); date != "" {
		if g.options.Published, err = ingest.ParsePublished(date); err != nil {
			return err
		}
	}
	j, err := a.jobs.begin(inputs)
	if err != nil {
		return err
	}
	a.site.Go(func(ctx context.Context) { a.run(ctx, j, inputs, g) })
	return a.site.Redirect(w, r, "/add/"+j.ID)
}

// inputs are the reports of a form.
func (a *adder) inputs(r *http.Request) ([]input, error) {
	var out []input
	if pasted := r.FormValue("text"); strings.TrimSpace(pasted) != "" {
		name := strings.TrimSpace(r.FormValue("name"))
		if name == "" {
			name = "pasted text"
		}
		out = append(out, input{name, "pasted", func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(pasted)), nil }})
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
			out = append(out, input{h.Filename, "uploaded", func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(b)), nil }})
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
func (a *adder) byPath(r *http.Request, path string) (input, error) {
	if a.options.Open == nil || !a.site.Visitor(r).Local {
		return input{}, fmt.Errorf("%w: files can't be named by their path here", web.ErrForbidden)
	}
	path = strings.TrimPrefix(path, "file://")
	return input{path, "file", func() (io.ReadCloser, error) { return a.options.Open.Open(path) }}, nil
}
