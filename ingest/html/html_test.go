package html_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly/ingest/html"
	"github.com/reportedly/reportedly/ingest/layout"
	"github.com/reportedly/reportedly/ling"
)

func page(t *testing.T, s string) *layout.Page {
	t.Helper()
	p, err := html.Read(s, 0)
	if err != nil {
		t.Fatal(err)
	}
	check(t, s, p)
	return p
}

// check tests what holds for every page.
func check(t *testing.T, s string, p *layout.Page) {
	t.Helper()
	if !utf8.ValidString(p.Text) {
		t.Fatalf("not valid UTF-8: %q", p.Text)
	}
	end := 0
	for _, b := range p.Blocks {
		if b.Span.Start < end || b.Span.End <= b.Span.Start || b.Span.End > len(p.Text) || !utf8.ValidString(p.Text[b.Span.Start:b.Span.End]) {
			t.Fatalf("block %+v after %d of %q", b, end, p.Text)
		}
		end = b.Span.End
	}
	text, source := 0, 0
	for _, q := range p.Pieces {
		if q.Text.Start != text || q.Text.End <= text || q.Original.Start < source || q.Original.End < q.Original.Start || q.Original.End > len(s) {
			t.Fatalf("piece %+v after text %d, source %d of %d", q, text, source, len(s))
		}
		text, source = q.Text.End, q.Original.End
	}
	if text != len(p.Text) {
		t.Fatalf("pieces end at %d of %d", text, len(p.Text))
	}
}

func blocks(p *layout.Page) []string {
	var out []string
	for _, b := range p.Blocks {
		out = append(out, string(b.Kind)+": "+p.Text[b.Span.Start:b.Span.End])
	}
	return out
}

func TestText(t *testing.T) {
	for _, c := range []struct {
		what, in string
		want     []string
	}{
		{"entities and white space", "<p>Port&nbsp;Amal &amp; <b>Wadi\n  Sill</b> fell&#46; &quot;Why?&quot; he &copy2016 &bogus; AT&T</p>", []string{"body: Port\u00a0Amal & Wadi Sill fell. \"Why?\" he ©2016 &bogus; AT&T"}},
		{"words across inline tags", "<p>The <i>Har</i>bour <a href=x>Council</a>, it <span>said</span>.</p>", []string{"body: The Harbour Council, it said."}},
		{"soft hyphens", "<p>The har&shy;bour was shelled on Monday.", []string{"body: The harbour was shelled on Monday."}},
		{"paragraphs without end tags", "<p>One man was killed.<p>Two men were hurt.<ul><li>Three fled<li>Four stayed</ul>", []string{"body: One man was killed.", "body: Two men were hurt.", "list-item: Three fled", "list-item: Four stayed"}},
		{"line breaks", "<div>One man was killed.<br><br>Two men were hurt.</div>", []string{"body: One man was killed.", "body: Two men were hurt."}},
		{"hidden parts", "<p>One man was killed.</p><p hidden>No.</p><div style='DISPLAY : none'>No.</div><script>No.</script><noscript>No.</noscript><template><p>No.</p></template><p aria-hidden=true>No.</p><style>No.</style><!-- No. --><textarea>No.</textarea><svg><title>No</title><text>No.</text></svg>", []string{"body: One man was killed."}},
		{"rows of a table", "<p>The council gave these figures.</p><table><tr><th>District</th><th>Dead</th></tr><tr><td>Port Amal</td><td>12</td></tr></table>", []string{"body: The council gave these figures.", "list-item: District | Dead", "list-item: Port Amal | 12"}},
		{"captions", "<p>The council met on Monday.</p><figure><img><figcaption>Guards at the port on Sunday.</figcaption></figure>", []string{"body: The council met on Monday.", "caption: Guards at the port on Sunday."}},
		{"preformatted lines", "<pre>The harbour was shelled on Monday and\nthen on Tuesday, the council says.\n\n- Two died\n</pre>", []string{"body: The harbour was shelled on Monday and\nthen on Tuesday, the council says.", "list-item: Two died"}},
		{"unbalanced tags", "</div></p><p>One man</b> was killed.</div></body></html><p>Two fled.", []string{"body: One man was killed.", "body: Two fled."}},
		{"a fragment", "One man was <b>killed.", []string{"body: One man was killed."}},
		{"headlines", "<p>The council met on Monday.</p><h2>Rebels take bridge</h2><h2>Dockers walk out</h2><h2>Bread dearer</h2>", []string{"body: The council met on Monday.", "list-item: Rebels take bridge", "list-item: Dockers walk out", "list-item: Bread dearer"}},
		{"only a menu", "<nav><a href=/>Rebels take the bridge</a></nav>", []string{"navigation: Rebels take the bridge"}},
	} {
		if d := cmp.Diff(c.want, blocks(page(t, c.in))); d != "" {
			t.Errorf("%s: %s", c.what, d)
		}
	}
}

