package desk_test

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/internal/webtest"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/text"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/page/desk"
)

func start(t *testing.T, opt desk.Options) (*webtest.Bench, string) {
	t.Helper()
	b := webtest.New(t, web.Options{Sections: []web.Section{desk.New(opt)}})
	return b, "/reports/" + memory.ShortID(b.Sample())
}

func TestShow(t *testing.T) {
	b, at := start(t, desk.Options{})
	code, body := b.Get(at)
	if code != 200 {
		t.Fatal(code, body)
	}
	b.Has(body, "Night of fire at Qaminis", "Coast Monitor", `class="mark `, `data-roles=`, "of 1", "reviewed", "Accept <kbd>a</kbd>", "SHA-256")
	b.Lacks(body, "<script>", "style=")
	// The whole ID leads to the short one; a claim that isn't there opens another.
	if code, _ := b.Get(at + "?claim=nothing"); code != 200 {
		t.Errorf("a claim that isn't there: %d", code)
	}
	if code, body := b.Get("/reports/ffffffffffff"); code != 404 {
		t.Errorf("no report: %d %s", code, body)
	}
	// A script gets the coding alone.
	code, part := b.Get(at+"?claim=c2", "HX-Request", "true")
	if code != 200 || !strings.HasPrefix(strings.TrimSpace(part), "<aside") {
		t.Errorf("part: %d %.100s", code, part)
	}
	code, original := b.Get(at + "/original")
	if code != 200 || !strings.Contains(original, "Qaminis") {
		t.Errorf("original: %d", code)
	}
}

// What a report says is shown as text, and characters that would turn what stands
// beside them as escapes.
func TestHostile(t *testing.T) {
	b := webtest.New(t, web.Options{Sections: []web.Section{desk.New(desk.Options{})}})
	body := "Gunmen <script>alert(1)</script> attacked “a\u202epost” \x07on\u2066 Monday &lt;b&gt;."
	rep := webtest.Report("<img src=x onerror=alert(2)>.txt", "<b>Evil</b> Times", "2021-03-10", body)
	rep.Title = `"><svg onload=alert(3)>`
	from := strings.Index(body, "attacked")
	word := func(s string) text.Span {
		i := strings.Index(body, s)
		return text.Span{Start: i, End: i + len(s)}
	}
	b.Reader.Claims[body] = []reportedly.Claim{{
		ID: "c1", Kind: reportedly.KindEvent, Event: reportedly.Assault, Evidence: []reportedly.Evidence{{Span: text.Span{End: len(body)}, Quote: body}},
		Trigger: reportedly.Evidence{Span: text.Span{Start: from, End: from + 8}, Quote: "attacked"},
		Actors:  []reportedly.Participant{{Span: word("Gunmen <script>"), Text: "Gunmen <script>", Name: "Gunmen <script>alert(4)</script>\u202e", Kind: reportedly.ArmedGroup}},
		Time:    &reportedly.When{Text: "on\u2066 Monday", Span: word("on\u2066 Monday")}, Basis: reportedly.Asserted, Polarity: reportedly.Affirmed, Reality: reportedly.Actual,
		Why: []reportedly.Reason{{Field: "actors", Value: "x", Words: word("Gunmen"), Rule: "<i>rule</i>\u202e"}},
	}}
	id := b.Add(rep)
	code, page := b.Get("/reports/" + memory.ShortID(id))
	if code != 200 {
		t.Fatal(code)
	}
	// A field holds its value as it is: it turns no words but its own.
	page = regexp.MustCompile(`value="[^"]*"`).ReplaceAllString(page, "")
	b.Lacks(page, "<script>", "<svg onload", "<img", "<i>rule", "<b>Evil", "\u202e", "\u2066", "\x07")
	b.Has(page, "&lt;script&gt;", `\u202e`, `class="odd"`)
}

