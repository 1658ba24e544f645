package web

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"

	"github.com/reportedly/reportedly"
)

// tokenField is the form's field that carries the forgery token; scripts send it in a
// header.
const (
	tokenField  = "_token"
	tokenHeader = "X-Token"
)

// ErrForbidden: the visitor may not do that.
var ErrForbidden = errors.New("not allowed")

// errStale: the form was made by another session or an earlier run of the program.
var errStale = fmt.Errorf("%w: this form is no longer good", ErrForbidden)

// needError says which role is needed.
type needError struct{ need Role }

func (e *needError) Error() string {
	return fmt.Sprintf("%v: this takes the role of %s", ErrForbidden, e.need)
}

func (e *needError) Unwrap() error { return ErrForbidden }

// token is a visitor's forgery token.
func (s *Site) token(v Visitor) string {
	mac := hmac.New(sha256.New, s.secret)
	mac.Write([]byte(v.Session + "\x00" + v.Name))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// checkToken refuses a request that doesn't carry the visitor's token.
func (s *Site) checkToken(r *http.Request, v Visitor) error {
	given := r.Header.Get(tokenHeader)
	if given == "" {
		// FormValue reads the body, of which MaxBytesReader has set the limit.
		if err := parseForm(r); err != nil {
			return err
		}
		given = r.FormValue(tokenField)
	}
	if !hmac.Equal([]byte(given), []byte(s.token(v))) {
		return reportedly.WithHint(errStale, "go back, load the page anew and send it again; what you typed is still there")
	}
	return nil
}

// formMemory is how much of a form with files is held in memory; more goes to
// temporary files, which the server removes.
const formMemory = 8 << 20

func parseForm(r *http.Request) error {
	err := r.ParseForm() // of what isn't multipart, it tells more
	if err == nil {
		err = r.ParseMultipartForm(formMemory)
	}
	if errors.Is(err, http.ErrNotMultipart) {
		return nil
	}
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		return err
	}
	if err != nil {
		return fmt.Errorf("%w: the form can't be read: %w", reportedly.ErrInvalid, err)
	}
	return nil
}
