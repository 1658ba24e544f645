package reports_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/internal/webtest"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/page"
)

func bench(t *testing.T, who *web.Visitor) (*webtest.Bench, [4]string) {
	t.Helper()
	opt := web.Options{Sections: page.All(page.Options{})}
	if who != nil {
		opt.Visit = func(*http.Request) web.Visitor { return *who }
	}
	b := webtest.New(t, opt)
	ids := b.Story()
	for i, id := range ids {
		ids[i] = memory.ShortID(id)
	}
	return b, ids
}

func body(b *webtest.Bench, path string) string {
	b.T.Helper()
	code, got := b.Get(path)
	if code != http.StatusOK {
		b.T.Fatalf("%s: %d", path, code)
	}
	return got
}

var rowPattern = regexp.MustCompile(`<a href="/reports/([0-9a-f]+)" dir="auto" data-row>`)

func TestList(t *testing.T) {
	b, ids := bench(t, nil)
	b.Post("/reports/"+ids[2]+"/claims/c1/judge", url.Values{"act": {"accept"}})
	for query, want := range map[string]string{
		"": "3 2 1 0", "order=published": "3 2 1 0", "q=courier": "1", "q=radio.txt": "2", "q=zebra": "", "source=Radio+Coast": "2", "source=Nobody": "",
		"progress=all": "2", "progress=none": "3 1 0", "progress=some": "", "progress=nonsense": "3 2 1 0",
	} {
		got := body(b, "/reports?"+query)
		var rows []string
		for _, m := range rowPattern.FindAllStringSubmatch(got, -1) {
			for i, id := range ids {
				if m[1] == id {
					rows = append(rows, string(rune('0'+i)))
				}
			}
		}
		if have := strings.Join(rows, " "); have != want {
			t.Errorf("%s: reports %q, want %q", query, have, want)
		}
	}
	b.Has(body(b, "/reports"), "with 1 report", "/reports/"+ids[0]+"/forget", "4 reports")
	b.Has(body(b, "/reports?q=zebra"), "No report is so.")
	if got := body(b, "/reports?q=courier"); strings.Contains(got, "4 reports") {
		t.Error("the number of all stands above some")
	}
}

// What two reports share is shown side by side, with what differs.
func TestPassages(t *testing.T) {
	b, ids := bench(t, nil)
	got := body(b, "/reports/"+ids[1]+"/shared")
	b.Has(got, "agency.txt", "Delta Agency", "/reports/"+ids[1]+"/shared/"+ids[0])
	b.Lacks(got, "radio.txt")
	b.Has(body(b, "/reports/"+ids[2]+"/shared"), "No other report has its words.")
	b.Has(body(b, "/reports/"+ids[1]+"/shared/"+ids[0]), "agency.txt", "courier.txt", "burned several stalls", "word for word")
	b.Add(webtest.Report("digest.txt", "Digest", "2021-03-11", "On Monday gunmen attacked the market of Sirte and burned forty stalls near the old bridge, killing 3 people, a local official told the agency. The attackers came from the river before nine and left with two lorries."))
	list, _ := b.Memory.Report(t.Context(), ids[0])
	for _, p := range list.Shared {
		if other := list.Others[p.A]; other.Name == "digest.txt" || list.Others[p.B].Name == "digest.txt" {
			b.Has(body(b, "/reports/"+memory.ShortID(p.B)+"/shared/"+memory.ShortID(p.A)), "<mark>forty</mark>", "<mark>several</mark>", "Marked:")
		}
	}
	for _, path := range []string{"/reports/" + ids[2] + "/shared/" + ids[0], "/reports/ffffffff/shared", "/reports/" + ids[0] + "/shared/ffffffff"} {
		if code, _ := b.Get(path); code != http.StatusNotFound {
			t.Errorf("%s: %d", path, code)
		}
	}
}

// A report is forgotten only when that was confirmed, and what is lost was said.
func TestForget(t *testing.T) {
	b, ids := bench(t, nil)
	b.Post("/reports/"+ids[2]+"/claims/c1/judge", url.Values{"act": {"accept"}})
	at := "/reports/" + ids[2] + "/forget"
	b.Has(body(b, at), "radio.txt", "1 claim", "people judged <b>1</b>", "1 decision", "goes on without it", "Forget for good")
	if code, _ := b.Post(at, nil); code != http.StatusBadRequest {
		t.Errorf("without a word of confirmation: %d", code)
	}
	body(b, "/reports/"+ids[2])
	_, got := b.Post(at, url.Values{"sure": {"yes"}})
	b.Has(got, "Forgotten: radio.txt, with 1 claim.", "3 reports")
	if code, _ := b.Get("/reports/" + ids[2]); code != http.StatusNotFound {
		t.Errorf("the report is still there: %d", code)
	}
	if code, _ := b.Get(at); code != http.StatusNotFound {
		t.Errorf("a report that is gone can be forgotten: %d", code)
	}
}

func TestRoles(t *testing.T) {
	who := web.Visitor{Name: "ann", Role: web.Reviewer, Session: "1"}
	b, ids := bench(t, &who)
	b.Lacks(body(b, "/reports"), "/forget")
	at := "/reports/" + ids[0] + "/forget"
	if code, _ := b.Get(at); code != http.StatusForbidden {
		t.Errorf("a reviewer sees the form: %d", code)
	}
	if code, _ := b.Post(at, url.Values{"sure": {"yes"}}); code != http.StatusForbidden {
		t.Errorf("a reviewer forgets: %d", code)
	}
}
