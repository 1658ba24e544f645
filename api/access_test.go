package api_test

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/api"
)

func TestScopes(t *testing.T) {
	s := full(t).checked()
	claim, source := "/claims/"+s.sample+"/c3/judgements", "/sources/Courier/judgements"
	for _, x := range []struct {
		scopes, method, path string
		body                 any
		status               int
	}{
		{"", "GET", "/openapi.json", nil, 200}, {"", "GET", "/health", nil, 200}, {"", "GET", "/claims", nil, 401},
		{"judge", "GET", "/claims", nil, 403}, {"read", "GET", "/claims", nil, 200},
		{"read", "POST", claim, M{"act": "accept"}, 403}, {"judge", "POST", claim, M{"act": "accept"}, 201},
		{"judge", "POST", source, M{"act": "grade", "value": "B"}, 403}, {"judge", "POST", source, M{"act": "note", "value": "x"}, 201},
		{"judge add", "POST", source, M{"act": "grade", "value": "B"}, 201},
		{"judge", "POST", "/judgements/3/undo", nil, 403}, {"judge", "POST", "/judgements/1/undo", nil, 201}, {"judge add", "POST", "/judgements/3/undo", nil, 201},
		{"judge", "POST", "/judgements/5/undo", nil, 403}, // it would bring the grade back
		{"read judge", "POST", "/reports", M{"text": "x"}, 403}, {"add", "POST", "/reports", M{"text": "Nothing happened at all here today."}, 202},
		{"add", "DELETE", "/reports/" + s.sample, nil, 403}, {"forget", "DELETE", "/reports/" + s.sample, nil, 200},
		{"read", "GET", "/check", nil, 403}, {"admin", "GET", "/check", nil, 200},
	} {
		name := "kim"
		if x.scopes == "" {
			name = ""
		}
		s.who = func(*http.Request) (api.Principal, error) {
			return api.Principal{Name: name, May: func(scope api.Scope) bool { return strings.Contains(" "+x.scopes+" ", " "+string(scope)+" ") }}, nil
		}
		a := s.want(s.do(x.method, x.path, x.body), x.status)
		if x.status == 401 && !strings.HasPrefix(a.Header.Get("WWW-Authenticate"), "Bearer") {
			t.Error("it doesn't say how to sign in")
		}
	}
	s.who = func(*http.Request) (api.Principal, error) {
		return api.Principal{}, fmt.Errorf("%w: the token has expired", api.ErrNobody)
	}
	if a := s.want(s.do("GET", "/claims", nil), 401); !strings.Contains(string(a.body), "isn’t taken: the token has expired.") {
		t.Errorf("it doesn't say what is wrong with the token: %s", a.body)
	}
	s.who = func(*http.Request) (api.Principal, error) { return api.Principal{}, errors.New("the disk is gone") }
	if a := s.want(s.do("GET", "/claims", nil), 500); strings.Contains(string(a.body), "disk") || len(s.faults) != 1 {
		t.Errorf("%s, faults %q", a.body, s.faults)
	}
}

// TestForgery has other sites' pages make requests in a visitor's name.
func TestForgery(t *testing.T) {
	s := full(t)
	s.who = func(*http.Request) (api.Principal, error) {
		p := everything("kim")
		p.Cookie = true
		return p, nil
	}
	judge := "/claims/" + s.sample + "/c3/judgements"
	accept := M{"act": "accept"}
	s.want(s.do("POST", judge, accept, "Sec-Fetch-Site", "cross-site"), 403)
	s.want(s.do("POST", judge, accept, "Origin", "https://elsewhere.example"), 403)
	s.want(s.do("POST", judge, `{"act":"accept"}`, "Content-Type", "text/plain"), 415)
	s.want(s.do("POST", "/judgements/1/undo", nil), 415) // a form without a body
	s.want(s.do("POST", judge, accept, "Sec-Fetch-Site", "same-origin"), 201)
	body, media := form(t)
	s.want(s.do("POST", "/reports", body, "Content-Type", media), 403)
	s.want(s.do("POST", "/reports", body, "Content-Type", media, "Sec-Fetch-Site", "cross-site"), 403)
	s.want(s.do("POST", "/reports", body, "Content-Type", media, "Sec-Fetch-Site", "same-origin"), 202)
	s.want(s.do("GET", "/claims", nil, "Sec-Fetch-Site", "cross-site"), 200) // nobody can read the answer
}