// The review loop as forms, without any script.
func TestReview(t *testing.T) {
	b, at := start(t, desk.Options{})
	_, body := b.Post(at+"/claims/c1/judge", url.Values{"act": {"accept"}, "next": {"c2"}})
	b.Has(body, "c1 accepted.", `data-open="c2"`, "<b>1</b> of")
	_, body = b.Post(at+"/claims/c2/judge", url.Values{"act": {"reject"}, "next": {"c2"}})
	b.Has(body, "c2 rejected: it no longer counts.", "1 accepted, 0 corrected, 1 rejected", `<span class="review rejected">`)
	_, body = b.Post(at+"/undo", nil)
	b.Has(body, "Undone: reject, claim c2.", "<b>1</b> of", `data-open="c2"`)
	_, body = b.Post(at+"/claims/c2/judge", url.Values{"act": {"note"}, "value": {"ask <the> desk"}})
	b.Has(body, "Note kept on c2.", "ask &lt;the&gt; desk")
	_, body = b.Post(at+"/claims/c1/correct", url.Values{"field": {"killed"}, "value": {"3-5"}, "why": {"the hospital’s list"}})
	b.Has(body, "c1: killed corrected.", "3 to 5", "corrected by", "the hospital’s list", `<span class="review corrected">`)
	_, body = b.Post("/judgements/5/undo", url.Values{"back": {at}})
	b.Has(body, "Undone: correct killed=3-5, claim c1.", `data-open="c1"`)
	for path, want := range map[string]int{"/claims/c1/correct": 400, "/claims/c1/judge": 400, "/claims/c99/judge": 400} {
		if code, body := b.Post(at+path, url.Values{"field": {"killed"}, "value": {"many"}}); code != want {
			t.Errorf("%s: %d, want %d\n%s", path, code, want, body)
		}
	}
	if code, _ := b.Post(at+"/claims/c99/judge", url.Values{"act": {"accept"}}); code != 404 {
		t.Errorf("a claim that isn't there: %d", code)
	}
	if code, _ := b.Post("/judgements/77/undo", nil); code != 404 {
		t.Errorf("an entry that isn't there: %d", code)
	}
}

