package actor_test

import (
	"strings"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/actor"
	"github.com/reportedly/reportedly/text"
)

// A document in these tests is made of names alone. A name is written LABEL:Name,
// an acronym's definition ORG:Name=ACRONYM; words without a label are a
// description.

// document makes an annotated document of names, with a claim for each of the first
// claims of them.
func document(published string, claims int, names ...string) (*ling.Document, []reportedly.Claim) {
	d := &ling.Document{ID: "test", Published: published, Blocks: []ling.Block{{Kind: ling.Body}}}
	var b strings.Builder
	var out []reportedly.Claim
	for i, m := range names {
		label, words, found := strings.Cut(m, ":")
		if !found {
			label, words = "", m
		}
		words, acronym, _ := strings.Cut(words, "=")
		first, start := len(d.Tokens), b.Len()
		for w := range strings.FieldsSeq(words) {
			d.Tokens = append(d.Tokens, ling.Token{Span: text.Span{Start: b.Len(), End: b.Len() + len(w)}, Head: -1, UPOS: "PROPN"})
			b.WriteString(w + " ")
		}
		if label != "" {
			d.Names = append(d.Names, ling.Name{First: first, End: len(d.Tokens), Label: ling.NameLabel(label)})
			d.Entities = append(d.Entities, ling.Entity{Name: words, Acronym: acronym, Label: ling.NameLabel(label)})
		}
		if i < claims {
			p := reportedly.Participant{Span: text.Span{Start: start, End: b.Len() - 1}, Text: words, Name: words}
			out = append(out, reportedly.Claim{ID: "c", Kind: reportedly.KindEvent, Event: reportedly.Accuse, Actors: []reportedly.Participant{p}})
		}
	}
	d.Text = text.New(b.String())
	d.Sentences = []ling.Sentence{{Span: text.Span{End: b.Len()}, End: len(d.Tokens)}}
	return d, out
}

// linked links a claim by who, in a document that names others besides.
func linked(t *testing.T, published, who, title string, about ...string) reportedly.Claim {
	t.Helper()
	d, claims := document(published, 1, append([]string{who}, about...)...)
	claims[0].Actors[0].Title = title
	actor.NewLinker(registry(t)).Link(d, claims, nil)
	return claims[0]
}

// linkedAll links a claim by each of some names of one document.
func linkedAll(t *testing.T, published string, who ...string) []reportedly.Claim {
	t.Helper()
	d, claims := document(published, len(who), who...)
	actor.NewLinker(registry(t)).Link(d, claims, nil)
	return claims
}

// recipient links a claim whose recipient is who.
func recipient(t *testing.T, who string, event reportedly.Event) reportedly.Participant {
	t.Helper()
	d, claims := document("2022-03", 1, who)
	claims[0].Event, claims[0].Recipients, claims[0].Actors = event, claims[0].Actors, nil
	actor.NewLinker(registry(t)).Link(d, claims, nil)
	return claims[0].Recipients[0]
}

