package layout_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly/ingest/layout"
	"github.com/reportedly/reportedly/ling"
)

func split(s string) []string {
	var out []string
	for _, p := range layout.Split(s) {
		part := s[p.Span.Start:p.Span.End]
		if p.Item {
			part = "* " + part
		}
		out = append(out, part)
	}
	return out
}

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		what, in string
		want     []string
	}{
		{"blank lines part paragraphs", "Shots were heard.\n \n\u00a0\nNobody was hurt.", []string{"Shots were heard.", "Nobody was hurt."}},
		{"carriage returns", "One fell.\r\n\r\nTwo fled.\rThree stayed.", []string{"One fell.", "Two fled.", "Three stayed."}},
		{"a form feed parts pages", "Shots were heard in the\fnorth.", []string{"Shots were heard in the", "north."}},
		{"Unicode separators", "One fell.\u2029Two fled.\u2028Three stayed.", []string{"One fell.", "Two fled.", "Three stayed."}},
		{"lines of a list", "- Two killed\n• Three hurt\n1. Four fled\n(b) Five stayed", []string{"* Two killed", "* Three hurt", "* Four fled", "* Five stayed"}},
		{"entries of a log", "12 Dec, Wadi Sill: Shots were heard.\n12.12 | Port Amal. A bomb was found.\nMon 13 Dec, Wadi Sill. Calm.", []string{"* 12 Dec, Wadi Sill: Shots were heard.", "* 12.12 | Port Amal. A bomb was found.", "* Mon 13 Dec, Wadi Sill. Calm."}},
		{"turns of a conversation", "PRESENTER: Who fired?\nDOE: Nobody knows.", []string{"PRESENTER: Who fired?", "DOE: Nobody knows."}},
		{"headlines", "Dockers walk out\nBridge reopens\nBread price frozen", []string{"Dockers walk out", "Bridge reopens", "Bread price frozen"}},
		{"no item: an initial and a year", "J. Doe said so.\n2019 was calm.", []string{"J. Doe said so.", "2019 was calm."}},
	} {
		if d := cmp.Diff(c.want, split(c.in)); d != "" {
			t.Errorf("%s: %s", c.what, d)
		}
	}
}

// A hard-wrapped text has its lines joined, also before a capital and a date;
// the last, short line of a paragraph ends it even without a blank line.
func TestSplitHardWrapped(t *testing.T) {
	in := `The Harbour Council said on Monday that its guards had left the
customs house in Port Amal, and that the keys had been given to
Colonel Mansur, who commands the Northern Shield Brigade, on the
3 March, before witnesses.
Nobody was hurt in the quarter, the council said, when the guards
went home.

- The bridge at Wadi Sill was closed again on Tuesday, by order of
  the council.
- Water is back.
`
	got := layout.Split(in)
	var firsts []string
	for _, p := range got {
		f, _, _ := strings.Cut(in[p.Span.Start:p.Span.End], " ")
		firsts = append(firsts, f)
	}
	if d := cmp.Diff([]string{"The", "Nobody", "The", "Water"}, firsts); d != "" {
		t.Error(d)
	}
}

// kinds reads a report and tells the kind of the block that holds each marked
// line.
func kinds(s string) map[string]ling.BlockKind {
	blocks, _ := layout.Read(s, layout.Split(s))
	out := map[string]ling.BlockKind{}
	for _, b := range blocks {
		out[s[b.Span.Start:b.Span.End]] = b.Kind
	}
	return out
}

const news = "The council said on Monday that its guards had left the customs house, after nine days of talks."

