package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/access"
	"github.com/reportedly/reportedly/intake"
	claimtable "github.com/reportedly/reportedly/memory/table"
	"github.com/reportedly/reportedly/web"
	pages "github.com/reportedly/reportedly/web/page"
	"github.com/reportedly/reportedly/web/page/account"
	"github.com/reportedly/reportedly/web/page/add"
	"github.com/reportedly/reportedly/web/page/desk"
)

// serveFlags are the flags of the verb serve.
type serveFlags struct {
	accountsFile
	source   source
	addr     string
	demo     bool
	login    bool
	cert     string
	key      string
	hosts    list
	proxy    bool
	readOnly bool
	rate     int
	open     bool
}

func serveVerb() verb {
	return verb{
		name: "serve", args: "[flags]", summary: "the workbench in your browser",
		help: `Serves the workbench: read reports with their claims beside the text, review them,
and see what they tell together. Open the address that it prints. By itself it listens
on this machine alone, and nobody signs in. For others, make accounts first; then it
listens on another address, with TLS of its own or behind a proxy that has it:

  reportedly serve
  reportedly serve --demo        # with a sample case, which is gone afterwards
  reportedly user add ann --role admin
  reportedly serve --addr 0.0.0.0:8642 --cert cert.pem --key key.pem
  reportedly serve --behind-proxy --host reports.example.org`,
		setup: func(fs *flag.FlagSet) action {
			f := &serveFlags{}
			f.accountsFile.define(fs)
			fs.StringVar(&f.addr, "addr", "127.0.0.1:8642", "the `ADDRESS` to listen on; port 0 takes any")
			fs.BoolVar(&f.demo, "demo", false, "with a sample case in a database that is removed at the end")
			fs.BoolVar(&f.login, "login", false, "have people sign in on this machine too")
			fs.StringVar(&f.cert, "cert", "", "TLS with the certificate in this `FILE` (PEM); read anew when it changes")
			fs.StringVar(&f.key, "key", "", "the `FILE` with the certificate's key")
			fs.Var(&f.hosts, "host", "answer under this `NAME` too, beside the certificate's and the machine's")
			fs.BoolVar(&f.proxy, "behind-proxy", false, "believe a proxy with TLS what it says of visitors' addresses (X-Forwarded-For, -Proto)")
			fs.BoolVar(&f.readOnly, "read-only", false, "nobody may change anything")
			fs.IntVar(&f.rate, "rate", 50, "at most `N` requests a second of each visitor over a while; 0 for any number")
			fs.BoolVar(&f.open, "open", false, "open it in the browser")
			return f.run
		},
	}
}

// check refuses flags that don't go together.
func (f *serveFlags) check() error {
	if _, _, err := net.SplitHostPort(f.addr); err != nil {
		return wrong("--addr %q is no address: write 127.0.0.1:8642", f.addr)
	}
	switch {
	case (f.cert == "") != (f.key == ""):
		return wrong("--cert and --key go together")
	case f.cert != "" && f.proxy:
		return wrong("--cert and --behind-proxy exclude each other: one of the two has the certificate")
	case f.rate < 0:
		return wrong("--rate %d is less than 0", f.rate)
	}
	return nil
}

// guarded tells whether people sign in: always where somebody other than this machine's
// users may come.
func (f *serveFlags) guarded() bool {
	return f.login || f.proxy || f.cert != "" || !loopback(f.addr)
}

