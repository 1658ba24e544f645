package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/examples"
	"github.com/reportedly/reportedly/ingest"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/resolve/when"
	"github.com/reportedly/reportedly/web"
	pages "github.com/reportedly/reportedly/web/page"
	"github.com/reportedly/reportedly/web/page/add"
	"github.com/reportedly/reportedly/web/page/desk"
)

// serveFlags are the flags of the verb serve.
type serveFlags struct {
	database
	source source
	addr   string
	demo   bool
}

func serveVerb() verb {
	return verb{
		name: "serve", args: "[flags]", summary: "the workbench in your browser",
		help: `Serves the workbench: read reports with their claims beside the text, review them,
and see what they tell together. Open the address that it prints. It listens on this
machine alone.

  reportedly serve
  reportedly serve --demo        # with a sample case, which is gone afterwards`,
		setup: func(fs *flag.FlagSet) action {
			f := &serveFlags{}
			f.database.define(fs)
			fs.StringVar(&f.addr, "addr", "127.0.0.1:8642", "the `ADDRESS` to listen on; port 0 takes any")
			fs.BoolVar(&f.demo, "demo", false, "with a sample case in a database that is removed at the end")
			return f.run
		},
	}
}

func (f *serveFlags) run(ctx context.Context, e *env, args []string) error {
	if err := firstError(noArguments(args), checkLocal(f.addr)); err != nil {
		return err
	}
	if f.demo {
		dir, err := os.MkdirTemp("", "reportedly-demo")
		if err != nil {
			return fmt.Errorf("make a folder for the sample case: %w", err)
		}
		defer os.RemoveAll(dir)
		f.path = filepath.Join(dir, "demo.db")
	}
	r, err := f.source.open(e)
	if err != nil {
		return err
	}
	s, err := f.database.open(ctx, e, forAdding, r)
	if err != nil {
		return err
	}
	defer s.close()
	if f.demo {
		e.say("reading the sample case …")
		if err := addExamples(ctx, e, s.Memory); err != nil {
			return err
		}
	}
	site, err := web.New(web.Options{
		Memory: s.Memory, Local: e.who(), Version: r.Coder().Version, Demo: f.demo,
		Sections: pages.All(pages.Options{Notice: reportedly.Attributions, Add: add.Options{Now: e.Now, Open: files{}}, Desk: desk.Options{When: whenOf}}),
		Failed: func(r *http.Request, number string, err error) {
			e.say(fmt.Sprintf("error %s at %s %s: %v", number, r.Method, r.URL.Path, err))
		},
	})
	if err != nil {
		return err
	}
	defer site.Close()
	return listen(ctx, e, f.addr, site)
}

// checkLocal refuses addresses that others can reach: there are no accounts.
func checkLocal(addr string) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return wrong("--addr %q is no address: write 127.0.0.1:8642", addr)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return &usageError{"", reportedly.WithHint(fmt.Errorf("--addr %s can be reached by others, and nobody signs in here", addr), "use 127.0.0.1, localhost or [::1]")}
	}
	return nil
}

// listen serves until ctx ends.
func listen(ctx context.Context, e *env, addr string, h http.Handler) error {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return reportedly.WithHint(fmt.Errorf("listen on %s: %w", addr, err), "another program has the port; --addr 127.0.0.1:0 takes any")
	}
	server := &http.Server{Handler: onlyLocal(h), ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10}
	e.say("open http://" + l.Addr().String() + "/ in your browser; Ctrl-C ends it")
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	_ = server.Shutdown(last) // who still waits is cut off
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

// onlyLocal refuses requests under another name than this machine's: a page elsewhere
// could have its own name lead here (DNS rebinding).
func onlyLocal(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host, _, err := net.SplitHostPort(r.Host)
		if err != nil {
			host = r.Host
		}
		if ip := net.ParseIP(strings.Trim(host, "[]")); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
			http.Error(w, "This machine is called localhost here.", http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// addExamples takes the sample case in.
func addExamples(ctx context.Context, e *env, m *memory.Memory) error {
	var names []string
	for _, pattern := range []string{"*.txt", "*.html", "case/*.txt"} {
		found, err := fs.Glob(examples.Reports, pattern)
		if err != nil {
			return err
		}
		names = append(names, found...)
	}
	slices.Sort(names)
	for _, name := range names {
		opt := ingest.Options{Acquired: e.Now()}
		if name == "incident-log.txt" {
			opt.Published = "2022-11-20" // it doesn't say so itself (examples/README.md)
		}
		report, err := ingest.File(ctx, examples.Reports, name, opt)
		if err != nil {
			return err
		}
		if _, err := m.Add(ctx, memory.AddRequest{Report: report, Published: opt.Published, How: "sample case"}); err != nil {
			return err
		}
	}
	return nil
}

// whenOf is the value of words of time, told from a report's date; "" for none.
func whenOf(words, published string) string {
	for _, r := range when.ReadPhrase(words, published, when.NoTense) {
		if r.When.EDTF != "" {
			return r.When.EDTF
		}
	}
	return ""
}