// Lines of metadata below a text.
func TestMetadataBelow(t *testing.T) {
	for line, want := range map[string]ling.BlockKind{
		"Photo: R. Roe/Example Agency":                                                           ling.Credit,
		"Map: our own staff.":                                                                    ling.Credit,
		"Attribution 2.0 Generic Flickr: A. Name":                                                ling.Credit,
		"© Example Pictures":                                                                     ling.Credit,
		"AFP/Getty Images":                                                                       ling.Credit,
		"Photographs by our readers, CC BY 4.0.":                                                 ling.Credit,
		"© 2019 The Example Times. All rights reserved.":                                         ling.Rights,
		"This article was first published in The Example Quarterly.":                             ling.Rights,
		"Reprinted with permission.":                                                             ling.Rights,
		"This essay was used with the kind permission of its author.":                            ling.Rights,
		"Not for onward distribution.":                                                           ling.Rights,
		"The views expressed here are those of the author alone.":                                ling.Rights,
		"This report does not necessarily reflect the views of its donors.":                      ling.Rights,
		"The author is a researcher at the Example Centre.":                                      ling.About,
		"The Example Eye is the most read independent blog on the coast. It is run by Jane Doe.": ling.About,
		"Coast Watch is an independent, non-profit network of volunteers.":                       ling.About,
		"The Harbour Rights Desk was founded in 1999 and accepts no government funding.":         ling.About,
		"Notes for editors: names have been changed.":                                            ling.About,
		"Press office: weekdays from 9 to 5.":                                                    ling.Contact,
		"For more information, please contact the press desk at press@example.org.":              ling.Contact,
		"Tel.: +00 000 000 00":                                                                   ling.Contact,
		"press@example.org":                                                                      ling.Contact,
		"(Reporting by R. Roe; Editing by J. Doe)":                                               ling.Byline,
		"Compiled by the coast desk.":                                                            ling.Byline,
		"Sign up for our weekly newsletter":                                                      ling.Navigation,
		"Share this":                                                                             ling.Navigation,
		"Read more: The bridge at Wadi Sill":                                                     ling.Navigation,
		"Advertisement":                                                                          ling.Navigation,
		"Follow us on Telegram":                                                                  ling.Navigation,
		"Next update: 21 March.":                                                                 ling.Navigation,
		"Published: 3 May 2019, 14:30 GMT":                                                       ling.Date,
		"– Jane Doe, president":                                                                  ling.Byline,
		"The Press Office":                                                                       ling.Byline,
		"The council's spokesman said that the views of the author were not those of the council.": ling.Body,
	} {
		got := kinds(news + "\n\n" + news + "\n\n" + line)
		line = strings.TrimPrefix(line, "– ")
		if got[line] != want {
			t.Errorf("%q: %q, want %s; blocks %q", line, got[line], want, got)
		}
	}
}

// Some lines are known wherever they stand, also between paragraphs of news.
func TestMetadataBetween(t *testing.T) {
	for _, line := range []string{
		"Photo: R. Roe/Example Agency", "Photo by R. Roe", "AFP/Getty Images", "(AP Photo/Jane Doe)", "© Example Pictures", "All rights reserved.", "Reprinted with permission.",
		"May be reproduced freely.", "Please do not forward.", "For internal use only.", "The opinions given are the writer's own.", "Licensed under CC BY-SA 4.0",
		"Reporting by J. Doe", "For more information, visit https://example.org.", "Tel.: +00 000 000 00", "+00 000 000 00", "press@example.org",
		"Sign up for our newsletter", "Share this", "Read more", "Advertisement", "Related articles", "To unsubscribe, reply STOP.", "12 comments", "5 min read", "Last updated: 3 May 2019",
	} {
		report := strings.Join([]string{news, news, line, news, news, news, news, news}, "\n\n")
		if k := kinds(report)[line]; k == "" || k.Claims() {
			t.Errorf("%q: %q", line, k)
		}
	}
}

// News that shares its words with metadata stays readable, wherever it stands.
func TestNewsIsKept(t *testing.T) {
	for _, s := range []string{
		"By Tuesday night the rebels had taken the bridge.",
		"Video: rebels shelled the hospital, residents say",
		"Published reports say that the army shelled the port on 3 May 2019.",
		"The author of the attack was arrested in Port Amal.",
		"The writer was arrested on Tuesday, his lawyer said.",
		"This brigade was founded in 2012 by deserters.",
		"The Northern Shield Brigade was founded in 2012 by Colonel Mansur.",
		"The report was published on Tuesday by the council.",
		"The statement does not reflect the view of the government, the minister said.",
		"Follow-up talks are due on Friday, the council said.",
		"Support for the brigade is growing in the north.",
		"Contact was lost with the patrol near Wadi Sill on Monday.",
		"Share prices fell after the attack on the port.",
		"Register offices were looted in two towns.",
		"Photographs of the bodies were shown to reporters on Monday.",
		"We thank the monks of the valley for sheltering 200 families.",
		"Do not forward operating bases count as towns, he asked.",
		"Released on 5 May 2019, the prisoner said that he had been beaten.",
		"The agency takes no side, but its guards fired on the crowd.",
		"PORT AMAL: Dockers walk out over unpaid wages.",
		"Verdict: False",
		"DOE: They shot at us.",
		"Copyright lawyers demonstrated in Port Amal on Monday.",
		"\"All rights reserved for the martyrs\", the banner said.",
	} {
		for _, report := range []string{s + "\n\n" + news, news + "\n\n" + s + "\n\n" + news, news + "\n\n" + news + "\n\n" + s} {
			for text, kind := range kinds(report) {
				if strings.Contains(text, s) && !kind.Claims() {
					t.Errorf("%q is %s in %q", s, kind, report)
				}
			}
			if !strings.Contains(strings.Join(readable(report), "\n"), s) {
				t.Errorf("%q is not read in %q", s, report)
			}
		}
	}
}