func TestWords(t *testing.T) {
	b, at := start(t, desk.Options{When: func(words, published string) string {
		if words == "Monday" {
			return "2021-03-08"
		}
		return ""
	}})
	id := strings.TrimPrefix(at, "/reports/")
	claim := func() reportedly.Claim {
		t.Helper()
		c, err := b.Memory.Claim(t.Context(), id+"/c1")
		if err != nil {
			t.Fatal(err)
		}
		return c.Claim.Claim
	}
	rep, err := b.Memory.Report(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	words := func(sp text.Span) string { return rep.Text.Slice(sp) }
	correct := func(form url.Values) (int, string) { return b.Post(at+"/claims/c1/correct", form) }
	// Copied words without any script, beside a value that nobody touched.
	_, body := correct(url.Values{"field": {"time"}, "value": {"2021"}, "was": {"2021"}, "words": {"Monday"}, "from": {""}})
	b.Has(body, "2021-03-08")
	if c := claim(); words(c.Time.Span) != "Monday" {
		t.Errorf("the time: %+v", c.Time)
	}
	_, body = correct(url.Values{"field": {"injured"}, "value": {"14+"}, "was": {""}, "words": {"Qaminis"}, "from": {fmt.Sprint(strings.Index(rep.Text.String(), "Qaminis"), ":0")}})
	b.Has(body, "14 or more")
	if code, body := correct(url.Values{"field": {"time"}, "words": {"Qaminis harbour"}}); code != 400 {
		t.Errorf("words that aren't there: %d %s", code, body)
	}
	at0 := strings.Index(rep.Text.String(), "Qaminis")
	_, body = correct(url.Values{"field": {"actors"}, "value": {"Dawn Brigade; Qaminis"}, "was": {"x"}, "words": {"Qaminis"}, "from": {fmt.Sprintf("%d:0", at0)}})
	b.Has(body, "Dawn Brigade", `data-from="`+fmt.Sprint(at0)+`"`)
	if c := claim(); len(c.Actors) != 2 || !c.Actors[0].Span.Empty() || words(c.Actors[1].Span) != "Qaminis" {
		t.Errorf("who: %+v", c.Actors)
	}
	correct(url.Values{"field": {"actors"}, "value": {"Dawn Brigade"}, "was": {"Dawn Brigade"}, "words": {"Qaminis"}, "from": {fmt.Sprintf("%d:0", at0)}})
	if c := claim(); len(c.Actors) != 2 || c.Actors[1].Name != "Qaminis" {
		t.Errorf("a name added by words alone: %+v", c.Actors)
	}
}

func TestDiffer(t *testing.T) {
	who := web.Visitor{Name: "ann", Role: web.Reviewer, Session: "1"}
	b, at := startFor(t, &who)
	b.Post(at+"/claims/c1/judge", url.Values{"act": {"accept"}, "next": {"c1"}})
	who.Name = "ben"
	_, body := b.Post(at+"/claims/c1/judge", url.Values{"act": {"reject"}, "next": {"c1"}})
	b.Has(body, "Reviewers differ", "ann: accept", "ben: reject", "2 reviewers judged 1 claim in common and differ on <b>1</b>", `title="reviewers differ"`)
	who = web.Visitor{Name: "cy", Role: web.Reader, Session: "2"}
	_, body = b.Get(at)
	b.Lacks(body, "Accept <kbd>", "Write a note", "correct</summary>")
	if code, _ := b.Post(at+"/claims/c1/judge", url.Values{"act": {"accept"}}); code != 403 {
		t.Errorf("a reader accepts: %d", code)
	}
}

func startFor(t *testing.T, who *web.Visitor) (*webtest.Bench, string) {
	t.Helper()
	b := webtest.New(t, web.Options{Sections: []web.Section{desk.New(desk.Options{})}, Visit: visitor(who)})
	return b, "/reports/" + memory.ShortID(b.Sample())
}

// A missed claim is added by words of the text, without any script.
func TestMissed(t *testing.T) {
	b, at := start(t, desk.Options{})
	_, body := b.Get(at)
	b.Has(body, "Add a missed claim", `<option value="ASSAULT">`, `<option value="presence">`)
	rep, err := b.Memory.Report(t.Context(), strings.TrimPrefix(at, "/reports/"))
	if err != nil {
		t.Fatal(err)
	}
	start := strings.Index(rep.Text.String(), "Qaminis")
	_, body = b.Post(at+"/claims", url.Values{"words": {"Qaminis"}, "from": {fmt.Sprintf("%d:%d", start-4, 4)}, "type": {"presence"}, "trigger": {"Qam" + "inis"}})
	b.Has(body, "h1 added.", `data-open="h1"`, "found by", "add presence “Qaminis”", `<span class="review accepted">`)
	c, err := b.Memory.Claim(t.Context(), strings.TrimPrefix(at, "/reports/")+"/h1")
	if err != nil || c.Claim.Claim.Evidence[0].Span != (text.Span{Start: start, End: start + 7}) || c.Claim.Claim.Trigger.Quote != "Qaminis" {
		t.Errorf("added: %+v, %v", c, err)
	}
	_, body = b.Post(at+"/claims/h1/judge", url.Values{"act": {"reject"}, "next": {"h1"}})
	b.Has(body, "h1 rejected")
	_, body = b.Post("/judgements/1/undo", url.Values{"back": {at}})
	b.Has(body, "Undone: add presence “Qaminis”")
	b.Lacks(body, `data-claim="h1"`)
	for _, c := range []struct {
		form url.Values
		says string
	}{
		{url.Values{"words": {"no such words"}, "type": {"presence"}}, "has no words"},
		{url.Values{"words": {"the"}, "type": {"presence"}}, "occur more than once"},
		{url.Values{"words": {"Qaminis"}, "from": {"1:1"}, "type": {"presence"}}, "where they were marked"},
		{url.Values{"words": {"Qaminis"}, "from": {"-1:99999999"}, "type": {"presence"}}, "where they were marked"},
		{url.Values{"words": {" "}, "type": {"presence"}}, "no words are chosen"},
		{url.Values{"words": {"Qaminis"}, "from": {fmt.Sprintf("%d:0", start)}, "type": {"gossip"}}, "what the words claim"},
		{url.Values{"words": {"Qaminis"}, "from": {fmt.Sprintf("%d:0", start)}, "type": {"presence"}, "trigger": {"elsewhere"}}, "among the claim"},
	} {
		code, body := b.Post(at+"/claims", c.form)
		if code != 400 || !strings.Contains(strings.ToLower(body), strings.ToLower(c.says)) {
			t.Errorf("%v: %d, want %q in\n%s", c.form, code, c.says, body)
		}
	}
}

// The review loop with keys and words chosen in the text, in a browser.
func TestBrowser(t *testing.T) {
	b, at := start(t, desk.Options{})
	page := webtest.Browse(t, b.URL)
	page.Open(at + "?claim=c1")
	open := func(claim string) { page.Wait(`document.getElementById("side").dataset.open === "` + claim + `"`) }
	lit := func() string {
		return page.Eval(`[...document.querySelectorAll('.mark[aria-current]')].map(m => m.dataset.claims.split(" ")[0]).join()`)
	}
	open("c1")
	page.Keys(kb.ArrowRight)
	open("c2")
	page.Keys("k")
	open("c1")
	page.Keys("a")
	page.Wait(`document.querySelector(".progress b").textContent === "1"`)
	next := page.Eval(`document.getElementById("side").dataset.open`)
	if next == "c1" {
		t.Error("accepting doesn't lead on")
	}
	if got := lit(); got == "" {
		t.Errorf("no words of %s are lit", next)
	}
	page.Wait(`document.getElementById("notices").textContent.includes("c1 accepted")`)
	page.Keys("u")
	open("c1")
	page.Wait(`document.querySelector(".progress b").textContent === "0"`)
	page.Keys("r")
	page.Wait(`document.querySelector('.all a[data-claim="c1"]').dataset.review === "rejected"`)
	page.Keys("w")
	page.Wait(`document.activeElement.id === "note-words"`)
	page.Keys("nothing here")
	if page.Eval(`document.getElementById("side").dataset.open`) != next {
		t.Error("keys that are typed into a note do something")
	}
	// Words that are chosen in the text go to the form of a field, and are kept from there.
	page.Open(at + "?claim=c6")
	open("c6")
	page.Eval(`(() => {
		const piece = [...document.querySelectorAll("#text p [data-s]")].find((s) => s.firstChild.data.trim().length > 8), r = document.createRange();
		r.setStart(piece.firstChild, 0);
		r.setEnd(piece.firstChild, 8);
		getSelection().removeAllRanges();
		getSelection().addRange(r);
		document.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
	})()`)
	page.Wait(`!document.getElementById("pick").hidden`)
	words := page.Eval(`getSelection().toString().replace(/\s+/g, " ").trim()`)
	page.Shot("desk-pick")
	page.Click(`#pick [data-field="recipients"]`)
	page.Wait(`document.activeElement.name === "value" && document.activeElement.value.endsWith(` + fmt.Sprintf("%q", words) + `)`)
	page.Keys(kb.Enter)
	page.Wait(`document.querySelector('[data-row="recipients"]').textContent.includes("corrected by") && document.querySelector('[data-row="recipients"]').textContent.includes(` + fmt.Sprintf("%q", words) + `)`)
	page.Shot("desk-corrected")
	// A missed claim: its words are chosen, its type is; then it is open.
	page.Eval(`(() => {
		const piece = [...document.querySelectorAll("#text p [data-s]")].findLast((s) => s.firstChild.data.trim().length > 20), r = document.createRange();
		r.setStart(piece.firstChild, 0);
		r.setEnd(piece.firstChild, piece.firstChild.length);
		getSelection().removeAllRanges();
		getSelection().addRange(r);
		document.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
	})()`)
	page.Wait(`!document.getElementById("pick").hidden`)
	page.Click(`#pick [data-missed]`)
	page.Wait(`document.activeElement.id === "missed-type" && document.getElementById("missed-words").value.length > 15`)
	page.Shot("desk-missed")
	page.Accessible("a missed claim")
	page.Eval(`document.getElementById("missed-type").value = "CONSULT"`)
	page.Click(`#missed button`)
	open("h1")
	page.Wait(`document.querySelector("#claim").textContent.includes("found by")`)
	page.Shot("desk-added")
	page.Window(390, 844, true)
	page.Open(at + "?claim=h1")
	open("h1")
	page.Shot("desk-added-narrow")
	page.Fine()
}

// What an editor decided takes an editor to undo.
func TestUndoOfAnEditor(t *testing.T) {
	who := web.Visitor{Name: "rosa", Role: web.Reviewer}
	b, at := startFor(t, &who)
	rep, err := b.Memory.Report(t.Context(), strings.TrimPrefix(at, "/reports/"))
	if err != nil {
		t.Fatal(err)
	}
	graded, err := b.Memory.Judge(t.Context(), memory.Decision{By: "eve", Act: judgement.Grade, Source: rep.Publisher, Value: "B"})
	if err != nil {
		t.Fatal(err)
	}
	undo := fmt.Sprintf("/judgements/%d/undo", graded.Entry.Seq)
	if code, body := b.Post(undo, nil); code != 403 {
		t.Errorf("a reviewer undoes a grade: %d, want 403 in\n%s", code, body)
	}
	who.Role = web.Editor
	_, body := b.Post(undo, nil)
	b.Has(body, "Undone: ")
}
