package access

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// Hosts are the names under which a server answers: a page elsewhere could have a name
// of its own lead here, and read the answers as its own site's (DNS rebinding). Such a
// page can't use an address in place of a name.
type Hosts struct {
	// Local lets nothing in but this machine's own names, and no request that a proxy
	// passed on: where nobody signs in, whoever the proxy serves would be the local user.
	Local bool
	// Names are further names, where others connect; "*.example.org" has all below it.
	Names []string
}

// Wrap refuses requests under other names.
func (h Hosts) Wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if h.Local {
			for _, name := range []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via"} {
				if r.Header.Get(name) != "" {
					refuse(w, r, http.StatusForbidden, "This server has no accounts and is for this machine alone, and a proxy passed the request on. To serve others, start it with --behind-proxy.")
					return
				}
			}
		}
		if !h.allowed(r.Host) {
			refuse(w, r, http.StatusMisdirectedRequest, "This server doesn't answer under this name; --host NAME has it do so.")
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (h Hosts) allowed(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
	if host == "localhost" {
		return true
	}
	if ip, err := netip.ParseAddr(host); err == nil {
		return !h.Local || ip.Unmap().IsLoopback()
	}
	if h.Local {
		return false
	}
	for _, name := range h.Names {
		name = strings.ToLower(strings.TrimSuffix(name, "."))
		if rest, wild := strings.CutPrefix(name, "*"); name == host || wild && strings.HasPrefix(rest, ".") && strings.HasSuffix(host, rest) && len(host) > len(rest) {
			return true
		}
	}
	return false
}
