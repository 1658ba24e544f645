package account_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"github.com/reportedly/reportedly/internal/webtest"
	"github.com/reportedly/reportedly/memory"
)

// enter signs a real browser in by the keyboard: the name's field has the focus.
func enter(w *webtest.Browser, name string) {
	w.T.Helper()
	w.Wait(`document.activeElement && document.activeElement.id === "name"`)
	w.Keys(name + kb.Tab + good + kb.Enter)
	w.Wait(`document.querySelector(".menu summary bdi") && document.querySelector(".menu summary bdi").textContent === "` + name + `"`)
}

// leave signs it out by the menu.
func leave(w *webtest.Browser) {
	w.T.Helper()
	w.Click(".menu summary")
	w.ClickFor(`form[action="/logout"] button`, `location.pathname === "/login"`)
}

// In a real browser: signing in, what each role sees and may, and what happens to who
// forces a form.
func TestBrowserRoles(t *testing.T) {
	b, a := bench(t)
	at := "/reports/" + memory.ShortID(b.Sample())
	w := webtest.Browse(t, b.URL)
	w.Open(at + "?claim=c1")
	w.Wait(`location.pathname === "/login"`)
	w.Keys("rd" + kb.Tab + "not this one either" + kb.Enter)
	w.Wait(`document.querySelector("#wrong") && document.activeElement.id === "password" && document.activeElement.value === ""`)
	w.Keys(good + kb.Enter)
	w.Wait(`document.querySelector("#side") && location.pathname === "` + at + `"`)
	if got := w.Eval(`document.cookie`); got != "" {
		t.Errorf("scripts see the cookies %s", got)
	}
	has := func(who, selector, want string) {
		t.Helper()
		if got := w.Eval(`document.querySelector('` + selector + `') !== null`); got != want {
			t.Errorf("%s, %s: %s", who, selector, got)
		}
	}
	has("rd", `[value=accept]`, "false")
	has("rd", `a[href="/add"]`, "false")
	has("rd", `a[href="/accounts"]`, "false")
	// A reader who forces the form is refused by the server.
	forced := `await fetch("` + at + `/claims/c1/judge", {method: "POST", headers: {"X-Token": site.token, "Content-Type": "application/x-www-form-urlencoded"}, body: "act=accept"}).then((r) => r.status)`
	status := func() string { return w.Eval(`0, (window.got = "", (async () => { window.got = ` + forced + ` })())`) }
	status()
	w.Wait(`window.got === 403`)
	w.Problems() // the browser tells of the 401 and the 403
	leave(w)

	enter(w, "rev")
	w.Open(at + "?claim=c1")
	w.Wait(`document.querySelector("[value=accept]")`)
	has("rev", `a[href="/add"]`, "false")
	w.ClickFor(`[value=accept]`, `document.querySelector("#notices form[action$='/undo']")`)
	leave(w)

	enter(w, "ed")
	w.Open("/add")
	w.Wait(`document.querySelector("#text")`)
	has("ed", `a[href="/accounts"]`, "false")
	has("ed", `#path`, "false") // a file of the server's machine
	leave(w)

	enter(w, "ann")
	w.Open("/accounts")
	has("ann", `a[href="/audit"]`, "true")
	w.Click("#name")
	w.Keys("zoe")
	w.ClickFor("#add-title + form button", `document.querySelector(".secret")`)
	if _, err := a.Account(t.Context(), "zoe"); err != nil {
		t.Error(err)
	}
	w.Fine()
}

// Each page, light and dark, wide and narrow: by axe, by the console, and for who looks
// at the pictures.
func TestBrowserPages(t *testing.T) {
	b, a := bench(t)
	if _, err := a.Add(t.Context(), boss, "newcomer", "reviewer", good); err != nil {
		t.Fatal(err)
	}
	if err := a.CloseAccount(t.Context(), boss, "ed"); err != nil {
		t.Fatal(err)
	}
	w := webtest.Browse(t, b.URL)
	w.Open("/login?next=/account")
	look := func(name string) {
		t.Helper()
		for _, size := range []struct {
			name  string
			width int64
			dark  bool
		}{{"", 1280, false}, {"-dark", 1280, true}, {"-390", 390, false}, {"-390-dark", 390, true}} {
			w.Window(size.width, 800, size.dark)
			w.Shot("account-" + name + size.name)
			if strings.HasSuffix(size.name, "dark") || size.width == 1280 {
				w.Accessible(name + size.name)
			}
			if got := w.Eval(`document.documentElement.scrollWidth <= innerWidth`); got != "true" {
				t.Errorf("%s%s: wider than the window", name, size.name)
			}
		}
		w.Window(1280, 800, false)
		w.Fine()
	}
	look("signin")
	w.Keys("ann" + kb.Tab + "not this one either" + kb.Enter)
	w.Wait(`document.querySelector("#wrong") && document.activeElement.id === "password"`)
	w.Problems() // the browser tells of the 401
	look("signin-wrong")
	w.Keys(good + kb.Enter)
	w.Wait(`location.pathname === "/account"`)
	look("own")
	w.Click("#label")
	w.Keys("nightly import" + kb.Enter)
	w.Wait(`document.querySelector(".secret")`)
	look("token")
	w.Open("/account")
	look("own-token")
	w.Click(".menu summary")
	look("menu")
	w.Open("/accounts")
	look("list")
	w.Open("/accounts/newcomer")
	look("one")
	w.Open("/accounts/ed")
	look("closed")
	w.Open("/audit")
	look("log")
}
