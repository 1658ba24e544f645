package corroborate_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate"
)

const fifth = "2031-05-05"

// pairs are two or three reports each on one happening, and what they differ about.
var pairs = []struct {
	name string
	list []corroborate.Reading
	want []reportedly.Matter
}{
	{"an independent denial", []corroborate.Reading{
		report("a", "Harn Courier", "2031-05-06", "Soldiers arrested the mayor of Harn, Ana Ruiz, on Monday. Our reporter watched it.",
			claim{trigger: "arrested", event: reportedly.Coerce, who: "Soldiers", whom: "Ana Ruiz", place: "Harn", on: fifth}),
		report("b", "Town Hall of Harn", "2031-05-06", "Nobody has arrested Ana Ruiz in Harn, and no search took place on Monday.",
			claim{trigger: "arrested", event: reportedly.Coerce, whom: "Ana Ruiz", place: "Harn", on: fifth, denied: true}),
	}, []reportedly.Matter{reportedly.AboutPolarity}},
	{"nobody died denies no attack", []corroborate.Reading{
		report("a", "Harn Courier", "2031-05-06", "A rocket hit the mill in Harn on Monday. Our reporter saw the hole.",
			claim{trigger: "hit", event: reportedly.Assault, whom: "the mill", place: "Harn", on: fifth}),
		report("b", "Fire Service of Harn", "2031-05-06", "A rocket hit the mill in Harn on Monday. No one was hurt.",
			claim{trigger: "hit", event: reportedly.Assault, whom: "the mill", place: "Harn", on: fifth},
			claim{trigger: "hurt", event: reportedly.Assault, denied: true}),
	}, nil},
	{"at least five allows six", []corroborate.Reading{
		report("a", "Harn Clinic", "2031-05-06", "A rocket hit the mill in Harn on Monday, killing at least five people, as we counted.",
			claim{trigger: "hit", event: reportedly.Assault, whom: "the mill", place: "Harn", on: fifth}),
		report("b", "Fire Service of Harn", "2031-05-06", "A rocket hit the mill in Harn on Monday and killed six people, two of them children.",
			claim{trigger: "hit", event: reportedly.Assault, whom: "the mill", place: "Harn", on: fifth}),
	}, nil},
	{"a publisher's later figure replaces its own", []corroborate.Reading{
		report("a", "Harn Clinic", "2031-05-06", "A rocket hit the mill in Harn on Monday and killed five people.",
			claim{trigger: "hit", event: reportedly.Assault, whom: "the mill", place: "Harn", on: fifth}),
		report("b", "Harn Clinic", "2031-05-07", "A rocket hit the mill in Harn on Monday and killed eight people.",
			claim{trigger: "hit", event: reportedly.Assault, whom: "the mill", place: "Harn", on: fifth}),
	}, nil},
	{"two tolls", []corroborate.Reading{
		report("a", "Harn Clinic", "2031-05-06", "A rocket hit the mill in Harn on Monday and killed five people.",
			claim{trigger: "hit", event: reportedly.Assault, whom: "the mill", place: "Harn", on: fifth}),
		report("b", "Fire Service of Harn", "2031-05-07", "A rocket hit the mill in Harn on Monday and killed eleven people.",
			claim{trigger: "hit", event: reportedly.Assault, whom: "the mill", place: "Harn", on: fifth}),
	}, []reportedly.Matter{reportedly.AboutToll}},
	{"each side blames the other", []corroborate.Reading{
		report("a", "Ministry of Defence", "2031-05-06", "The rebels of the Dawn Brigade shelled the mill in Harn on Monday.",
			claim{trigger: "shelled", event: reportedly.Assault, who: "rebels of the Dawn Brigade", whom: "the mill", place: "Harn", on: fifth}),
		report("b", "Dawn Brigade", "2031-05-06", "The army shelled the mill in Harn on Monday.",
			claim{trigger: "shelled", event: reportedly.Assault, who: "army", whom: "the mill", place: "Harn", on: fifth}),
	}, []reportedly.Matter{reportedly.AboutPerpetrator}},
	{"gunmen may be anybody's", []corroborate.Reading{
		report("a", "Harn Courier", "2031-05-06", "Armed men shot at the mill in Harn on Monday, as our reporter saw.",
			claim{trigger: "shot", event: reportedly.Assault, who: "Armed men", whom: "the mill", place: "Harn", on: fifth}),
		report("b", "Fire Service of Harn", "2031-05-06", "The Dawn Brigade shot at the mill in Harn on Monday.",
			claim{trigger: "shot", event: reportedly.Assault, who: "Dawn Brigade", whom: "the mill", place: "Harn", on: fifth}),
	}, nil},
	{"how many stood in the park", []corroborate.Reading{
		report("a", "Police of Harn", "2031-05-06", "About 800 people marched through Harn on Monday against the tax.",
			claim{trigger: "marched", event: reportedly.Protest, who: "people", place: "Harn", on: fifth}),
		report("b", "Tax Strike Committee", "2031-05-06", "Six thousand people marched through Harn on Monday against the tax.",
			claim{trigger: "marched", event: reportedly.Protest, who: "people", place: "Harn", on: fifth}),
	}, []reportedly.Matter{reportedly.AboutSize}},
	{"a suburb and its town", []corroborate.Reading{
		report("a", "Harn Courier", "2031-05-06", "A rocket hit the old mill in Osk on Monday, as our reporter saw.",
			claim{trigger: "hit", event: reportedly.Assault, whom: "the old mill", place: "Osk", on: fifth}),
		report("b", "Fire Service of Harn", "2031-05-06", "A rocket hit the old mill in Harn on Monday.",
			claim{trigger: "hit", event: reportedly.Assault, whom: "the old mill", place: "Harn", on: fifth}),
	}, nil},
	{"the day before", []corroborate.Reading{
		report("a", "Harn Courier", "2031-05-06", "A rocket hit the old mill in Harn on Monday evening and set its roof on fire, as our reporter saw.",
			claim{trigger: "hit", event: reportedly.Assault, whom: "the old mill", place: "Harn", on: fifth}),
		report("b", "Fire Service of Harn", "2031-05-06", "A rocket hit the old mill in Harn on Sunday evening and set its roof on fire.",
			claim{trigger: "hit", event: reportedly.Assault, whom: "the old mill", place: "Harn", on: "2031-05-04"}),
	}, []reportedly.Matter{reportedly.AboutDate}},
	{"a gas bottle or a shell", []corroborate.Reading{
		report("a", "Harn Courier", "2031-05-06", "A shell destroyed the bakery of Harn on Monday, as our reporter saw.",
			claim{trigger: "destroyed", event: reportedly.Assault, whom: "the bakery of Harn", place: "Harn", on: fifth}),
		report("b", "Fire Service of Harn", "2031-05-06", "A gas bottle destroyed the bakery of Harn on Monday by accident.",
			claim{trigger: "destroyed", kind: reportedly.KindCondition, who: "the bakery of Harn", place: "Harn", on: fifth}),
	}, []reportedly.Matter{reportedly.AboutReason}},
	{"two claim it", []corroborate.Reading{
		report("a", "Lions of the Plain", "2031-05-06", "We announce our responsibility for the attack on the mill in Harn on Monday.",
			claim{trigger: "attack", event: reportedly.Assault, whom: "the mill", place: "Harn", on: fifth}),
		report("b", "Dawn Brigade", "2031-05-06", "Our men carried out the attack on the mill in Harn on Monday.",
			claim{trigger: "attack", event: reportedly.Assault, who: "Our men", whom: "the mill", place: "Harn", on: fifth}),
	}, []reportedly.Matter{reportedly.AboutPerpetrator}},
	{"the police deny their own part", []corroborate.Reading{
		report("a", "Harn Courier", "2031-05-06", "A policeman shot a boy at the mill in Harn on Monday, as our reporter saw.",
			claim{trigger: "shot", event: reportedly.Assault, who: "A policeman", whom: "a boy", place: "Harn", on: fifth}),
		report("b", "Directorate of the Police", "2031-05-06", "The Directorate denies that a policeman shot a boy at the mill in Harn on Monday.",
			claim{trigger: "shot", event: reportedly.Assault, who: "a policeman", whom: "a boy", place: "Harn", on: fifth, by: "The Directorate", denied: true}),
	}, []reportedly.Matter{reportedly.AboutPerpetrator}},
	{"in a clash both fight", []corroborate.Reading{
		report("a", "Ministry of Defence", "2031-05-06", "The army killed rebels in a clash at the mill in Harn on Monday.",
			claim{trigger: "clash", event: reportedly.Assault, who: "army", whom: "rebels", place: "Harn", on: fifth}),
		report("b", "Harn Courier", "2031-05-06", "Rebels had a clash at the mill in Harn on Monday, as our reporter saw.",
			claim{trigger: "clash", event: reportedly.Assault, who: "Rebels", place: "Harn", on: fifth}),
	}, nil},
	{"two states accuse each other", []corroborate.Reading{
		report("a", "Ministry of Defence of Arvenia", "2031-05-06", "Units of the Zelkar armed forces shelled the mill in Harn on Monday.",
			claim{trigger: "shelled", event: reportedly.Assault, who: "Units", whom: "the mill", place: "Harn", on: fifth}),
		report("b", "Ministry of Defence of Zelkar", "2031-05-06", "The Arvenian armed forces shelled the mill in Harn on Monday.",
			claim{trigger: "shelled", event: reportedly.Assault, who: "Arvenian armed forces", whom: "the mill", place: "Harn", on: fifth}),
	}, []reportedly.Matter{reportedly.AboutPerpetrator}},
	{"two villages that no gazetteer has", []corroborate.Reading{
		report("a", "Harn Clinic", "2031-05-06", "Raiders killed four miners of the Oster company in Dorna on Monday.",
			claim{trigger: "killed", event: reportedly.Assault, who: "Raiders", whom: "four miners", place: "Dorna", on: fifth}),
		report("b", "Fire Service of Harn", "2031-05-06", "Raiders killed four miners of the Oster company in Kassel on Monday.",
			claim{trigger: "killed", event: reportedly.Assault, who: "Raiders", whom: "four miners", place: "Kassel", on: fifth}),
	}, []reportedly.Matter{reportedly.AboutPlace}},
	{"how many were taken", []corroborate.Reading{
		report("a", "Harn Clinic", "2031-05-06", "Eleven fishermen were abducted by armed men near Harn on Monday.",
			claim{trigger: "abducted", event: reportedly.Assault, whom: "fishermen", place: "Harn", on: fifth}),
		report("b", "Fishers of Harn, cooperative", "2031-05-06", "Nine of our fishermen, and not eleven as was written, were taken off their boats by gunmen near Harn on Monday.",
			claim{trigger: "taken", event: reportedly.Assault, whom: "fishermen", place: "Harn", on: fifth}),
	}, []reportedly.Matter{reportedly.AboutSize}},
	{"an electrical fault or a fire that was set", []corroborate.Reading{
		report("a", "Fire Service of Harn", "2031-05-06", "The fire in the mill of Harn on Monday was caused by an electrical fault.",
			claim{trigger: "fire", event: reportedly.Assault, whom: "the mill", place: "Harn", on: fifth}),
		report("b", "Millers of Harn, union", "2031-05-06", "The mill of Harn was set on fire on Monday on the orders of its owners.",
			claim{trigger: "set", event: reportedly.Assault, whom: "the mill", place: "Harn", on: fifth}),
	}, []reportedly.Matter{reportedly.AboutReason}},
	{"not a shot was fired", []corroborate.Reading{
		report("a", "Fire Service of Harn", "2031-05-06", "Soldiers stormed the mill in Harn on Monday after a gun battle.",
			claim{trigger: "stormed", event: reportedly.Assault, who: "Soldiers", whom: "the mill", place: "Harn", on: fifth}),
		report("b", "Harn Courier", "2031-05-06", "Soldiers stormed the mill in Harn on Monday and not a shot was fired, as our reporter saw.",
			claim{trigger: "stormed", event: reportedly.Assault, who: "Soldiers", whom: "the mill", place: "Harn", on: fifth},
			claim{trigger: "fired", event: reportedly.Assault, place: "Harn", on: fifth, denied: true}),
	}, []reportedly.Matter{reportedly.AboutReason}},
	{"not authorised, but held", []corroborate.Reading{
		report("a", "Harn Courier", "2031-05-06", "Workers marched through Harn on Monday against the tax, as our reporter saw.",
			claim{trigger: "marched", event: reportedly.Protest, who: "Workers", place: "Harn", on: fifth}),
		report("b", "Police of Harn", "2031-05-06", "The march of workers through Harn on Monday against the tax had not been authorised.",
			claim{trigger: "authorised", event: reportedly.Protest, place: "Harn", on: fifth, denied: true}),
	}, nil},
	{"an old figure passed on", []corroborate.Reading{
		report("a", "Harn Clinic", "2031-05-06", "A rocket hit the mill in Harn on Monday and killed five people, police chief Ali Osman said.",
			claim{trigger: "hit", event: reportedly.Assault, whom: "the mill", place: "Harn", on: fifth, by: "police chief Ali Osman"}),
		report("b", "Harn Courier", "2031-05-07", "A rocket hit the mill in Harn on Monday and killed eight people, police chief Ali Osman said.",
			claim{trigger: "hit", event: reportedly.Assault, whom: "the mill", place: "Harn", on: fifth, by: "police chief Ali Osman"}),
		report("c", "Velm Post", "2031-05-08", "A rocket hit the mill in Harn on Monday and killed five people, police chief Ali Osman said.",
			claim{trigger: "hit", event: reportedly.Assault, whom: "the mill", place: "Harn", on: fifth, by: "police chief Ali Osman"}),
		report("d", "Fire Service of Harn", "2031-05-08", "A rocket hit the mill in Harn on Monday and killed eight people.",
			claim{trigger: "hit", event: reportedly.Assault, whom: "the mill", place: "Harn", on: fifth}),
	}, nil},
	{"children among more", []corroborate.Reading{
		report("a", "Harn Clinic", "2031-05-06", "A rocket hit the mill in Harn on Monday and killed five people.",
			claim{trigger: "hit", event: reportedly.Assault, whom: "the mill", place: "Harn", on: fifth}),
		report("b", "Fire Service of Harn", "2031-05-07", "A rocket hit the mill in Harn on Monday, killing three children.",
			claim{trigger: "hit", event: reportedly.Assault, whom: "the mill", place: "Harn", on: fifth}),
	}, nil},
	{"copies contradict nobody", []corroborate.Reading{
		report("a", "Harn Courier", "2031-05-06", "A rocket hit the mill in Harn on Monday and killed five people, police chief Ali Osman said.",
			claim{trigger: "hit", event: reportedly.Assault, whom: "the mill", place: "Harn", on: fifth, by: "police chief Ali Osman"}),
		report("b", "Velm Post", "2031-05-06", "A rocket hit the mill in Harn on Monday and killed five people, police chief Ali Osman said.",
			claim{trigger: "hit", event: reportedly.Assault, whom: "the mill", place: "Harn", on: fifth, by: "police chief Ali Osman"}),
	}, nil},
}

