package origin_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate/duplicate"
	"github.com/reportedly/reportedly/corroborate/origin"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// told is a report with the words of its claims; "-" before them marks a denied
// one, "@name:" names the actor of a REQUEST.
type told struct {
	source, published, text string
	claims                  []string
}

// trace reads the reports without a model: claims are given by their words.
func trace(t *testing.T, reports []told) (origin.Knowers, []*origin.Profile, []duplicate.Pair) {
	t.Helper()
	var all []reportedly.Told
	var docs []*duplicate.Document
	var profiles []*origin.Profile
	by := map[string]*origin.Profile{}
	for i, r := range reports {
		id := fmt.Sprintf("r%d", i+1)
		body := text.New(r.text)
		report := &reportedly.Report{SHA256: id, Text: body, Publisher: r.source, Published: r.published, Blocks: []ling.Block{{Kind: ling.Body, Span: text.Span{End: body.Len()}}}}
		docs = append(docs, duplicate.New(report))
		by[id] = origin.Study(report)
		profiles = append(profiles, by[id])
		for n, words := range r.claims {
			c := reportedly.Claim{ID: fmt.Sprint("c", n+1), Kind: reportedly.KindEvent, Event: reportedly.Assault, Polarity: reportedly.Affirmed}
			if rest, ok := strings.CutPrefix(words, "-"); ok {
				words, c.Polarity = rest, reportedly.Denied
			}
			if rest, ok := strings.CutPrefix(words, "@"); ok {
				actor, rest, _ := strings.Cut(rest, ":")
				words, c.Event, c.Actors = rest, reportedly.Request, []reportedly.Participant{{Text: actor, Name: actor, Kind: reportedly.Government}}
			}
			at := strings.Index(r.text, words)
			if at < 0 {
				t.Fatalf("%s doesn't hold %q", id, words)
			}
			c.Evidence = []reportedly.Evidence{{Span: text.Span{Start: at, End: at + len(words)}, Quote: words}}
			all = append(all, reportedly.Told{ID: reportedly.TellingID(id, c.ID), Claim: c, Report: reportedly.Publication{ID: id, Source: r.source, Published: r.published}})
		}
	}
	pairs := duplicate.Batch(docs)
	k := origin.Of(all, origin.Context{Profile: func(id string) *origin.Profile { return by[id] }, Pairs: pairs})
	slices.Reverse(all)
	again := origin.Of(all, origin.Context{Profile: func(id string) *origin.Profile { return by[id] }, Pairs: pairs})
	if d := cmp.Diff(k, again); d != "" {
		t.Errorf("another order of claims gives another result:\n%s", d)
	}
	return k, profiles, pairs
}

// summary is the origins as "reports who" with their stance where they don't tell.
func summary(k origin.Knowers) []string {
	var out []string
	for _, o := range k.Origins {
		line := strings.Join(o.Reports, "+") + " " + o.Who
		if o.Stance != reportedly.Tells {
			line = string(o.Stance) + " " + line
		}
		if o.MaybeSame >= 0 {
			line += " ?"
		}
		out = append(out, line)
	}
	return out
}

const dispatch = "Gunmen opened fire on a lorry carrying onions near the village of Tamou on Friday, killing two drivers, regional police chief Issa Dogo told reporters. The lorry was on its way to the harbour when it was stopped at a felled tree by men with hunting rifles and yellow scarves. Nobody has said that he did it."

