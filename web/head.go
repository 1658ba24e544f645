package web

import "slices"

// Visitor is who looks at the page.
func (h *Head) Visitor() Visitor { return h.visitor }

// May tells whether the visitor has at least a role.
func (h *Head) May(need Role) bool { return h.visitor.May(need) }

// May tells whether a visitor has at least a role; "" is Reader.
func (v Visitor) May(need Role) bool {
	if need == "" {
		need = Reader
	}
	return slices.Index(Roles, v.Role) >= slices.Index(Roles, need)
}

// Token is the forgery token that the visitor's forms carry.
func (h *Head) Token() string { return h.site.token(h.visitor) }

// Path is the page's own address with its query, for forms that come back to it.
func (h *Head) Path() string { return h.path }

// Theme is "light" or "dark" where the visitor chose one, else "".
func (h *Head) Theme() string { return h.theme }

// NoKeys tells whether the visitor switched keys of one letter off.
func (h *Head) NoKeys() bool { return h.noKeys }

// Notices are the messages that the page begins with.
func (h *Head) Notices() []Notice { return h.notices }

// Demo says that what is shown is the sample case.
func (h *Head) Demo() bool { return h.site.options.Demo }

// Login is the path of the page where visitors sign in, "" where nobody does.
func (h *Head) Login() string { return h.site.options.Login }

// Logout is the path that signs out, "" where nobody signs in.
func (h *Head) Logout() string { return h.site.options.Logout }

// Nav is the navigation as the visitor sees it.
func (h *Head) Nav() []NavLink { return h.links(false) }

// Menu is what sections have in the visitor's menu.
func (h *Head) Menu() []NavLink { return h.links(true) }

func (h *Head) links(menu bool) []NavLink {
	var out []NavLink
	for _, s := range h.site.options.Sections {
		for _, l := range s.Links {
			if l.Menu == menu && h.visitor.May(l.Need) {
				out = append(out, NavLink{Link: l, Here: l.Path == h.At})
			}
		}
	}
	return out
}

// NavLink is an entry of the navigation on a page.
type NavLink struct {
	Link
	Here bool // the page belongs to it
}

// SiteKeys are the keys that work on every page.
func (h *Head) SiteKeys() []Key {
	out := []Key{{"?", "show this list"}, {"/", "search"}}
	for _, l := range h.Nav() {
		if l.Key != "" {
			out = append(out, Key{"g " + l.Key, l.Name})
		}
	}
	return out
}