func TestAbout(t *testing.T) {
	body := "<h1>Rebels take the bridge</h1><p>Rebels took the bridge at Wadi Sill on Monday, the council said, after a night of shelling.</p>"
	for _, c := range []struct {
		what, in string
		want     layout.About
	}{
		{"JSON-LD before all", `<html lang=en><meta property="article:published_time" content="2019-01-01"><script type="application/ld+json">[{"@type":"WebSite","name":"x"},{"@type":"NewsArticle","headline":"Bridge taken","datePublished":"2019-05-04T08:00:00Z","author":{"name":"Jane Doe"},"publisher":{"name":"Coast Times"}}]</script>` + body,
			layout.About{Title: "Bridge taken", Publisher: "Coast Times", Author: "Jane Doe", Published: "2019-05-04", PublishedFrom: "datePublished of the page's structured data (JSON-LD)", Language: "en"}},
		{"meta elements", `<title>x</title><meta property=og:title content="Bridge  taken"><meta property="og:site_name" content="Coast Times"><meta name=DC.date.issued content="May 4, 2019"><meta name=author content="by Jane Doe"><link rel=canonical href="https://coast.example/1"><meta property=og:locale content=en_GB>` + body,
			layout.About{Title: "Bridge taken", Publisher: "Coast Times", Author: "Jane Doe", Published: "2019-05-04", PublishedFrom: "the page's meta element “dc.date.issued”", Language: "en-GB", URL: "https://coast.example/1"}},
		{"a time element", body + `<p>Read on: <time datetime="2019-05-04T10:00">Saturday</time></p>`,
			layout.About{Title: "Rebels take the bridge", Published: "2019-05-04", PublishedFrom: "the page's only time element"}},
		{"several times", body + `<time datetime="2019-05-04">4 May</time><time datetime="2018-01-01">1 Jan</time>`, layout.About{Title: "Rebels take the bridge"}},
		{"the site's name cut", `<title>Bridge taken | Coast Times</title><meta property="og:site_name" content="Coast Times"><p>Rebels took the bridge at Wadi Sill.</p>`, layout.About{Title: "Bridge taken", Publisher: "Coast Times"}},
		{"a visible date", `<h1>Rebels take the bridge</h1><p>4 May 2019</p><p>By Jane Doe</p>` + body[35:],
			layout.About{Title: "Rebels take the bridge", Author: "Jane Doe", Published: "2019-05-04", PublishedFrom: "the header line “4 May 2019”"}},
		{"nonsense", `<html lang="<script>"><meta name=date content=yesterday><link rel=canonical href="javascript:alert(1)"><script type="application/ld+json">{"@type":</script>` + body, layout.About{Title: "Rebels take the bridge"}},
	} {
		if d := cmp.Diff(c.want, page(t, c.in).About); d != "" {
			t.Errorf("%s: %s", c.what, d)
		}
	}
}

// A page of an article among menus and teasers.
func TestArticleIsFound(t *testing.T) {
	prose := strings.Repeat("<p>The Harbour Council said on Monday, after nine days of talks, that its guards had left the customs house, and that nobody was hurt.</p>", 6)
	in := `<html><body><div class="menu"><ul><li><a href=/a>World news</a></li><li><a href=/b>Sport</a></li></ul></div>
<div id="content" class="with-sidebar"><h1>Guards leave the customs house</h1>` + prose + `</div>
<div class="sidebar"><p>Our shop has new mugs, in blue, in green, and in red, for all our readers.</p></div>
<footer><p>About us | Jobs</p><p>© 2019 Coast Times</p></footer></body></html>`
	p := page(t, in)
	if p.Blocks[0].Kind != ling.Title || p.Blocks[len(p.Blocks)-1].Kind != ling.Rights || len(p.Blocks) != 8 {
		t.Errorf("%q", blocks(p))
	}
	for _, no := range []string{"mugs", "Sport", "Jobs"} {
		if strings.Contains(p.Text, no) {
			t.Errorf("%q is in the text", no)
		}
	}
}