var originCases = []struct {
	name        string
	reports     []told
	want        []string
	independent int
}{
	{"one dispatch, with and without a credit (rules 1, 2)", []told{
		{"Niger Valley Press Agency", "2025-05-02T10:00:00Z", dispatch, []string{"Gunmen opened fire"}},
		{"Morning Courier", "2025-05-02T12:00:00Z", "TAMOU (NVPA) - Two drivers were shot dead on Friday when their lorry was ambushed. The road is closed.", []string{"Two drivers were shot dead"}},
		{"Evening Star", "2025-05-03T02:00:00Z", "Blood on the road\n\nA lorry carrying onions near the village of Tamou came under fire. The lorry was on its way to the harbour when it was stopped at a felled tree by men with hunting rifles and yellow scarves. Two drivers died.", []string{"A lorry carrying onions near the village of Tamou came under fire"}},
		{"Coast Herald", "2025-05-02T20:00:00Z", "Agencies - Two drivers were killed near Tamou, police said.", []string{"Two drivers were killed near Tamou"}},
	}, []string{"r1+r2+r4+r3 regional police chief Issa Dogo"}, 1},
	{"two witnesses and a hospital (rules 1, 4)", []told{
		{"Lake Herald", "2025-05-02", "A shell hit the market of Bol at noon. Fishmonger Hawa Brahim told the Lake Herald that she counted nine dead.", []string{"A shell hit the market of Bol", "she counted nine dead"}},
		{"Bol District Hospital", "2025-05-02", "We received eleven wounded and nine dead after the shell on the market.", []string{"nine dead after the shell"}},
		{"Sahel Tribune", "2025-05-03", "A shell killed nine people in Bol, the hospital said. Our correspondent saw the crater behind the weighing house.", []string{"A shell killed nine people in Bol"}},
	}, []string{"r1 Fishmonger Hawa Brahim", "r2+r3 the hospital"}, 2},
	{"a chain of command (rule 4)", []told{
		{"Hill Post", "2025-05-02", "Rebels attacked the bridge at Kade, army spokesman Colonel Jean Mbala said.", []string{"Rebels attacked the bridge"}},
		{"River Times", "2025-05-02", "The bridge at Kade came under attack, according to the military.", []string{"The bridge at Kade came under attack"}},
	}, []string{"r1+r2 army spokesman Colonel Jean Mbala"}, 1},
	{"who reports that a rumour is false denies it; a media council is a body", []told{
		{"Hill Post", "2025-05-02", "Rebels hold the bridge at Kade, as our correspondent saw.", []string{"Rebels hold the bridge"}},
		{"Provincial Media Council", "2025-05-02", "Some malicious media have spread that rebels hold the bridge at Kade. These reports are false.", []string{"-rebels hold the bridge at Kade"}},
	}, []string{"r1 Hill Post", "denies r2 Provincial Media Council"}, 1},
	{"bodies of two states aren't one", []told{
		{"Hill Post", "2025-05-02", "Shots were exchanged at the Kade crossing, the Chadian army said.", []string{"Shots were exchanged"}},
		{"River Times", "2025-05-02", "Border guards fired at each other, the Sudanese army said.", []string{"Border guards fired"}},
	}, []string{"r1 the Chadian army", "r2 the Sudanese army"}, 2},
	{"bulletins of one body", []told{
		{"Coastal Prisons Service, bulletin 1", "2025-05-02", "Disturbances took place in the prison of Kerem at dawn.", []string{"Disturbances took place"}},
		{"Coastal Prisons Service, bulletin 2", "2025-05-03", "Two bodies were found in the prison of Kerem after the disturbances.", []string{"Two bodies were found"}},
	}, []string{"r1+r2 Coastal Prisons Service, bulletin 1"}, 1},
	{"a named speaker by surname", []told{
		{"Hill Post", "2025-05-02", "The depot at Garo was looted, shopkeeper Amina Tesfaye said.", []string{"The depot at Garo was looted"}},
		{"River Times", "2025-05-02", "Looters emptied the depot at Garo, Tesfaye told the River Times.", []string{"Looters emptied the depot"}},
	}, []string{"r1+r2 shopkeeper Amina Tesfaye"}, 1},
	{"a performative has its author (rule 5)", []told{
		{"Hill Post", "2025-05-02", "The governor of Kade demanded the withdrawal of the militia.", []string{"@The governor of Kade:demanded the withdrawal"}},
		{"River Times", "2025-05-02", "Governor Odile Ngarta demanded that the militia withdraw, a shopkeeper who heard the speech said.", []string{"@Odile Ngarta:demanded that the militia withdraw"}},
	}, []string{"r1+r2 The governor of Kade"}, 1},
	{"a denial doesn't count (rule 6)", []told{
		{"Hill Post", "2025-05-02", "Soldiers burned the granary of Kade, farmer Abel Koum said.", []string{"Soldiers burned the granary"}},
		{"Northern Army Command", "2025-05-03", "No soldier was near Kade on that day.", []string{"-No soldier was near Kade"}},
	}, []string{"r1 farmer Abel Koum", "denies r2 Northern Army Command"}, 1},
	{"media reports add none (rule 7)", []told{
		{"Hill Post", "2025-05-02", "Soldiers burned the granary of Kade, farmer Abel Koum said.", []string{"Soldiers burned the granary"}},
		{"River Times", "2025-05-03", "The granary of Kade was set on fire, local media reported.", []string{"The granary of Kade was set on fire"}},
	}, []string{"r1+r2 farmer Abel Koum"}, 1},
	{"a circle is one at most (rule 8)", []told{
		{"Hill Post", "2025-05-02", "The bridge at Kade has been blown up, the River Times reports.", []string{"The bridge at Kade has been blown up"}},
		{"River Times", "2025-05-02", "The Kade bridge was blown up, according to the Hill Post.", []string{"The Kade bridge was blown up"}},
	}, []string{"r1+r2 reports that cite each other"}, 1},
	{"a withdrawn origin no longer counts (rule 8)", []told{
		{"Hill Post", "2025-05-02", "The mayor of Kade was arrested this morning, according to the blog Valley Watcher.", []string{"The mayor of Kade was arrested"}},
		{"River Times", "2025-05-02", "The mayor of Kade is in custody, the Hill Post reports.", []string{"The mayor of Kade is in custody"}},
		{"Hill Post", "2025-05-03", "We wrote that the mayor of Kade had been arrested. That was wrong. We withdraw the article.", []string{"the mayor of Kade had been arrested"}},
	}, []string{"withdrawn r1+r2+r3 the blog Valley Watcher"}, 0},
	{"unnamed officials aren't shown to be others", []told{
		{"Hill Post", "2025-05-02", "The convoy was ambushed, brigade commander Ali Sow said.", []string{"The convoy was ambushed"}},
		{"River Times", "2025-05-02", "A convoy was attacked, officials said.", []string{"A convoy was attacked"}},
	}, []string{"r1 brigade commander Ali Sow", "r2 officials ?"}, 1},
	{"what is said isn't who says it", []told{
		{"Hill Post", "2025-05-02", "Herders closed the Kade road. \"We stay until the wells are open,\" said Amadou Bello, a herder.", []string{"Herders closed the Kade road"}},
		{"Hill Post", "2025-05-03", "The Kade road is closed. \"We stay until the wells are open,\" herder Amadou Bello says.", []string{"The Kade road is closed"}},
	}, []string{"r1+r2 Amadou Bello"}, 1},
	{"ministries of two states that are in no list", []told{
		{"Ministry of Defence of Arvenia", "2025-05-02", "Shots were fired at our post near Kerd.", []string{"Shots were fired"}},
		{"Ministry of Defence of Zelkar", "2025-05-02", "Shots were fired at our post near Kerd.", []string{"Shots were fired"}},
	}, []string{"r1 Ministry of Defence of Arvenia", "r2 Ministry of Defence of Zelkar"}, 2},
	{"an embassy and its ministry", []told{
		{"Foreign Ministry of Belmora", "2025-05-02", "Our ambassador was attacked by a crowd.", []string{"Our ambassador was attacked"}},
		{"Embassy of Belmora in Tesk", "2025-05-02", "A crowd attacked the ambassador of our country.", []string{"A crowd attacked the ambassador"}},
	}, []string{"r1+r2 Foreign Ministry of Belmora"}, 1},
	{"a presidency and its ministry of defence", []told{
		{"Hill Post", "2025-05-02", "The post of Inat was attacked, the ministry of defence said. The presidency said in a statement that the attack on Inat had been repelled.", []string{"The post of Inat was attacked", "the attack on Inat had been repelled"}},
	}, []string{"r1 the ministry of defence"}, 1},
	{"a body told by what it is, and one without", []told{
		{"Hill Post", "2025-05-02", "A car was shot at near Shihr, the security directorate said.", []string{"A car was shot at"}},
		{"Alliance of the Coast", "2025-05-02", "Our elder was killed on the road to Shihr.", []string{"Our elder was killed"}},
	}, []string{"r1 the security directorate", "r2 Alliance of the Coast"}, 2},
	{"one sentence in two short reports", []told{
		{"Hill Post", "2025-05-02", "Youths burned the police station in Lunsar on Tuesday night, police said.", []string{"Youths burned the police station in Lunsar on Tuesday night"}},
		{"River Times", "2025-05-03", "Youths burned the police station in Lunsar on Tuesday night. Mayor Ana Bah said that 14 were held.", []string{"Youths burned the police station in Lunsar on Tuesday night"}},
	}, []string{"r1+r2 police"}, 1},
	{"a credit goes before what its reporter saw elsewhere", []told{
		{"Foothill Press", "2025-05-02", "Growers poured sugar on the steps of the town hall in Karak. Our two reporters walked along.", []string{"Growers poured sugar"}},
		{"Lake Evening", "2025-05-02", "(Foothill Press) Beet growers have poured sugar on steps in Karak. At the factory a guard told our reporter to go away.", []string{"Beet growers have poured sugar"}},
	}, []string{"r1+r2 Foothill Press"}, 1},
	{"nobody is cited", []told{
		{"Hill Post", "2025-05-02", "A convoy was attacked near Kade on Friday.", []string{"A convoy was attacked"}},
	}, []string{"r1 Hill Post"}, 1},
	{"two papers without a word on how they know", []told{
		{"Hill Post", "2025-05-02", "A convoy was attacked near Kade on Friday.", []string{"A convoy was attacked"}},
		{"River Times", "2025-05-02", "Gunmen have ambushed lorries on the Kade road.", []string{"Gunmen have ambushed lorries"}},
	}, []string{"r1 Hill Post", "r2 River Times ?"}, 1},
	{"both sides agree", []told{
		{"Kade Liberation Front", "2025-05-02", "Six people died when our enemies shelled the chapel.", []string{"Six people died"}},
		{"Third Army Garrison", "2025-05-02", "The terrorists shelled the chapel and killed six people.", []string{"killed six people"}},
		{"River Times", "2025-05-03", "Both sides agree that six people drowned at the ferry.", []string{"six people drowned at the ferry"}},
	}, []string{"r1+r3 Kade Liberation Front", "r2+r3 Third Army Garrison"}, 2},
}

