package main

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/access"
	"github.com/reportedly/reportedly/api"
	"github.com/reportedly/reportedly/intake"
	claimtable "github.com/reportedly/reportedly/memory/table"
	"github.com/reportedly/reportedly/web"
)

// programs makes the API, for programs that sign in with a token and for the site's own
// scripts.
func (f *serveFlags) programs(e *env, s *session, r reader, runs *intake.Runs, gate *access.Gate, site *web.Site, claims *claimtable.Keeper) (*api.API, error) {
	c := r.Coder()
	return api.New(api.Options{
		Memory: s.Memory, Runs: runs, Stats: site.Stats, Claims: claims, Now: e.Now, Audit: gate.Record,
		Version: api.Version{Program: c.Version, Coder: c.Name + " " + c.Version, Model: c.Model},
		Who: func(r *http.Request) (api.Principal, error) {
			p, err := gate.Principal(r)
			return principal(p), whoError(err)
		},
		Failed: func(r *http.Request, id string, err error) {
			e.say(fmt.Sprintf("error %s at %s %s: %v", id, r.Method, r.URL.Path, err))
		},
	})
}

// principal is who asks, in the API's words: for each of its scopes it takes a role and,
// of a token, a scope.
func principal(p access.Principal) api.Principal {
	return api.Principal{Name: p.Name, Cookie: p.Token == "", May: func(scope api.Scope) bool {
		switch scope {
		case api.Read:
			return p.May(web.Reader, access.Read)
		case api.Judge:
			return p.May(web.Reviewer, access.Judge)
		case api.Add:
			return p.May(web.Editor, access.Add)
		case api.Forget:
			return p.May(web.Editor, access.Administer)
		case api.Admin:
			return p.May(web.Admin, access.Administer)
		}
		return false
	}}
}

func whoError(err error) error {
	switch {
	case errors.Is(err, access.ErrNoAccess):
		why, told := strings.CutPrefix(err.Error(), access.ErrNoAccess.Error()+": ")
		if !told {
			return api.ErrNobody
		}
		out := fmt.Errorf("%w: %s", api.ErrNobody, why)
		if h := hint(err); h != "" {
			out = reportedly.WithHint(out, h)
		}
		return out
	case errors.Is(err, web.ErrForbidden):
		return fmt.Errorf("%w: %w", api.ErrForbidden, err)
	}
	return err
}
