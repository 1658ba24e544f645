package page_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp/kb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/internal/webtest"
	"github.com/reportedly/reportedly/text"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/page"
)

// evilName is what a report may call somebody.
const evilName = `<img src=x onerror=alert(1)>"' onmouseover=alert(2) {{.Token}} </title></svg><script>alert(3)</script>`

// people are a workbench with claims of all sorts of dates and ties.
func people(t *testing.T) *webtest.Bench {
	t.Helper()
	b := webtest.New(t, web.Options{Sections: page.All(page.Options{})})
	for i, claims := range [][]reportedly.Claim{dated(), tied(), stated()} {
		body := fmt.Sprintf("Report %d tells of the Dawn Brigade, of the army and of Mira Doss.", i)
		for n := range claims {
			c := &claims[n]
			c.ID = fmt.Sprintf("c%d", n+1)
			c.Evidence = []reportedly.Evidence{{Span: text.Span{End: len(body)}, Quote: body}}
			c.Trigger = reportedly.Evidence{Span: text.Span{Start: 9, End: 14}, Quote: body[9:14]}
			c.Polarity, c.Score = reportedly.Affirmed, .8
			if c.Reality == "" {
				c.Reality = reportedly.Actual
			}
			if c.Basis == "" {
				c.Basis = reportedly.Asserted
			}
		}
		b.Reader.Claims[body] = claims
		b.Add(webtest.Report(fmt.Sprintf("r%d.txt", i), []string{"Star", "Herald", evilName}[i], fmt.Sprintf("2021-03-1%d", i), body))
	}
	return b
}

func on(edtf string, r reportedly.TimeRelation) *reportedly.When {
	return &reportedly.When{Text: edtf, EDTF: edtf, Relation: r}
}

func party(name string, kind reportedly.ActorKind) []reportedly.Participant {
	return []reportedly.Participant{{Text: name, Name: name, Kind: kind}}
}

func event(e reportedly.Event, from, to string, w *reportedly.When) reportedly.Claim {
	c := reportedly.Claim{Kind: reportedly.KindEvent, Event: e, Time: w}
	if from != "" {
		c.Actors = party(from, reportedly.ArmedGroup)
	}
	if to != "" {
		c.Recipients = party(to, reportedly.Military)
	}
	return c
}

// dated are claims of all sorts of dates.
func dated() []reportedly.Claim {
	var out []reportedly.Claim
	for _, w := range []*reportedly.When{on("2021-03-08", reportedly.OnTime), on("2021-03", reportedly.DuringTime), on("2021-02~", reportedly.OnTime), on("2021-03-01/2021-03-05", reportedly.OnTime),
		on("2021-03-04", reportedly.SinceTime), on("[2021-03-06..2021-03-09]", reportedly.OnTime), on("2021-03-07?", reportedly.OnTime), on("2021-03-02", reportedly.BeforeTime),
		{Text: "recently", Why: "“recently” names no day"}, nil} {
		out = append(out, event(reportedly.Assault, "Dawn Brigade", "Coast Army", w))
	}
	return out
}

// tied are claims that tie actors.
func tied() []reportedly.Claim {
	meet := event(reportedly.Consult, "Dawn Brigade", "", on("2021-03-09", reportedly.OnTime))
	meet.Actors = append(meet.Actors, party("Mira Doss", reportedly.Person)...)
	said := event(reportedly.Accuse, "Mira Doss", "Coast Army", on("2021-03-10", reportedly.OnTime))
	said.Basis, said.SaidBy = reportedly.Reported, []reportedly.Speaker{{Text: "Mira Doss", Name: "Mira Doss", Kind: reportedly.NamedSpeaker}}
	return []reportedly.Claim{meet, said, event(reportedly.Aid, "Coast Army", "Dawn Brigade", on("2021-03-10", reportedly.OnTime)), event(reportedly.Coerce, evilName, "Mira Doss", on("2021-03-09", reportedly.OnTime))}
}