func TestContradictions(t *testing.T) {
	for _, c := range pairs {
		list := corroborate.All(c.list)
		d := of(t, list, "a/c1")
		if of(t, list, "b/c1").ID != d.ID {
			t.Errorf("%s: the two reports aren't set together", c.name)
			continue
		}
		var got []reportedly.Matter
		for _, x := range d.Contradictions {
			got = append(got, x.About)
			if len(x.Sides) < 2 || x.Why == "" || slices.ContainsFunc(x.Sides, func(s reportedly.Side) bool { return s.Quote.Quote == "" }) {
				t.Errorf("%s: sides without quotes or reason: %+v", c.name, x)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
		if (d.State == reportedly.Contested) != (len(c.want) > 0) {
			t.Errorf("%s: %s", c.name, d.State)
		}
	}
}

func TestTollIn(t *testing.T) {
	for _, c := range []struct {
		sentence, want string
	}{
		{"Gunmen attacked the market, killing four traders.", "[4]"},
		{"Eight people, two of them nurses, were killed and eleven injured.", "[8]"},
		{"At least thirty-two people died.", "[at least 32]"},
		{"More than 40 people lost their lives.", "[at least 41]"},
		{"We registered 27 deaths and 61 injured.", "[27]"},
		{"The raid led to the martyrdom of 14 citizens.", "[14]"},
		{"The toll rose to 1,204.", "[1204]"},
		{"Two dead, nine injured.", "[2]"},
		{"Preliminary: two dead.", "[at least 2]"},
		{"Dozens were killed.", "[at least 24]"},
		{"A quarrel in which five (5) persons lost their lives.", "[5]"},
		{"The toll has risen to 26.", "[26]"},
		{"A woman and two children were killed.", "[3]"},
		{"Four soldiers and nine rebels were killed.", "[13]"},
		{"Between 30 and 40 people were killed.", "[30–40]"},
		{"10-12 people were killed.", "[10–12]"},
		{"The blast claimed 14 lives.", "[14]"},
		{"It lost one soldier.", "[1]"},
		{"3 KIA, 5 WIA.", "[3]"},
		{"He put the dead of Sunday's raid on the quarter at eighteen.", "[18]"},
		{"A guard was found dead in the mill at seven.", "[]"},
		{"It lost two matches.", "[]"},
		{"A man and four goats crossed the river.", "[]"},
		{"Seven people drowned, among them two cooks.", "[7]"},
		{"On 3 May soldiers killed a goat.", "[]"},
		{"Seven soldiers were wounded.", "[]"},
		{"One, a woman of 34, died later.", "[]"},
		{"No one was hurt.", "[0]"},
		{"The police said that nobody had died.", "[0]"},
		{"The town fell in 2019 and many died.", "[]"},
		{"The convoy of 30 trucks arrived.", "[]"},
		{"", "[]"},
	} {
		if got := fmt.Sprint(corroborate.TollIn(c.sentence)); got != c.want {
			t.Errorf("%q: %s, want %s", c.sentence, got, c.want)
		}
	}
}

func FuzzTollIn(f *testing.F) {
	f.Add("Eight people, two of them nurses, were killed, 1,2,3 a dozen")
	f.Fuzz(func(_ *testing.T, s string) { corroborate.TollIn(s) })
}

func TestDenied(t *testing.T) {
	for _, c := range []struct {
		sentence, trigger string
		want              bool
	}{
		{"None of our staff entered the yard on Monday.", "entered", true},
		{"Not a shell fell there.", "fell", true},
		{"News that the pilot was freed is a lie.", "freed", true},
		{"The army no longer holds the port.", "holds", false},
		{"Nobody has claimed responsibility for the bomb that struck the van.", "struck", false},
		{"They not only burned the mill.", "burned", false},
		{"No one may enter the port.", "enter", false},
		{"Soldiers burned the mill.", "burned", false},
		{"Two men who could not run were burned inside.", "burned", false},
		{"I have sworn nothing to anybody.", "sworn", true},
		{"The force carried out no raid on the village.", "carried", true},
		{"The story of an attack is a distortion.", "attack", true},
	} {
		r := report("a", "", "", c.sentence, claim{trigger: c.trigger, event: reportedly.Assault})
		if got := corroborate.DeniedIn(&r.Claims[0]); got != c.want {
			t.Errorf("%q: denied %v, want %v", c.sentence, got, c.want)
		}
	}
}

// A tally sums up the single happenings within its days and place, and isn't one of
// them.
func TestTally(t *testing.T) {
	list := corroborate.All([]corroborate.Reading{
		report("a", "Harn Courier", "2031-05-06", "Gunmen attacked the mill in Harn on Monday.",
			claim{trigger: "attacked", event: reportedly.Assault, who: "Gunmen", place: "Harn", on: fifth}),
		report("b", "Delta Relief", "2031-05-12", "There were three attacks in Harn last week.",
			claim{trigger: "attacks", event: reportedly.Assault, place: "Harn", on: "2031-05-05/2031-05-11"}),
	})
	one, sum := of(t, list, "a/c1"), of(t, list, "b/c1")
	if one.ID == sum.ID || !slices.Contains(sum.Parts, one.ID) || !slices.Contains(one.PartOf, sum.ID) {
		t.Errorf("one %s part of %v; tally %s with parts %v", one.ID, one.PartOf, sum.ID, sum.Parts)
	}
}

// Rule 13: taking a town and holding it, an abduction and the release, talks and
// their agreement are separate.
func TestSeparate(t *testing.T) {
	for _, c := range []struct{ a, b claim }{
		{claim{trigger: "took", event: reportedly.Assault, who: "Dawn Brigade", whom: "Harn", place: "Harn", on: fifth},
			claim{trigger: "holds", kind: reportedly.KindControl, who: "Dawn Brigade", place: "Harn", on: fifth}},
		{claim{trigger: "took", event: reportedly.Assault, modes: []string{"abduct"}, who: "Dawn Brigade", whom: "Ana Ruiz", place: "Harn", on: fifth},
			claim{trigger: "holds", event: reportedly.Retreat, modes: []string{"release"}, who: "Dawn Brigade", whom: "Ana Ruiz", place: "Harn", on: fifth}},
		{claim{trigger: "took", event: reportedly.Consult, who: "Dawn Brigade", place: "Harn", on: fifth},
			claim{trigger: "holds", event: reportedly.Agree, who: "Dawn Brigade", place: "Harn", on: fifth}},
	} {
		list := corroborate.All([]corroborate.Reading{
			report("a", "Harn Courier", "2031-05-06", "The Dawn Brigade took Harn with Ana Ruiz on Monday.", c.a),
			report("b", "Delta Relief", "2031-05-06", "The Dawn Brigade holds Harn with Ana Ruiz on Monday.", c.b),
		})
		if of(t, list, "a/c1").ID == of(t, list, "b/c1").ID {
			t.Errorf("%s %s and %s %s are one", c.a.event, c.a.kind, c.b.event, c.b.kind)
		}
	}
}
