package table

import (
	"slices"
	"strings"
	"unicode"
)

// role is what a column says of its row.
type role int

const (
	other role = iota
	note       // what is read
	title
	day       // when it happened
	published // when it was published or reported
	place
	district // what a place lies in, the smaller first
	province
	country
	source
	address
)

// headings are the names of columns as data sets of incidents and spreadsheets have them,
// in letters alone.
var headings = map[role][]string{
	note: {"notes", "note", "description", "eventdescription", "incidentdescription", "details", "detail", "narrative", "text", "content", "body", "summary", "eventsummary", "report", "incident",
		"incidentdetails", "whathappened", "comments", "comment", "remarks", "remark", "event", "what", "sourcearticle", "message"},
	title:     {"title", "headline", "subject", "sourceheadline"},
	day:       {"eventdate", "date", "day", "incidentdate", "dateofincident", "dateofevent", "when", "datestart", "startdate", "datetime", "timestamp", "happened"},
	published: {"published", "publicationdate", "datepublished", "pubdate", "reportdate", "datereported", "reported", "datereport", "reportedon"},
	place:     {"location", "place", "where", "town", "village", "city", "settlement", "locality", "site", "camp", "wherecoordinates", "placename", "locationname", "neighbourhood", "neighborhood"},
	district:  {"district", "admin2", "adm2", "county", "cercle", "municipality", "lga", "subdistrict", "admin3", "adm3"},
	province:  {"province", "governorate", "admin1", "adm1", "region", "state", "oblast", "department"},
	country:   {"country", "countryname", "admin0", "adm0"},
	source:    {"source", "sources", "sourcename", "publisher", "outlet", "reportedby", "newssource", "media", "agency", "informant", "reporter", "sourceoffice"},
	address:   {"url", "link", "sourceurl", "address", "sourcelink"},
}

// roles tell what a header's columns are; nil where the record is no header: one that names
// no column with a text, or names one column twice the same way.
func roles(s string, header Record) []role {
	out := make([]role, len(header.Cells))
	noted := -1
	for i, c := range header.Cells {
		name := letters(s[c.Span.Start:c.Span.End])
		for r := note; r <= address; r++ {
			at := slices.Index(headings[r], name)
			if at < 0 {
				continue
			}
			if r != note && slices.Contains(out, r) {
				break // the first column of its kind is the one: "source", "source 2"
			}
			out[i] = r
			if r == note && (noted < 0 || at < noted) {
				noted = at
			}
		}
	}
	if noted < 0 {
		return nil
	}
	// Of several columns of words the likeliest is read: "notes" rather than "comment".
	for i, c := range header.Cells {
		if out[i] == note && slices.Index(headings[note], letters(s[c.Span.Start:c.Span.End])) != noted {
			out[i] = other
		}
	}
	return out
}

// letters are a heading's letters and digits in lower case: "Event date" is "eventdate".
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s[:min(len(s), 80)])
}
