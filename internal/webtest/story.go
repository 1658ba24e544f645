package webtest

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/text"
)

// Story adds four reports of one attack: an agency's, a paper's copy of it, a radio's own
// with another toll, and the army's, which says who did it. It gives their IDs in this
// order. The reports that it adds, and any of the same form, are read by Tell.
func (b *Bench) Story() [4]string {
	b.T.Helper()
	b.Reader.Find = Tell
	const words = "On Monday gunmen attacked the market of Sirte and burned several stalls near the old bridge, killing 3 people, a local official told the agency. The attackers came from the river before nine and left with two lorries."
	return [4]string{
		b.Add(Report("agency.txt", "Delta Agency", "2021-03-09", words)),
		b.Add(Report("courier.txt", "Courier", "2021-03-10", words+" Traders asked for guards.")),
		b.Add(Report("radio.txt", "Radio Coast", "2021-03-10", "Armed men attacked the market of Sirte on Monday, killing 7 people, a nurse at the clinic told our reporter.")),
		b.Add(Report("army.txt", "", "2021-03-11", "The general staff says that gunmen attacked the market of Sirte on Monday, killing 3 people.")),
	}
}

var (
	killing = regexp.MustCompile(`killing (\d+) people`)
	sayer   = regexp.MustCompile(`(?i)(a local official|a nurse at the clinic|the general staff)`)
	doer    = regexp.MustCompile(`(?i)(gunmen|armed men|villagers)`)
)

// Tell finds an attack on the market of Sirte on 8 March 2021 in each sentence with the
// word "attacked".
func Tell(rep *reportedly.Report) []reportedly.Claim {
	var out []reportedly.Claim
	s := rep.Text.String()
	for at := 0; at < len(s); {
		end := len(s)
		if i := strings.Index(s[at:], ". "); i >= 0 {
			end = at + i + 1
		}
		if i := strings.Index(s[at:end], "attacked"); i >= 0 {
			out = append(out, attack(s, at, end, at+i, len(out)+1))
		}
		for at = end; at < len(s) && s[at] == ' '; at++ {
		}
	}
	return out
}

func attack(s string, from, to, at, n int) reportedly.Claim {
	sentence := s[from:to]
	span := func(r *regexp.Regexp) (text.Span, string) {
		m := r.FindStringIndex(sentence)
		if m == nil {
			return text.Span{}, ""
		}
		return text.Span{Start: from + m[0], End: from + m[1]}, sentence[m[0]:m[1]]
	}
	c := reportedly.Claim{
		ID: fmt.Sprintf("c%d", n), Kind: reportedly.KindEvent, Event: reportedly.Assault, Score: 0.8, Basis: reportedly.Asserted, Polarity: reportedly.Affirmed, Reality: reportedly.Actual,
		Evidence: []reportedly.Evidence{{Span: text.Span{Start: from, End: to}, Quote: sentence}}, Trigger: reportedly.Evidence{Span: text.Span{Start: at, End: at + len("attacked")}, Quote: "attacked"},
		Time: &reportedly.When{Text: "on Monday", EDTF: "2021-03-08", Relation: reportedly.OnTime},
	}
	if sp, w := span(doer); w != "" {
		c.Actors = []reportedly.Participant{{Span: sp, Text: w, Name: w, Kind: reportedly.ArmedGroup}}
	}
	if i := strings.Index(sentence, "Sirte"); i >= 0 {
		sp := text.Span{Start: from + i, End: from + i + len("Sirte")}
		c.Places = []reportedly.Place{{Span: sp, Text: "Sirte", Relation: reportedly.At, Geometry: orb.Point{16.59, 31.21}, Precision: reportedly.Town, UncertaintyKM: 5, Score: 0.9,
			Names: []reportedly.PlaceName{{Span: sp, Name: "Sirte", ID: "geonames:2210554", Official: "Sirte", Kind: "town", Country: "LBY", Resolved: true, Lat: 31.21, Lon: 16.59, Score: 0.9}}}}
	}
	if sp, w := span(sayer); w != "" {
		c.Basis, c.SaidBy = reportedly.Reported, []reportedly.Speaker{{Span: sp, Text: w, Kind: reportedly.UnnamedSpeaker}}
	}
	if m := killing.FindStringSubmatchIndex(sentence); m != nil {
		v, _ := strconv.Atoi(sentence[m[2]:m[3]])
		c.Numbers = []reportedly.Number{{Field: "killed", Span: text.Span{Start: from + m[2], End: from + m[3]}, Text: sentence[m[2]:m[3]], Min: v, Max: v}}
	}
	return c
}
