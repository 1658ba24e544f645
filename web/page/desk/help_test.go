package desk_test

import (
	"net/http"

	"github.com/reportedly/reportedly/web"
)

// visitor is a visitor that a test may change as it goes.
func visitor(v *web.Visitor) func(*http.Request) web.Visitor {
	return func(*http.Request) web.Visitor { return *v }
}