func readable(s string) []string {
	var out []string
	for text, kind := range kinds(s) {
		if kind.Claims() {
			out = append(out, text)
		}
	}
	return out
}

func TestHeader(t *testing.T) {
	for _, c := range []struct {
		head string
		want []ling.BlockKind
	}{
		{"Rebels take the bridge at Wadi Sill", []ling.BlockKind{ling.Title}},
		{"Rebels take the bridge\nBy Jane Doe\n4 May 2019", []ling.BlockKind{ling.Title, ling.Byline, ling.Date}},
		{"Rebels take the bridge\n\nJane Doe in Port Amal", []ling.BlockKind{ling.Title, ling.Byline}},
		{"FOREIGN MINISTRY OF EXAMPLE\nREADOUT - 6 November 2023", []ling.BlockKind{ling.Heading, ling.Date}},
		{"COAST MONITOR – Bulletin 12\nPublished: 3 May 2019", []ling.BlockKind{ling.Heading, ling.Date}},
		{"Foreign Ministry Condemns Attack on Bridge\nPort Amal, 3 May 2019", []ling.BlockKind{ling.Title, ling.Date}},
		{"URGENT\n\nGuards burn the customs house", []ling.BlockKind{ling.Heading, ling.Title}},
		{"Checked: did guards burn the customs house?\n\nBy Jane Doe\n\n4 May 2019", []ling.BlockKind{ling.Title, ling.Byline, ling.Date}},
		{"“Who let the bridge fall?”\n\n4 May 2019", []ling.BlockKind{ling.Title, ling.Date}},
		{"Rebels have taken the bridge.\nBy Jane Doe\n4 May 2019", []ling.BlockKind{ling.Title, ling.Byline, ling.Date}},
		{"PORT AMAL, Example, May 4 (Coast Wire)", []ling.BlockKind{ling.Dateline}},
	} {
		blocks, _ := layout.Read(c.head+"\n\n"+news+"\n\n"+news, layout.Split(c.head+"\n\n"+news+"\n\n"+news))
		var got []ling.BlockKind
		for _, b := range blocks[:len(blocks)-2] {
			got = append(got, b.Kind)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%q: %s", c.head, d)
		}
	}
}

func TestDatelines(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"PORT AMAL, 12 May (Coast Wire) – " + news, "PORT AMAL, 12 May (Coast Wire) –"},
		{"PORT AMAL, Example, May 12 -- " + news, "PORT AMAL, Example, May 12 --"},
		{"Port Amal, 12 May 2019 – " + news, "Port Amal, 12 May 2019 –"},
		{"Port Amal (Coast Wire) - " + news, "Port Amal (Coast Wire) -"},
		{"PORT AMAL — " + news, "PORT AMAL —"},
		{"(Port Amal, 12 May 2019) – " + news, "(Port Amal, 12 May 2019) –"},
		{"UPDATE - " + news, ""},
		{"Port Amal – " + news, ""},
		{"CALLER (Port Amal): " + news, ""},
		{"The Harbour Council (HC) said that it would meet. " + news, ""},
	} {
		blocks := layout.Classify(c.in, layout.Split(c.in))
		got := ""
		if blocks[0].Kind == ling.Dateline {
			got = c.in[blocks[0].Span.Start:blocks[0].Span.End]
		}
		if got != c.want {
			t.Errorf("%.60q: dateline %q, want %q", c.in, got, c.want)
		}
		if last := blocks[len(blocks)-1]; last.Kind != ling.Body {
			t.Errorf("%.60q: ends in %s", c.in, last.Kind)
		}
	}
}

// In a digest the town before the dash is the place of what follows (codebook,
// rule 49), so it stays with it.
func TestDigestKeepsItsTowns(t *testing.T) {
	s := "PORT AMAL – " + news + "\n\nWADI SILL – " + news
	for _, b := range layout.Classify(s, layout.Split(s)) {
		if b.Kind != ling.Body {
			t.Errorf("%s: %q", b.Kind, s[b.Span.Start:b.Span.End])
		}
	}
}

