package web

import (
	"io/fs"
	"net/http"

	"github.com/reportedly/reportedly/memory"
)

// Options say what a site works with.
type Options struct {
	Memory   *memory.Memory
	Sections []Section // in the order of the navigation

	// Visit tells who makes a request. Where it is nil, everybody is the one local
	// user, whose name is Local and who may do everything.
	Visit func(*http.Request) Visitor
	Local string
	// Login is the path of the page where visitors sign in, Logout that which signs out
	// (by POST); "" where nobody does.
	Login, Logout string
	// Audit keeps that a request did what is worth keeping: act is the route's
	// [Route.Audit], about its path. Nil keeps nothing.
	Audit func(r *http.Request, act, about string)

	// Failed is told of errors that are the program's own, with the number that the page
	// shows; nil tells nobody.
	Failed func(r *http.Request, number string, err error)
	// Version is the program's, for the page about it.
	Version string
	// Demo says that what is shown is the sample case.
	Demo bool
}

// Section is a part of the site: a folder of web/page.
type Section struct {
	Name string // the folder's: "sources"
	// Links are its entries in the navigation, none for pages that are reached otherwise.
	Links []Link
	// Files holds its templates (*.tmpl) and assets (*.css, *.js, *.svg, *.json …; those
	// that end in .gz are sent as they are, under the name without it).
	Files fs.FS
	// Routes are its addresses. It is called once, by [New].
	Routes func(*Site) []Route
}

// Link is an entry of the navigation.
type Link struct {
	Name string // "Sources"
	Path string // "/sources"
	Key  string // typed after g, it leads there: "s"
	Need Role   // least role that sees it; Reader where ""
	// Menu puts it into the visitor's menu rather than the bar.
	Menu bool
}

// Route is what answers requests.
type Route struct {
	Pattern string // as http.ServeMux has it, with the method: "GET /sources/{name}"
	Need    Role   // least role that may; Reader where ""
	// Limit is the most bytes that a request's body may have, 1 MiB where 0.
	Limit int64
	// Audit is what the audit log calls it when it was done without an error: "export",
	// "forget"; "" for what isn't kept there.
	Audit  string
	Handle Handler
}

// Handler answers a request. What it returns becomes a page with what to do about it:
// errors that wrap [reportedly.ErrNotFound] 404, [reportedly.ErrInvalid] 400,
// [reportedly.ErrUnsupported] 415, [ErrForbidden] and [store.ErrReadOnly] 403,
// [store.ErrLocked] 503, all others 500 with a number for the log. It must not have
// written anything then.
type Handler func(w http.ResponseWriter, r *http.Request) error

// Role is what a visitor may do. Each may all that those before it may.
type Role string

// The roles.
const (
	Nobody   Role = "nobody"   // isn't signed in
	Reader   Role = "reader"   // sees everything
	Reviewer Role = "reviewer" // judges claims and writes notes
	Editor   Role = "editor"   // adds and forgets reports, joins and splits, grades
	Admin    Role = "admin"    // accounts and settings
)

// Roles are all roles, the least first.
var Roles = []Role{Nobody, Reader, Reviewer, Editor, Admin}

// Visitor is who makes a request.
type Visitor struct {
	Name string // for the log of judgements
	Role Role
	// Session is a secret of the visitor's session, which the forgery token is made
	// from; "" for the local user.
	Session string
	Local   bool // nobody signs in here
}

// Page is the typed content of a page: a pointer to a struct that embeds [Head].
type Page interface {
	Template() string // the section's and the file's name: "sources/list"
	head() *Head
}

// Head is what every page has. Handlers fill its fields; Render the rest.
type Head struct {
	Title   string   // without the program's name
	At      string   // the path of the navigation's entry that it belongs to: "/sources"
	Styles  []string // its assets beside the site's: "map/map.css"
	Scripts []string // the same: "map/map.js", loaded as deferred scripts
	Wide    bool     // it takes the whole width of the window
	Keys    []Key    // its keys, for the list that ? shows
	Status  int      // of the answer, 200 where 0
	Refresh int      // seconds after which it is loaded again where there is no script, 0 for never

	site    *Site
	visitor Visitor
	path    string // with the query
	theme   string
	noKeys  bool
	notices []Notice
}

func (h *Head) head() *Head { return h }

// Key is a key with what it does.
type Key struct{ Key, Does string }

// Notice is a message on top of a page.
type Notice struct {
	Kind string // "done", "warning", "error"
	Text string
	// Undo is the number of a judgement that the visitor may take back from here, 0 for
	// none.
	Undo int64 `json:",omitempty"`
}

// IsPart tells whether a script asks for a part of a page (htmx, or a fetch with the
// header HX-Request: true).
func IsPart(r *http.Request) bool {
	return r.Header.Get("HX-Request") == "true" && r.Header.Get("HX-History-Restore-Request") != "true" && r.Header.Get("HX-Boosted") != "true"
}