// Where readability would keep one section of a page with many, all are read.
func TestDigestIsReadWhole(t *testing.T) {
	var in strings.Builder
	towns := []string{"Port Amal", "Wadi Sill", "Qasr al-Hamra", "Bir Nasr", "Ras Imad", "Jebel Sur", "Ain Zahra", "Tell Qamar"}
	for _, town := range towns {
		in.WriteString("<section><h2>" + town + "</h2><p>In " + town + " the guards left the customs house on Monday.</p></section>")
	}
	p := page(t, "<html><body>"+in.String()+"</body></html>")
	for _, town := range towns {
		if !strings.Contains(p.Text, "In "+town) {
			t.Errorf("%s is missing", town)
		}
	}
}

// Pages made to harm: none may take long, overflow the stack or panic.
func TestBombs(t *testing.T) {
	end := "<p>Two people were killed.</p>"
	for what, in := range map[string]string{
		"deep nesting":           strings.Repeat("<div>", 100_000) + end,
		"deep nesting, closed":   strings.Repeat("<div><b>", 50_000) + end + strings.Repeat("</b></div>", 50_000),
		"unmatched end tags":     strings.Repeat("<i>", 50_000) + strings.Repeat("</b></div></p>", 50_000) + end,
		"formatting, misnested":  strings.Repeat("<a><b><i><p>x</a></b>", 20_000) + end,
		"nested tables":          strings.Repeat("<table><tr><td>", 30_000) + end,
		"nested lists":           strings.Repeat("<ul><li>", 50_000) + end,
		"a huge attribute":       `<p title="` + strings.Repeat("x", 8<<20) + `">` + end,
		"a huge class":           `<p class="` + strings.Repeat("menu ", 1<<20) + `">` + end,
		"many attributes":        "<p " + strings.Repeat("a=1 b=2 ", 500_000) + ">" + end,
		"an unclosed tag":        end + "<p " + strings.Repeat("x", 4<<20),
		"endless entities":       "<p>" + strings.Repeat("&amp;", 1<<20) + end,
		"endless ampersands":     "<p>" + strings.Repeat("&", 4<<20) + end,
		"a long bad entity":      "<p>&" + strings.Repeat("a", 4<<20) + ";" + end,
		"endless line breaks":    end + strings.Repeat("<br>", 1<<20),
		"endless white space":    "<p>" + strings.Repeat(" \n", 2<<20) + end,
		"an unclosed comment":    end + "<!--" + strings.Repeat("-", 4<<20),
		"an unclosed script":     end + "<script>" + strings.Repeat("<", 4<<20),
		"deep structured data":   `<script type="application/ld+json">` + strings.Repeat("[", 200_000) + "</script>" + end,
		"wide structured data":   `<script type="application/ld+json">{"@graph":[` + strings.Repeat(`{"@type":"Article"},`, 40_000) + `{}]}</script>` + end,
		"a head that never ends": "<head>" + strings.Repeat("<meta name=a content=b>", 100_000) + end,
		"many tokens":            strings.Repeat("<b>x</b> ", 200_000) + end,
	} {
		start := time.Now()
		p := page(t, in)
		if !strings.Contains(p.Text, "Two people were killed.") {
			t.Errorf("%s: text lost; %d blocks", what, len(p.Blocks))
		}
		// What is quadratic would take an hour; a busy machine with the race detector
		// on takes up to half a minute.
		if d := time.Since(start); d > 2*time.Minute {
			t.Errorf("%s: took %v", what, d)
		} else if d > 400*time.Millisecond {
			t.Logf("%s: %v", what, d)
		}
	}
}

func TestTooManyBlocks(t *testing.T) {
	if _, err := html.Read(strings.Repeat("<p>x", 50), 49); err == nil {
		t.Error("no error for 50 blocks, 49 allowed")
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"", "<", "<p>x", "&", "&#0;&#xd800;&#x110000;", "<p>a&nbsp;b<br>c</p><li>d", "<title>t</title><h1>t</h1><time datetime=2019-05-04>x</time>",
		"<table><tr><td>a<td>b<tr><td>c", "<pre> a\n b</pre>", "\ue0001\ue001<p>\ue0009999999\ue001x", "<script type=application/ld+json>{\"@type\":\"Article\"}</script>",
		"<svg><title>x</svg>y", "<plaintext>a<b>", "<p hidden>a<p>b", "<textarea><p>a</textarea>b", "<!DOCTYPE html><html><head><body><p>" + strings.Repeat("Shots, they said, were heard. ", 30),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\ufffd")
		p, err := html.Read(s, 0)
		if err != nil {
			t.Fatal(err)
		}
		check(t, s, p)
	})
}
