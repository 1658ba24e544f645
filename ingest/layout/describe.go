package layout

import (
	"regexp"
	"strings"

	"github.com/reportedly/reportedly/ingest/imprint"
	"github.com/reportedly/reportedly/ling"
)

// describe fills in what the report says of itself: its title, and from the
// header and a dateline its date, publisher and author.
func (r *reader) describe(blocks []ling.Block) {
	r.about.Title = r.title()
	for i := 0; i < r.lead; i++ {
		if u := &r.units[i]; r.about.Author == "" && (u.Kind == ling.Byline || u.Kind == ling.Heading) {
			if r.about.Author = sender(u.s); r.about.Author == "" {
				r.about.Author = imprint.Author(u.s)
			}
		}
	}
	r.date(blocks)
	r.about.Publisher = r.publisher(blocks)
}

// title is the first title, or else the first heading of the header.
func (r *reader) title() string {
	heading := ""
	for i := range r.units {
		u := &r.units[i]
		switch {
		case u.Kind == ling.Title:
			return fold(u.s)
		case heading == "" && i < r.lead && !alert.MatchString(u.s) && (u.Kind == ling.Heading || u.Kind == ling.Date && len(strings.Fields(imprint.Rest(u.s))) > 1):
			heading = fold(u.s)
		}
	}
	return heading
}

// fold makes one line of a title that was wrapped.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// date takes the date of publication from a line that gives it, from the
// header, or from a dateline. Only a full date with its year counts, and only
// where a line has no second one.
func (r *reader) date(blocks []ling.Block) {
	for i := range r.units {
		u := &r.units[i]
		if u.Kind == ling.Date && datePrefix.MatchString(u.s) && r.take(u.s, "the line “"+fold(u.s)+"”") {
			return
		}
	}
	for i := 0; i < r.lead; i++ {
		u := &r.units[i]
		if !u.Kind.Claims() || u.Kind == ling.Title {
			if r.take(u.s, "the header line “"+fold(u.s)+"”") {
				return
			}
		}
	}
	for _, b := range blocks {
		if b.Kind == ling.Dateline {
			s := r.s[b.Span.Start:b.Span.End]
			if r.take(s, "the dateline “"+strings.TrimRight(fold(s), " –—-:")+"”") {
				return
			}
		}
	}
}

func (r *reader) take(line, from string) bool {
	ds := imprint.Dates(line)
	if len(ds) != 1 {
		return false
	}
	r.about.Published, r.about.PublishedFrom = ds[0].EDTF, from
	return true
}

var (
	// "STATEMENT OF THE EXAMPLE UNION", "Press release by the Ministry of X"
	issuedBy = regexp.MustCompile(`(?i)^(?:(?:joint |public |press |media )*(?:statement|release|communiqu[eé]|declaration|note|bulletin|report|readout|message)s?)\s+(?:of|from|by)\s+(.+)$`)
	// "© 2016 The Example Times. All rights reserved."
	copyrightBy = regexp.MustCompile(`(?i)^(?:©|\(c\)|copyright)(?:\s*(?:©|\(c\)))?\s*(?:[12][0-9]{3}(?:\s*[-–]\s*[12][0-9]{3})?,?\s+)?([^.,;|]{3,60})`)
	// "The Example is the most read blog on …"
	aboutItself = regexp.MustCompile(`^(?:The )?(\p{Lu}[^,;:.]{1,60}?) is (?:the most|an? (?:[\w-]+, )?(?:independent|non-?profit|leading|award))`)
)

// publisher is who published, where a line of the header names nobody else, or
// the dateline names an agency, or the last lines speak of the publisher.
func (r *reader) publisher(blocks []ling.Block) string {
	for i := 0; i < r.lead; i++ {
		if name := headerBody(r.units[i].s); name != "" {
			return name
		}
	}
	text := false
	for _, b := range blocks {
		s := fold(r.s[b.Span.Start:b.Span.End])
		switch b.Kind {
		case ling.Body, ling.ListItem:
			text = true
		case ling.Dateline:
			// Further down, an agency is the source of an item, not the publisher.
			if m := agency.FindString(s); m != "" && !text && imprint.Capitalised(m) && !imprint.HasDate(m) {
				return strings.Trim(m, "()")
			}
		case ling.Rights:
			if m := copyrightBy.FindStringSubmatch(s); m != nil && imprint.Capitalised(m[1]) {
				return strings.TrimRight(m[1], " -–0123456789")
			}
		case ling.About:
			if m := aboutItself.FindStringSubmatch(aboutLabel.ReplaceAllString(s, "")); m != nil {
				return m[1]
			}
		}
	}
	return ""
}

// headerBody is the organisation that a header line names: a line that is
// nothing but its name ("FOREIGN MINISTRY OF EXAMPLE"), or one that says who
// issues.
func headerBody(line string) string {
	line = fold(line)
	if m := issuedBy.FindStringSubmatch(line); m != nil {
		line = strings.TrimPrefix(strings.TrimPrefix(m[1], "the "), "THE ")
	}
	for _, part := range regexpSeparator.Split(line, -1) {
		if imprint.Body(part) && !imprint.Genre(part) && !imprint.HasDate(part) && imprint.Author(part) == "" {
			return part
		}
	}
	return ""
}

var regexpSeparator = regexp.MustCompile(`\s+[-–—|/]\s+|,\s+(?:[0-9]|No\b|Note\b|Policy\b)`)
