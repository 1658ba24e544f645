package access

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/web"
)

// Principal is who makes a request: a visitor with a session, a program with a token, or
// the local user.
type Principal struct {
	Name   string
	Role   web.Role
	Scopes []Scope
	Token  string // the ID of the token, "" for a session
	Local  bool   // nobody signs in here
}

// May tells whether a principal has at least a role, and a scope.
func (p Principal) May(need web.Role, scope Scope) bool {
	return web.Visitor{Role: p.Role}.May(need) && slices.Contains(p.Scopes, scope)
}

// Principal is who makes a request to the API: by a bearer token, by the cookie of a
// page of this site, or the local user. The error wraps [ErrNoAccess] where it is
// nobody, [web.ErrForbidden] where another site had a browser send it.
func (g *Gate) Principal(r *http.Request) (Principal, error) {
	x := g.of(r)
	if x.bearer != "" {
		if x.err != nil {
			return Principal{}, x.err
		}
		return Principal{Name: x.token.Name, Role: g.most(x.token.Role), Scopes: x.token.Scopes, Token: x.token.ID}, nil
	}
	switch {
	case g.options.Accounts != nil && x.session == nil:
		return Principal{}, ErrNoAccess
	case g.options.Accounts == nil && bearer(r) != "":
		// What it does would stand in the log under the local user's name.
		return Principal{}, reportedly.WithHint(fmt.Errorf("%w: nobody signs in on this server", ErrNoAccess), "leave the token out, or have the server started with --login")
	}
	if err := g.sameOrigin(r); err != nil {
		return Principal{}, err
	}
	if g.options.Accounts == nil {
		return Principal{Name: g.options.Local, Role: g.most(web.Admin), Scopes: Scopes(), Local: true}, nil
	}
	return Principal{Name: x.session.Name, Role: g.most(x.session.Role), Scopes: Scopes()}, nil
}

// sameOrigin refuses what another site has a browser send. A browser says where a
// request comes from; with a cookie and without that word, nothing is changed.
func (g *Gate) sameOrigin(r *http.Request) error {
	if err := g.cross.Check(r); err != nil {
		return fmt.Errorf("%w: the request comes from another site", web.ErrForbidden)
	}
	safe := r.Method == http.MethodGet || r.Method == http.MethodHead || r.Method == http.MethodOptions
	if !safe && g.options.Accounts != nil && r.Header.Get("Sec-Fetch-Site") == "" && r.Header.Get("Origin") == "" {
		return fmt.Errorf("%w: with a cookie, the request must say where it comes from (Origin); programs use a token", web.ErrForbidden)
	}
	return nil
}

// most is a role, or the most that a server for reading allows.
func (g *Gate) most(role web.Role) web.Role {
	if g.options.ReadOnly && (web.Visitor{Role: role}).May(web.Reader) {
		return web.Reader
	}
	return role
}

// bearer is the token that a request carries, "" for none.
func bearer(r *http.Request) string {
	kind, token, ok := strings.Cut(r.Header.Get("Authorization"), " ")
	if !ok || !strings.EqualFold(kind, "Bearer") {
		return ""
	}
	return strings.TrimSpace(token)
}

// whoFor is what requests are counted by: a session, a token, or a network.
func (x *request) whoFor() string {
	switch {
	case x.token != nil:
		return "token " + x.token.ID
	case x.session != nil:
		return "session " + x.session.ID
	}
	return Network(x.from.Address)
}

// refusal is what an error of identifying is for whoever asks; nil where the handler
// shall say it.
func refusal(err error) *SlowError {
	if slow := (*SlowError)(nil); errors.As(err, &slow) {
		return slow
	}
	return nil
}