// stated are states of affairs.
func stated() []reportedly.Claim {
	place := []reportedly.Place{{Text: "Qaminis", Relation: reportedly.In, Names: []reportedly.PlaceName{{Name: "Qaminis"}}}}
	office := reportedly.Claim{Kind: reportedly.KindOffice, Actors: party("Mira Doss", reportedly.Person), Time: on("2021-03-05", reportedly.OnTime)}
	office.Actors[0].Title = "mayor"
	return []reportedly.Claim{
		{Kind: reportedly.KindPresence, Actors: party("Dawn Brigade", reportedly.ArmedGroup), Places: place, Time: on("2021-03-01", reportedly.OnTime), Reality: reportedly.Ongoing},
		{Kind: reportedly.KindPresence, Actors: party("Dawn Brigade", reportedly.ArmedGroup), Places: place, Time: on("2021-03-20", reportedly.OnTime), Reality: reportedly.Ongoing},
		{Kind: reportedly.KindAffiliation, Actors: party("Dawn Brigade", reportedly.ArmedGroup), Recipients: party(evilName, reportedly.Party), Time: on("2021-03", reportedly.OnTime)},
		office,
	}
}

func TestTimeline(t *testing.T) {
	b := people(t)
	_, body := b.Get("/timeline")
	b.Has(body, "ASSAULT", "since 2021-03-04", `mask="url(#fade-right)"`, `class="within doubt"`, "Dawn Brigade → Coast Army", "Without a date", "How dates are drawn")
	_, body = b.Get("/timeline?view=undated")
	b.Has(body, "“recently” names no day", "The report gives no time for it.", "2 claims")
	_, body = b.Get("/timeline?span=week&at=2021-03-09&lanes=actor")
	b.Has(body, "8 to 14 March 2021", "Mira Doss", "/timeline?at=2021-03-07&amp;lanes=actor&amp;span=week", "/timeline?at=2021-03-15")
	_, body = b.Get("/timeline?lanes=place&kind=presence")
	b.Has(body, "Qaminis", "2 claims")
	_, body = b.Get("/timeline?view=developments")
	b.Has(body, "developments", "/developments/")
	_, body = b.Get("/timeline?span=month&at=1950-01")
	b.Has(body, "Nothing is told of these days.", "January 1950")
	_, body = b.Get("/timeline?event=SANCTION")
	b.Has(body, "No claim with a date passes the filter.")
	for _, q := range []string{"span=eon", "at=soon", "lanes=mood", "view=all", "event=MURDER", "page=0", "since=2022-01-01&until=2021-01-01"} {
		if code, _ := b.Get("/timeline?" + q); code != 400 {
			t.Errorf("%s: %d", q, code)
		}
	}
}

// Where claims are too many to draw, they are counted.
func TestTimelineDense(t *testing.T) {
	b := webtest.New(t, web.Options{Sections: page.All(page.Options{})})
	var claims []reportedly.Claim
	body := "Shells fell on the town on many days."
	for i := range 400 {
		c := event(reportedly.Assault, "gunners", "", on(fmt.Sprintf("2021-%02d-%02d", 1+i%12, 1+i%28), reportedly.OnTime))
		c.ID, c.Evidence = fmt.Sprintf("c%d", i+1), []reportedly.Evidence{{Span: text.Span{End: len(body)}, Quote: body}}
		c.Polarity, c.Reality, c.Basis = reportedly.Affirmed, reportedly.Actual, reportedly.Asserted
		claims = append(claims, c)
	}
	b.Reader.Claims[body] = claims
	b.Add(webtest.Report("shells.txt", "Star", "2022-01-01", body))
	_, page := b.Get("/timeline")
	b.Has(page, "How numbers are drawn", "400 claims", "As a table", `class="columns"`, "at most")
	b.Lacks(page, `class="mark`)
	_, page = b.Get("/timeline?span=month&at=2021-02-03")
	b.Has(page, "February 2021", `class="mark`, `class="strip"`)
	_, page = b.Get("/timeline?page=3")
	b.Has(page, "81 to 120", "page=2#list", "page=4#list")
}