func TestAbout(t *testing.T) {
	for _, c := range []struct {
		head string
		want layout.About
	}{
		{"FOREIGN MINISTRY OF EXAMPLE\nREADOUT - 6 November 2023", layout.About{Title: "FOREIGN MINISTRY OF EXAMPLE", Publisher: "FOREIGN MINISTRY OF EXAMPLE", Published: "2023-11-06", PublishedFrom: "the header line “READOUT - 6 November 2023”"}},
		{"Rebels take the bridge\nBy Jane Doe\nPublished 12/05/2016", layout.About{Title: "Rebels take the bridge", Author: "Jane Doe"}},
		{"Rebels take the bridge\nPublished 27/12/2016", layout.About{Title: "Rebels take the bridge", Published: "2016-12-27", PublishedFrom: "the line “Published 27/12/2016”"}},
		{"COAST WEEKLY, 8–14 November 2021", layout.About{Title: "COAST WEEKLY, 8–14 November 2021"}},
		{"STATEMENT OF THE HARBOUR COUNCIL", layout.About{Title: "STATEMENT OF THE HARBOUR COUNCIL", Publisher: "HARBOUR COUNCIL"}},
		{"Foreign Ministry Condemns Attack", layout.About{Title: "Foreign Ministry Condemns Attack"}},
	} {
		s := c.head + "\n\n" + news + "\n\n" + news
		_, got := layout.Read(s, layout.Split(s))
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%q: %s", c.head, d)
		}
	}
}

// The header of a pasted e-mail is no news; its subject is the title.
func TestMail(t *testing.T) {
	s := "From: Jane Doe <jane@example.org>\nSent: Fri, 4 Mar 2022 08:12\nTo: The desk\nSubject: RE: Fwd: Bridge closed\n\n" + news + "\n\n" + news
	blocks, about := layout.Read(s, layout.Split(s))
	var got []ling.BlockKind
	for _, b := range blocks {
		got = append(got, b.Kind)
	}
	if d := cmp.Diff([]ling.BlockKind{ling.Byline, ling.Date, ling.Contact, ling.Title, ling.Body, ling.Body}, got); d != "" {
		t.Error(d)
	}
	if about.Title != "Bridge closed" || about.Author != "Jane Doe" || about.Published != "2022-03-04" {
		t.Errorf("%+v", about)
	}
	s = news + "\n\n" + news + "\n\n--\nJane Doe\nField security | +000 11 22\nThis e-mail is confidential."
	if blocks, _ := layout.Read(s, layout.Split(s)); blocks[1].Kind != ling.Body || slices.ContainsFunc(blocks[2:], func(b ling.Block) bool { return b.Kind.Claims() }) {
		t.Errorf("signature: %+v", blocks)
	}
	s = "From: the port to the bridge\n\n" + news
	if blocks, _ := layout.Read(s, layout.Split(s)); blocks[0].Kind == ling.Byline {
		t.Errorf("%+v", blocks[0])
	}
}

// What stands behind a label at the end belongs to it, to the last sentence.
func TestLabels(t *testing.T) {
	for _, c := range []struct {
		end  string
		want []ling.BlockKind
	}{
		{"About: Coast Weekly is written by people on the coast. It comes on Fridays.", []ling.BlockKind{ling.About}},
		{"About: Coast Weekly is written by people on the coast. Rights: for members. Two copies each.", []ling.BlockKind{ling.About, ling.Rights}},
		{"Rights: for internal use. Do not forward.", []ling.BlockKind{ling.Rights}},
		{"Rights: two lawyers were arrested on Monday. They are well.", []ling.BlockKind{ling.Body}},
		{"The bridge was closed. About 300 people fled.", []ling.BlockKind{ling.Body}},
	} {
		s := news + "\n\n" + news + "\n\n" + c.end
		blocks, _ := layout.Read(s, layout.Split(s))
		var got []ling.BlockKind
		for _, b := range blocks[2:] {
			got = append(got, b.Kind)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%q: %s", c.end, d)
		}
	}
}

// A question asks for a title only where it stands by itself.
func TestQuestions(t *testing.T) {
	s := "Who fired at the bridge? Nobody knows who fired, the council said.\n\n" + news
	if blocks, about := layout.Read(s, layout.Split(s)); blocks[0].Kind != ling.Body || about.Title != "" {
		t.Errorf("%+v", blocks)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "\n", "A\n\nB.", "- x\n- y", "PORT AMAL, 12 May (X) – " + news, news + " (Reporting by J. Doe)", "1.\n2.\n", "é\u2028\u00a0x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\ufffd")
		blocks, _ := layout.Read(s, layout.Split(s))
		end := 0
		for _, b := range blocks {
			if b.Span.Start < end || b.Span.End <= b.Span.Start || b.Span.End > len(s) || strings.TrimSpace(s[b.Span.Start:b.Span.End]) == "" {
				t.Fatalf("block %+v after %d in %q", b, end, s)
			}
			if part := s[b.Span.Start:b.Span.End]; strings.ToValidUTF8(part, "") != part {
				t.Fatalf("block %+v cuts a character in %q", b, s)
			}
			end = b.Span.End
		}
	})
}