func TestOf(t *testing.T) {
	for _, x := range originCases {
		t.Run(x.name, func(t *testing.T) {
			k, _, _ := trace(t, x.reports)
			if d := cmp.Diff(x.want, summary(k)); d != "" {
				t.Errorf("origins (-want +got):\n%s", d)
			}
			if k.Independent != x.independent {
				t.Errorf("%d independent, want %d", k.Independent, x.independent)
			}
			for i, o := range k.Origins {
				if len(o.Claims) == 0 {
					t.Errorf("origin %d has no claim", i)
				}
				for _, c := range o.Claims {
					if k.ByClaim[c] != i {
						t.Errorf("claim %s belongs to %d, not %d", c, k.ByClaim[c], i)
					}
				}
			}
		})
	}
}

func TestGraph(t *testing.T) {
	_, profiles, pairs := trace(t, []told{
		{"Niger Valley Press Agency", "2025-05-02T10:00:00Z", "Gunmen opened fire on a lorry carrying onions near the village of Tamou on Friday. The lorry was on its way to the harbour when it was stopped at a felled tree by men with hunting rifles.", nil},
		{"Morning Courier", "2025-05-02T12:00:00Z", "TAMOU (NVPA) - The lorry was on its way to the harbour when it was stopped at a felled tree by men with hunting rifles.", nil},
		{"Coast Herald", "2025-05-03", "A lorry was ambushed at Tamou, the Morning Courier reports.", nil},
		{"Hill Post", "2025-05-03", "A lorry was ambushed at Tamou, Radio Delta said. (Reuters)", nil},
	})
	var got []string
	for _, e := range origin.Graph(profiles, pairs) {
		got = append(got, fmt.Sprintf("%s %s %s %s", e.From, e.Kind, e.To, e.Name))
	}
	want := []string{
		"r2 copies r1 Niger Valley Press Agency", "r2 credits r1 Niger Valley Press Agency",
		"r3 cites r2 Morning Courier", "r4 cites  Radio Delta", "r4 credits  Reuters",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("edges (-want +got):\n%s", d)
	}
}