// loopback tells whether an address can be reached from this machine alone.
func loopback(addr string) bool {
	host, _, _ := net.SplitHostPort(addr)
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

func (f *serveFlags) run(ctx context.Context, e *env, args []string) error {
	if err := firstError(noArguments(args), f.check()); err != nil {
		return err
	}
	tls, err := readCertificate(f.cert, f.key, e.Now)
	if err != nil {
		return err
	}
	// Before the sample case's database takes the other's place: its accounts hold.
	accounts, err := f.admit(ctx, e)
	if err != nil {
		return err
	}
	if accounts != nil {
		defer accounts.Close()
	}
	s, r, end, err := f.remember(ctx, e)
	if err != nil {
		return err
	}
	defer end()
	gate := f.gate(e, accounts)
	handler, finish, err := f.handler(e, s, r, accounts, gate)
	if err != nil {
		return err
	}
	defer finish()
	guard := access.Hosts{Local: accounts == nil, Names: append(tls.names(), f.hosts.values...)}
	if name, err := os.Hostname(); err == nil && accounts != nil {
		guard.Names = append(guard.Names, name, name+".local")
	}
	return f.listen(ctx, e, tls, guard.Wrap(gate.Wrap(handler)))
}

// remember opens the memory and the engine that reads for it; end closes it.
func (f *serveFlags) remember(ctx context.Context, e *env) (s *session, r reader, end func(), err error) {
	remove := func() {}
	if f.demo {
		if f.database.path, remove, err = demoDatabase(); err != nil {
			return nil, nil, nil, err
		}
	}
	defer func() {
		if err != nil {
			remove()
		}
	}()
	if r, err = f.source.open(e); err != nil {
		return nil, nil, nil, err
	}
	how := forAdding
	if f.readOnly && !f.demo {
		how = forReading
	}
	if s, err = f.database.open(ctx, e, how, r); err != nil {
		return nil, nil, nil, err
	}
	if f.demo {
		e.say("reading the sample case …")
		if err = addExamples(ctx, e, s.Memory); err != nil {
			s.close()
			return nil, nil, nil, err
		}
	}
	return s, r, func() { s.close(); remove() }, nil
}

// admit opens the accounts where people sign in, nil where nobody does. Without anybody
// who could look after them it refuses.
func (f *serveFlags) admit(ctx context.Context, e *env) (*access.Accounts, error) {
	path, err := f.file(e)
	if !f.guarded() {
		if _, stat := os.Stat(path); err == nil && stat == nil {
			e.hint("there are accounts, and on this machine alone nobody is asked for theirs; --login asks")
		}
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	a, err := access.Open(ctx, path, access.Options{Now: e.Now, MustExist: true})
	if err != nil && !errors.Is(err, reportedly.ErrNotFound) {
		return nil, err
	}
	admins := 0
	if err == nil {
		if admins, err = a.Admins(ctx); err != nil {
			a.Close()
			return nil, err
		}
	}
	if admins == 0 {
		if a != nil {
			a.Close()
		}
		return nil, f.nobody(path)
	}
	if a.Loose() {
		e.hint("other users of this machine can read " + path + ": chmod 600 closes it")
	}
	return a, a.Record(ctx, e.machine(), access.ActServe, f.addr)
}

// nobody says that there is no account, and what to type.
func (f *serveFlags) nobody(path string) error {
	why := "--login has people sign in"
	switch {
	case !loopback(f.addr):
		why = "--addr " + f.addr + " can be reached by others"
	case f.proxy:
		why = "a proxy lets others in"
	case f.cert != "":
		why = "--cert is for others than this machine"
	}
	hint := "make the first account: reportedly user add NAME --role admin"
	switch {
	case f.accounts != "":
		hint += " --accounts " + f.accounts
	case f.database.path != "":
		hint += " --db " + f.database.path
	}
	if !loopback(f.addr) {
		hint += "; or listen on this machine alone, without --addr"
	}
	return &usageError{"", reportedly.WithHint(fmt.Errorf("%s, and there is no account of an administrator in %s", why, path), hint)}
}

func (f *serveFlags) gate(e *env, accounts *access.Accounts) *access.Gate {
	opt := access.GateOptions{Accounts: accounts, Local: e.who(), ReadOnly: f.readOnly, BehindProxy: f.proxy, Now: e.Now, Failed: func(r *http.Request, err error) {
		e.say(fmt.Sprintf("error at %s %s: %v", r.Method, r.URL.Path, err))
	}}
	if accounts != nil { // alone on a machine, nobody is in the others' way
		opt.Rate = f.rate
	}
	return access.NewGate(opt)
}

// handler makes the pages and the API. end ends what they do in the background.
func (f *serveFlags) handler(e *env, s *session, r reader, accounts *access.Accounts, gate *access.Gate) (h http.Handler, end func(), err error) {
	var runs *intake.Runs
	if !f.readOnly {
		runs = intake.New(intake.Options{Memory: s.Memory, Now: e.Now})
	}
	claims := &claimtable.Keeper{} // for pages and programs alike
	site, err := f.site(e, s, r, accounts, gate, runs, claims)
	if err != nil {
		return nil, nil, err
	}
	end = func() {
		if runs != nil {
			runs.Close()
		}
		site.Close()
	}
	programs, err := f.programs(e, s, r, runs, gate, site, claims)
	if err != nil {
		end()
		return nil, nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/api/", programs)
	mux.Handle("/", site)
	return mux, end, nil
}

// site makes the pages.
func (f *serveFlags) site(e *env, s *session, r reader, accounts *access.Accounts, gate *access.Gate, runs *intake.Runs, claims *claimtable.Keeper) (*web.Site, error) {
	opt := web.Options{
		Memory: s.Memory, Local: e.who(), Version: r.Coder().Version, Demo: f.demo, Visit: gate.Visit, Audit: gate.Record,
		Sections: pages.All(pages.Options{
			Notice: reportedly.Attributions, Add: add.Options{Now: e.Now, Runs: runs, Open: files{}}, Desk: desk.Options{When: whenOf},
			Account: account.Options{Accounts: accounts, Gate: gate}, Claims: claims,
		}),
		Failed: func(r *http.Request, number string, err error) {
			e.say(fmt.Sprintf("error %s at %s %s: %v", number, r.Method, r.URL.Path, err))
		},
	}
	if accounts != nil {
		opt.Login, opt.Logout = account.Login, account.Logout
	}
	return web.New(opt)
}