func TestLink(t *testing.T) {
	for _, x := range []struct {
		published, who, title string
		about                 []string
		want                  string // identity; "local" for one of the report alone, "" for unknown
	}{
		// States, seats of government and their parts.
		{"2019-05", "LOC:Egypt", "", nil, "EGY:government"},
		{"2019-05", "LOC:Moscow", "", nil, "RUS:government"},
		{"2019-05", "LOC:United Kingdom", "", nil, "GBR:government"},
		{"2019-05", "NORP:Turkish", "", nil, "TUR:government"},
		{"2019-05", "NORP:Iraqis", "", nil, "IRQ:people"},
		{"2019-05", "ORG:Russian Foreign Ministry", "", nil, "RUS:foreign-ministry"},
		{"2019-05", "ORG:Ministry of Foreign Affairs of Chad", "", nil, "TCD:foreign-ministry"},
		{"2019-05", "ORG:Kenya's army", "", nil, "KEN:army"},
		{"2019-05", "ORG:Iraqi Ministry of Defence", "", nil, "IRQ:defence-ministry"},
		{"2019-05", "ORG:Ethiopian National Defense Force", "", []string{"LOC:Ethiopia"}, "reportedly:ethiopian-national-defence-force"},
		{"2019-05", "ORG:Bank of Israel", "", nil, "ISR:central-bank"},
		// Offices without a name stay offices.
		{"2016-07", "the Turkish president", "", nil, "TUR:presidency"},
		{"", "the Turkish president", "", nil, "TUR:presidency"},
		{"2016-07", "the president of Chad", "", nil, "TCD:presidency"},
		{"2016-07", "Pakistan's interior minister", "", nil, "PAK:interior-ministry"},
		{"2016-07", "the Israeli prime minister", "", nil, "ISR:prime-ministry"},
		{"2016-07", "Russian Deputy Foreign Minister", "", nil, "RUS:foreign-ministry"},
		{"2016-07", "French soldiers", "", nil, "FRA:armed-forces"},
		{"2016-07", "Kenyan police officers", "", nil, "KEN:police"},
		{"2016-07", "Ukrainian prosecutors", "", nil, "UKR:prosecutor"},
		// Armed groups by name, spelling, acronym, script.
		{"2016-07", "ORG:Islamic State", "", nil, "reportedly:islamic-state"},
		{"2016-07", "ORG:Daesh", "", nil, "reportedly:islamic-state"},
		{"2016-07", "ORG:ISIS", "", []string{"LOC:Iraq", "LOC:Syria"}, "reportedly:islamic-state"},
		{"2016-07", "ORG:Boko Haram", "", []string{"LOC:Nigeria"}, "reportedly:boko-haram"},
		{"2016-07", "ORG:Jabhat al-Nusra", "", []string{"LOC:Syria"}, "reportedly:al-nusra-front"},
		{"2016-07", "ORG:Jabhat an-Nusrah", "", []string{"LOC:Syria"}, "reportedly:al-nusra-front"},
		{"2016-07", "ORG:Ansar Allah", "", []string{"LOC:Yemen"}, "reportedly:houthis"},
		{"2016-07", "ORG:al-Shabab", "", []string{"LOC:Somalia"}, "reportedly:al-shabaab"},
		{"2016-07", "ORG:Hizbullah", "", []string{"LOC:Lebanon"}, "reportedly:hezbollah"},
		{"2016-07", "ORG:PKK", "", []string{"LOC:Turkey"}, "reportedly:kurdistan-workers-party"},
		{"2016-07", "ORG:TTP", "", []string{"LOC:Pakistan"}, "reportedly:tehrik-i-taliban-pakistan"},
		{"2016-07", "ORG:Farc", "", []string{"LOC:Colombia"}, "reportedly:revolutionary-armed-forces-of-colombia"},
		{"2016-07", "ORG:LTTE", "", []string{"LOC:Sri Lanka"}, "reportedly:liberation-tigers-of-tamil-eelam"},
		{"2016-07", "ORG:M23", "", []string{"LOC:Democratic Republic of the Congo"}, "reportedly:march-23-movement"},
		{"2016-07", "ORG:القاعدة", "", nil, "reportedly:al-qaeda"},
		{"2023-06", "ORG:قوات الدعم السريع", "", nil, "reportedly:rapid-support-forces"},
		{"2022-03", "ORG:Wagner", "", nil, "reportedly:wagner-group"},
		{"2023-06", "ORG:Rapid Support Forces", "", nil, "reportedly:rapid-support-forces"},
		{"2016-12", "ORG:Libyan National Army", "", nil, "reportedly:libyan-national-army"},
		{"2016-12", "ORG:LNA", "", []string{"LOC:Libya", "LOC:Benghazi"}, "reportedly:libyan-national-army"},
		{"2016-12", "ORG:GNA", "", []string{"LOC:Libya", "LOC:Tripoli"}, "reportedly:government-of-national-accord"},
		{"2016-12", "ORG:Syrian Democratic Forces", "", nil, "reportedly:syrian-democratic-forces"},
		{"2016-12", "ORG:Arakan Army", "", []string{"LOC:Myanmar"}, "reportedly:arakan-army"},
		{"2016-12", "ORG:ELN", "", []string{"LOC:Colombia"}, "reportedly:national-liberation-army-of-colombia"},
		// Organisations.
		{"2016-12", "ORG:UNHCR", "", nil, "reportedly:united-nations-high-commissioner-for-refugees"},
		{"2016-12", "ORG:African Union", "", nil, "reportedly:african-union"},
		{"2016-12", "ORG:NATO", "", nil, "reportedly:north-atlantic-treaty-organization"},
		{"2016-12", "ORG:Human Rights Watch", "", nil, "reportedly:human-rights-watch"},
		{"2016-12", "ORG:Reuters", "", nil, "reportedly:reuters"},
		{"2016-12", "ORG:U.N. Security Council", "", nil, "reportedly:united-nations-security-council"},
		// People, by name and office at the date.
		{"2016-12", "PER:Khalifa Haftar", "", nil, "reportedly:khalifa-haftar"},
		{"2016-12", "PER:Khalifa Hifter", "Field Marshal", []string{"LOC:Libya"}, "reportedly:khalifa-haftar"},
		{"2016-12", "PER:Bashar al-Assad", "Syrian President", nil, "reportedly:bashar-al-assad"},
		{"2016-12", "PER:Bachar el-Assad", "President", []string{"LOC:Syria"}, "reportedly:bashar-al-assad"},
		{"2016-12", "PER:Assad", "President", []string{"LOC:Syria", "LOC:Damascus", "NORP:Syrian"}, "reportedly:bashar-al-assad"},
		{"2009-06", "PER:Moammar Gadhafi", "Colonel", []string{"LOC:Libya"}, "reportedly:muammar-gaddafi"},
		{"2016-12", "PER:خليفة حفتر", "", nil, "reportedly:khalifa-haftar"},
		// Ambiguous and unknown.
		{"2016-12", "ORG:RSF", "", nil, ""},
		{"2023-06", "ORG:RSF", "", []string{"LOC:Sudan", "LOC:Khartoum", "LOC:Darfur"}, "reportedly:rapid-support-forces"},
		{"2023-06", "ORG:RSF", "", []string{"LOC:Peru", "ORG:Ribeira Social Forum=RSF"}, "local"},
		{"2017-12", "ORG:SDF", "", nil, ""},
		{"2017-12", "ORG:SDF", "", []string{"LOC:Syria", "LOC:Raqqa", "LOC:Damascus"}, "reportedly:syrian-democratic-forces"},
		{"2019-12", "ORG:SDF", "", []string{"LOC:Libya", "LOC:Tripoli", "NORP:Libyan"}, "reportedly:special-deterrence-force"},
		{"2019-12", "ORG:SDF", "", []string{"LOC:Japan", "LOC:Tokyo", "NORP:Japanese"}, "reportedly:japan-self-defense-forces"},
		{"2019-12", "ORG:SLA", "", []string{"LOC:Sudan", "LOC:Khartoum"}, "reportedly:sudan-liberation-movement"},
		{"1990-12", "ORG:SLA", "", []string{"LOC:Lebanon", "LOC:Beirut"}, "reportedly:south-lebanon-army"},
		{"2001-05", "ORG:NLA", "", []string{"NORP:Macedonian", "LOC:Skopje"}, "reportedly:national-liberation-army-of-macedonia"},
		{"2019-05", "ORG:NLA", "", []string{"LOC:Norway"}, ""},
		{"2016-12", "ORG:604th Kestrel Brigade", "", nil, "local"},
		{"2016-12", "PER:Tobias Wende", "Norwegian foreign minister", nil, "local"},
		{"2016-12", "PER:Assad", "", []string{"LOC:Norway", "LOC:Sweden", "LOC:Oslo"}, "local"},
		{"2016-12", "LOC:Brak al-Shati", "", nil, ""},
		{"2016-12", "protesters", "", []string{"LOC:Egypt"}, ""},
		{"2016-12", "the president", "", nil, ""},
		{"2016-12", "Kurdish fighters", "", nil, ""},
	} {
		c := linked(t, x.published, x.who, x.title, x.about...)
		got := c.Actors[0].ID
		if strings.HasPrefix(got, "local:") {
			got = "local"
		}
		if got == x.want || x.want == "" && got == "local" && c.Why[0].Rule != "" {
			continue
		}
		t.Errorf("%s %q %q %v: %q, want %q\n\t%s", x.published, x.who, x.title, x.about, got, x.want, c.Why[0].Rule)
	}
}