func FuzzStudy(f *testing.F) {
	f.Add("MASTUNG (BPA) - \"We saw it,\" X told us. Source: AFP", "Daily Y")
	f.Add("“…", "")
	f.Fuzz(func(t *testing.T, s, publisher string) {
		r := &reportedly.Report{SHA256: "r", Text: text.New(s), Publisher: publisher}
		p := origin.Study(r)
		for _, x := range p.Speeches {
			if err := r.Text.Check(x.Speaker); err != nil {
				t.Error(err)
			}
		}
		for _, c := range p.Credits {
			if c.Words.Len() > 0 && r.Text.Check(c.Words) != nil {
				t.Errorf("credit %v", c)
			}
		}
	})
}

// BenchmarkOf traces a development that 300 reports tell: ten agencies, each with
// reprints and people who were there.
func BenchmarkOf(b *testing.B) {
	var all []reportedly.Told
	by := map[string]*origin.Profile{}
	for i := range 300 {
		id, source := fmt.Sprintf("r%03d", i), fmt.Sprintf("Paper %c%c Daily", 'A'+i%26, 'A'+i/26)
		s := fmt.Sprintf("A convoy was attacked near Kade, witness Abel Koum%d told reporters. The Paper %c%c Daily reported it first.", i/30, 'A'+(i+1)%26, 'A'+i/26)
		by[id] = origin.Study(&reportedly.Report{SHA256: id, Publisher: source, Published: "2025-05-02", Text: text.New(s)})
		c := reportedly.Claim{ID: "c1", Kind: reportedly.KindEvent, Event: reportedly.Assault, Evidence: []reportedly.Evidence{{Span: text.Span{End: 31}, Quote: s[:31]}}}
		all = append(all, reportedly.Told{ID: id + "/c1", Claim: c, Report: reportedly.Publication{ID: id, Source: source, Published: "2025-05-02"}})
	}
	b.ReportAllocs()
	for b.Loop() {
		origin.Of(all, origin.Context{Profile: func(id string) *origin.Profile { return by[id] }})
	}
}

func BenchmarkStudy(b *testing.B) {
	s := strings.Repeat("A convoy was attacked near Kade, witness Abel Koum told reporters. Nobody knows by whom, according to the Hill Post. ", 25)
	r := &reportedly.Report{SHA256: "r", Publisher: "River Times", Text: text.New(s)}
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		origin.Study(r)
	}
}