func TestNetwork(t *testing.T) {
	b := people(t)
	_, body := b.Get("/network")
	b.Has(body, "ties are shown", "2 ties to parties without a name", `class="edge conflict"`, "Dawn Brigade", "<bdi>Mira Doss</bdi>", "/actors/name:coast%20army")
	_, body = b.Get("/network?unnamed=1")
	b.Has(body, `class="edge state"`, "<b>6</b> ties are shown")
	_, body = b.Get("/network?actor=Mira+Doss")
	b.Has(body, "Network <span", "Whole network", "also ties among its partners")
	_, body = b.Get("/network?actor=name:dawn+brigade&with=name:coast+army")
	b.Has(body, "Dawn Brigade</a>", "ASSAULT", "/search?by=name%3Adawn&#43;brigade&amp;to=name%3Acoast&#43;army", "Claims")
	_, body = b.Get("/network?event=AID")
	b.Has(body, "<b>1</b> tie is shown", "cooperation")
	_, body = b.Get("/network?min=5")
	b.Has(body, "with those of fewer claims")
	_, body = b.Get("/network?event=PROTEST")
	b.Has(body, "No claim that passes the filter tells of two actors.")
	if code, _ := b.Get("/network?actor=nobody+at+all"); code != 404 {
		t.Errorf("an actor that nobody names: %d", code)
	}
	if code, _ := b.Get("/network?show=1000000"); code != 400 {
		t.Errorf("too many ties: %d", code)
	}
}

func TestActors(t *testing.T) {
	b := people(t)
	_, body := b.Get("/actors")
	b.Has(body, "Dawn Brigade", "armed-group", "by its name alone", "/actors/name:mira%20doss")
	b.Lacks(body, "<img")
	_, body = b.Get("/actors?q=doss&kind=person")
	b.Has(body, "1 actor", "Mira Doss", "Remove kind person")
	_, body = b.Get("/actors/name:dawn%20brigade")
	b.Has(body, "presence", "Qaminis", `class="unknown"`, "2021-03-01, 2021-03-20", "What it does", "To others", "Who publishes what is told of it", "not graded", "/timeline?actor=name%3Adawn&#43;brigade")
	_, body = b.Get("/actors/Mira%20Doss")
	b.Has(body, "public roles", "mayor", "What it says")
	if code, _ := b.Get("/actors/nobody"); code != 404 {
		t.Errorf("nobody: %d", code)
	}
}

// The three in a browser: accessible, nothing wider than the window, no script of a
// report's, and all of it by keys.
func TestPeoplePages(t *testing.T) {
	b := people(t)
	w := webtest.Browse(t, b.URL)
	_, list := b.Get("/actors?q=onerror")
	_, evil, _ := strings.Cut(list, `href="/actors/`)
	evil, _, _ = strings.Cut(evil, `"`)
	for _, p := range []struct{ name, path string }{{"timeline", "/timeline"}, {"timeline-week", "/timeline?span=week&at=2021-03-09&lanes=actor&basis=reported"}, {"timeline-undated", "/timeline?view=undated"}, {"timeline-developments", "/timeline?view=developments"},
		{"network", "/network?unnamed=1"}, {"network-pair", "/network?actor=name:dawn+brigade&with=name:coast+army"}, {"actors", "/actors"}, {"actor", "/actors/name:dawn%20brigade"}, {"actor-evil", "/actors/" + evil}} {
		for _, dark := range []bool{false, true} {
			w.Window(1280, 800, dark)
			w.Open(p.path)
			w.Accessible(fmt.Sprintf("%s, dark %v", p.name, dark))
			w.Shot(fmt.Sprintf("%s-%v", p.name, dark))
		}
		w.Window(390, 844, false)
		w.Open(p.path)
		w.Accessible(p.name + ", narrow")
		w.Shot(p.name + "-narrow")
		if got := w.Eval(`document.documentElement.scrollWidth`); got != "390" {
			t.Errorf("%s is %s pixels wide in a window of 390", p.name, got)
		}
		if got := w.Eval(`document.querySelectorAll("main script, main img, [onmouseover], [onerror]").length`); got != "0" {
			t.Errorf("%s: %s elements of the report's", p.name, got)
		}
		w.Fine()
	}
	w.Window(1280, 800, false)
	w.Open("/timeline?span=week&at=2021-03-09")
	w.Keys(kb.ArrowLeft)
	w.Wait(`document.readyState === "complete" && document.getElementById("window").textContent.includes("1 to 7 March 2021")`)
	w.Keys("-")
	w.Wait(`document.readyState === "complete" && document.getElementById("window").textContent.includes("March 2021") && location.search.includes("span=month")`)
	w.Keys("j")
	w.Wait(`document.activeElement.hasAttribute("data-row")`)
	w.Do(webtest.Command(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}))
	w.Open("/network")
	w.ClickFor(".node", `location.pathname.startsWith("/actors/")`)
	w.Fine()
}
