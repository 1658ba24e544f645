package html

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"github.com/reportedly/reportedly/ingest/imprint"
)

// metadata is what a page's markup says of it.
type metadata struct {
	values     map[string]string // by lower-case name; the first of a name counts
	times      []stamp           // time elements in the article
	structured bool              // the current script holds JSON-LD
	ldNodes    int               // nodes of JSON-LD looked at so far
}

// stamp is a time element's date.
type stamp struct {
	edtf      string
	published bool // it says that it is the date of publication
}

// Bounds of what is taken from markup, which comes from strangers.
const (
	maxValue   = 400     // bytes of a value
	maxLD      = 1 << 20 // bytes of a JSON-LD script
	maxLDNodes = 20_000
	maxLDDepth = 12
)

func (m *metadata) first(name string) string { return m.values[name] }

func (m *metadata) set(name, value string) {
	value = clean(value)
	if value != "" && len(value) <= maxValue && m.values[name] == "" && len(m.values) < 500 {
		m.values[name] = value
	}
}

// clean folds white space and drops what can't be seen.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r == '\u200b', r == '\ufeff', r == '\u00ad':
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// name is the first of the named values that isn't a web address.
func (m *metadata) name(names ...string) string {
	for _, n := range names {
		if v := m.values[n]; v != "" && !strings.Contains(v, "://") {
			return v
		}
	}
	return ""
}

// tag takes what a start tag says of the page.
func (m *metadata) tag(name string, attr map[string]string, in *element) {
	switch name {
	case "html":
		m.set("lang", attr["lang"]+" "+attr["xml:lang"])
	case "meta":
		for _, k := range []string{"property", "name", "itemprop", "http-equiv"} {
			if attr[k] != "" {
				m.set(strings.ToLower(strings.TrimSpace(attr[k])), attr["content"])
			}
		}
	case "link":
		if strings.EqualFold(attr["rel"], "canonical") {
			m.set("canonical", attr["href"])
		}
	case "script":
		m.structured = strings.Contains(strings.ToLower(attr["type"]), "ld+json")
	case "time":
		m.time(attr, in)
	}
}

func (m *metadata) time(attr map[string]string, in *element) {
	edtf, ok := imprint.Stamp(attr["datetime"])
	if !ok || in.region != article || len(m.times) > 100 {
		return
	}
	_, pub := attr["pubdate"]
	class := strings.ToLower(attr["class"] + " " + attr["itemprop"])
	pub = pub || strings.Contains(class, "publish")
	if strings.Contains(class, "modified") || strings.Contains(class, "updated") {
		return
	}
	m.times = append(m.times, stamp{edtf, pub})
}

// The names under which pages give their date of publication, by trust.
func published() []string {
	return []string{"article:published_time", "og:article:published_time", "og:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created", "date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publication-date", "article.published", "parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_date", "release_date"}
}

// published is the date of publication and where it was found.
func (m *metadata) published() (edtf, from string) {
	if d, ok := imprint.Stamp(m.values["ld:datepublished"]); ok {
		return d, "datePublished of the page's structured data (JSON-LD)"
	}
	for _, k := range published() {
		if d, ok := imprint.Stamp(m.values[k]); ok {
			return d, "the page's meta element “" + k + "”"
		}
	}
	for _, t := range m.times {
		if t.published {
			return t.edtf, "a time element marked as the date of publication"
		}
	}
	// Without such a mark a time is trusted where the page has no other.
	for i, t := range m.times {
		if t.edtf != m.times[0].edtf {
			break
		}
		if i == len(m.times)-1 {
			return t.edtf, "the page's only time element"
		}
	}
	return "", ""
}

// url is the page's canonical address.
func (m *metadata) url() string {
	for _, k := range []string{"canonical", "og:url", "ld:url"} {
		if u, err := url.Parse(m.values[k]); err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" {
			return m.values[k]
		}
	}
	return ""
}

var languageTag = regexp.MustCompile(`^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{1,8})*$`)

// language is the page's language as a BCP 47 tag: "en", "en-GB".
func (m *metadata) language() string {
	for _, k := range []string{"lang", "og:locale", "content-language", "ld:inlanguage", "dc.language"} {
		v, _, _ := strings.Cut(m.values[k], " ")
		v = strings.ReplaceAll(strings.TrimSuffix(v, ","), "_", "-")
		if languageTag.MatchString(v) {
			return v
		}
	}
	return ""
}

// jsonLD takes a script of structured data.
func (m *metadata) jsonLD(raw string) {
	m.structured = false
	raw = strings.TrimSpace(raw)
	raw = strings.TrimSuffix(strings.TrimPrefix(raw, "<!--"), "-->")
	if len(raw) > maxLD {
		return
	}
	var v any
	if json.Unmarshal([]byte(raw), &v) == nil {
		m.ld(v, 0)
	}
}

// articleTypes are the types of schema.org that a report can have.
var articleTypes = regexp.MustCompile(`(?:Article|Report|BlogPosting|NewsArticle|SocialMediaPosting|LiveBlogPosting|WebPage)$`)

// ld looks for an article in structured data. A web page's own fields count
// only after an article's, which set checks by order: articles come first
// within an array as a rule, and where not, dates agree.
func (m *metadata) ld(v any, depth int) {
	if m.ldNodes++; depth > maxLDDepth || m.ldNodes > maxLDNodes {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			m.ld(x, depth+1)
		}
	case map[string]any:
		if articleTypes.MatchString(ldString(v["@type"])) {
			m.ldArticle(v)
		}
		for _, k := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if x, ok := v[k]; ok {
				m.ld(x, depth+1)
			}
		}
	}
}

func (m *metadata) ldArticle(v map[string]any) {
	m.set("ld:headline", ldString(v["headline"]))
	m.set("ld:datepublished", ldString(v["datePublished"]))
	m.set("ld:publisher", ldName(v["publisher"]))
	m.set("ld:author", ldName(v["author"]))
	m.set("ld:inlanguage", ldString(v["inLanguage"]))
	m.set("ld:url", ldString(v["url"]))
}

// ldString is a string, or the last of several.
func ldString(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		if len(v) > 0 {
			return ldString(v[len(v)-1])
		}
	}
	return ""
}

// ldName is the name of a person or organisation, or of several.
func ldName(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		return ldString(v["name"])
	case []any:
		var names []string
		for _, x := range v[:min(len(v), 10)] {
			switch x := x.(type) {
			case string:
				names = append(names, x)
			case map[string]any:
				if n := ldString(x["name"]); n != "" {
					names = append(names, n)
				}
			}
		}
		return strings.Join(names, ", ")
	}
	return ""
}
