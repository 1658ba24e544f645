package html_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/internal/browsertest"
)

func open(t *testing.T, page string, width int) *browsertest.Page {
	t.Helper()
	if testing.Short() {
		t.Skip("opens a browser")
	}
	path := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(path, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	return browsertest.Open(t, "file://"+path, width, 800)
}

const (
	focused = `document.activeElement.textContent`
	card    = `document.getElementById("card")`
)

// The policy lets the page's own script run, and the keyboard goes from claim to
// claim.
func TestKeyboard(t *testing.T) {
	p := open(t, write(t, document()), 1200)
	p.Eval(`document.querySelector(".mark").focus()`)
	if got := p.Eval(card + ".hidden + ' ' + " + card + ".textContent"); !strings.HasPrefix(got, "false") || !strings.Contains(got, "ASSAULT/firearms") || !strings.Contains(got, "presence") {
		t.Errorf("the card of the first claims: %q", got)
	}
	if got := p.Eval(`[...document.querySelectorAll("[data-on]")].map(e => e.dataset.on + ":" + e.textContent).join(" ")`); !strings.Contains(got, "who:Gunmen") || !strings.Contains(got, "where:Qaminis") {
		t.Errorf("lit up: %q", got)
	}
	for _, step := range []struct{ key, want string }{
		{"ArrowRight", "have c3"}, {"ArrowDown", "been killedc4"}, {"ArrowLeft", "have c3"}, {"End", "appealedc11"}, {"ArrowRight", "appealedc11"},
		{"Home", "attackedc1 c2"}, {"Tab", "have c3"},
	} {
		p.Press(step.key)
		if got := p.Eval(focused); got != step.want {
			t.Errorf("after %s: %q, want %q", step.key, got, step.want)
		}
	}
	p.Press("Enter")
	p.Wait(`location.hash === "#d1-c3"`)
	p.Eval(`document.querySelector(".mark").focus()`)
	p.Press("Escape")
	if got := p.Eval(card + ".hidden"); got != "true" {
		t.Errorf("Escape leaves the card")
	}
}

// Pointing at words shows the card within the window; the legend hides a class.
func TestPointer(t *testing.T) {
	p := open(t, write(t, document()), 1200)
	for _, mark := range []string{".mark.q4", ".mark.state", ".mark.q3"} {
		p.Point(mark)
		p.Wait("!" + card + ".hidden")
		if got := p.Eval(`(() => { const r = ` + card + `.getBoundingClientRect(); return r.left >= 0 && r.right <= innerWidth && r.top >= 0 && r.bottom <= innerHeight })()`); got != "true" {
			t.Errorf("%s: the card lies outside the window", mark)
		}
	}
	p.Eval(`document.getElementById("show-q4").click()`)
	if got := p.Eval(`getComputedStyle(document.getElementById("d1-c1")).display`); got != "none" {
		t.Errorf("claims of a class that is not to be shown have display %s", got)
	}
	p.Eval(`document.querySelector(".mark").focus()`)
	p.Press("ArrowRight") // over those of the class that is hidden
	if got := p.Eval(focused); got != "been killedc4" {
		t.Errorf("the claim after the first is %q", got)
	}
}

// On a telephone nothing sticks out sideways, and the card lies at the bottom.
func TestNarrow(t *testing.T) {
	p := open(t, write(t, document(), document()), 390)
	if got := p.Eval(`document.documentElement.scrollWidth`); got != "390" {
		t.Errorf("the page is %s pixels wide", got)
	}
	p.Eval(`document.querySelector(".mark").focus()`)
	if got := p.Eval(`Math.round(` + card + `.getBoundingClientRect().bottom) === innerHeight`); got != "true" {
		t.Errorf("the card isn't at the bottom")
	}
}

// Without the script, everything is there.
func TestNoScript(t *testing.T) {
	page := write(t, document())
	p := open(t, page[:strings.LastIndex(page, "<script>")]+"</body></html>", 1200)
	if got := p.Eval(`document.querySelectorAll(".claim").length`); got != "11" {
		t.Errorf("%s claims", got)
	}
}
