package web

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"
)

// noticeCookie carries messages over a redirect to the next page.
const noticeCookie = "reportedly_notice"

// maxNotice is the most bytes of a message that go over a redirect: browsers keep
// cookies of 4 KiB.
const maxNotice = 1500

// Redirect answers a form: it sends the visitor to a path of the site, with messages
// that the page there begins with.
func (s *Site) Redirect(w http.ResponseWriter, r *http.Request, to string, notices ...Notice) error {
	if len(notices) > 0 {
		for i := range notices {
			if len(notices[i].Text) > maxNotice {
				notices[i].Text = strings.ToValidUTF8(notices[i].Text[:maxNotice], "") + " …"
			}
		}
		b, err := json.Marshal(notices[:1])
		if err != nil {
			return err
		}
		http.SetCookie(w, &http.Cookie{Name: noticeCookie, Value: base64.RawURLEncoding.EncodeToString(b), Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, MaxAge: 60})
	}
	http.Redirect(w, r, LocalPath(to, "/"), http.StatusSeeOther)
	return nil
}

// LocalPath is a path of this site, or otherwise where it leads elsewhere: a form's
// field says where to go back to, and could name another site.
func LocalPath(path, otherwise string) string {
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.ContainsAny(path, "\\\r\n\t") {
		return otherwise
	}
	return path
}

// takeNotices are the messages that a redirect left, which are then gone.
func takeNotices(w http.ResponseWriter, r *http.Request) []Notice {
	c, err := r.Cookie(noticeCookie)
	if err != nil {
		return nil
	}
	http.SetCookie(w, &http.Cookie{Name: noticeCookie, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, MaxAge: -1})
	b, err := base64.RawURLEncoding.DecodeString(c.Value)
	if err != nil {
		return nil
	}
	var out []Notice
	if json.Unmarshal(b, &out) != nil {
		return nil
	}
	return out
}
