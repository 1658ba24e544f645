package standing_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate/standing"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// told is a claim in short: "report date | kind | trigger | holder > held | time".
func told(t *testing.T, lines ...string) []reportedly.Told {
	t.Helper()
	var out []reportedly.Told
	for i, line := range lines {
		f := strings.Split(line, "|")
		for k := range f {
			f[k] = strings.TrimSpace(f[k])
		}
		c := reportedly.Claim{Kind: reportedly.Kind(f[1]), Polarity: reportedly.Affirmed, Reality: reportedly.Actual}
		if name, denied := strings.CutPrefix(f[1], "not "); denied {
			c.Kind, c.Polarity = reportedly.Kind(name), reportedly.Denied
		}
		c.Trigger.Quote = f[2]
		holders, held, _ := strings.Cut(f[3], ">")
		for _, h := range strings.Split(holders, "+") {
			c.Actors = append(c.Actors, reportedly.Participant{Name: strings.TrimSpace(h)})
		}
		held = strings.TrimSpace(held)
		switch c.Kind {
		case reportedly.KindOffice:
			c.Actors[0].Title = held
		case reportedly.KindPresence, reportedly.KindControl:
			c.Places = []reportedly.Place{{Relation: reportedly.In, Names: []reportedly.PlaceName{{Name: held}}}}
		case "withdraw", "resign":
			c.Modes, c.Kind, c.Event = []string{string(c.Kind)}, reportedly.KindEvent, reportedly.Retreat
			c.Places = []reportedly.Place{{Relation: reportedly.From, Names: []reportedly.PlaceName{{Name: held}}}}
			c.Actors[0].Title = held
		default:
			c.Recipients = []reportedly.Participant{{Name: held}}
		}
		if len(f) > 4 {
			relation, value, _ := strings.Cut(f[4], " ")
			c.Time = &reportedly.When{EDTF: value, Relation: reportedly.TimeRelation(relation)}
		}
		out = append(out, reportedly.Told{ID: fmt.Sprintf("r%d", i+1), Report: reportedly.Publication{ID: fmt.Sprint(i), Published: f[0]}, Claim: c})
	}
	return out
}

// show prints a standing on one line.
func show(s standing.Standing) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s > %s:", s.Kind, s.Holder.Name, s.Held.Name)
	for _, p := range s.Spells {
		fmt.Fprintf(&b, " [")
		if p.Begin.Known {
			fmt.Fprintf(&b, "from %s %v ", p.Begin.EDTF(), p.Begin.Claims)
		}
		for _, x := range p.Seen {
			word := "seen"
			if x.Within {
				word = "within"
			}
			if x.First < -1_000_000 {
				fmt.Fprintf(&b, "%s ..%s %v ", word, day(x.Last), x.Claims)
			} else {
				fmt.Fprintf(&b, "%s %s..%s %v ", word, day(x.First), day(x.Last), x.Claims)
			}
		}
		if p.End.Known {
			fmt.Fprintf(&b, "to %s %v ", p.End.EDTF(), p.End.Claims)
		}
		b.WriteString("]")
	}
	for _, d := range s.Denials {
		fmt.Fprintf(&b, " not %s %v", day(d.First), d.Claims)
	}
	for _, c := range s.Conflicts {
		fmt.Fprintf(&b, " conflict %v against %v: %s", c.For, c.Against, c.Why)
	}
	return strings.ReplaceAll(b.String(), " ]", "]")
}

func day(d edtf.Day) string { return d.Date().Of().String() }

func TestOf(t *testing.T) {
	tests := []struct {
		name  string
		lines []string
		want  []string
	}{
		{"a title holds at the report's date only",
			[]string{"2021-03-05 | office | mayor | Salim Haddad > mayor", "2021-06-01T09:00:00Z | office | mayor | Salim Haddad > the mayor"},
			[]string{"office Salim Haddad > mayor: [seen 2021-03-05..2021-03-05 [r1] seen 2021-06-01..2021-06-01 [r2]]"}},
		{"has been mayor since 2019",
			[]string{"2021-03-05 | office | mayor | Salim Haddad > mayor | since 2019"},
			[]string{"office Salim Haddad > mayor: [from [2019-01-01..2019-12-31] [r1] seen 2019-12-31..2021-03-05 [r1]]"}},
		{"former minister",
			[]string{"2021-03-05 | office | minister | Ada Lind > former finance minister"},
			[]string{"office Ada Lind > finance minister: [within ..2021-03-05 [r1] to [..2021-03-05] [r1]]"}},
		{"ex-minister by report, minister by an earlier one",
			[]string{"2021-03-05 | office | minister | Ada Lind > ex-minister", "2020-03-05 | office | minister | Ada Lind > minister"},
			[]string{"office Ada Lind > minister: [seen 2020-03-05..2020-03-05 [r2] within ..2021-03-05 [r1] to [..2021-03-05] [r1]]"}},
		{"resigned on a day",
			[]string{"2021-03-05 | office | minister | Ada Lind > minister | since 2020-02-01", "2021-04-02 | resign | resigned | Ada Lind > minister | on 2021-04-01"},
			[]string{"office Ada Lind > minister: [from 2020-02-01 [r1] seen 2020-02-01..2021-03-05 [r1] to 2021-04-01 [r2]]"}},
		{"took the town on 3 March, lost it in May",
			[]string{"2017-03-04 | control | took | Dawn Brigade > Ras Asir | on 2017-03-03", "2017-06-01 | not control | lost | Dawn Brigade > Ras Asir | on 2017-05"},
			[]string{"control Dawn Brigade > Ras Asir: [from 2017-03-03 [r1] to [2017-05-01..2017-05-31] [r2]]"}},
		{"taken, lost and taken again",
			[]string{"2017-03-04 | control | took | Dawn Brigade > Ras Asir | on 2017-03-03", "2017-06-01 | not control | lost | Dawn Brigade > Ras Asir | on 2017-05-02", "2017-08-01 | control | retook | Dawn Brigade > Ras Asir | on 2017-07-30"},
			[]string{"control Dawn Brigade > Ras Asir: [from 2017-03-03 [r1] to 2017-05-02 [r2]] [from 2017-07-30 [r3]]"}},
		{"two days for one beginning",
			[]string{"2017-03-04 | control | took | Dawn Brigade > Ras Asir | on 2017-03-03", "2017-03-06 | control | seized | Dawn Brigade > Ras Asir | on 2017-03-05"},
			[]string{"control Dawn Brigade > Ras Asir: [from 2017-03-03 [r1]] conflict [r1] against [r2]: told to have begun at different times"}},
		{"a month that holds the day is no conflict",
			[]string{"2017-04-04 | control | took | Dawn Brigade > Ras Asir | on 2017-03", "2017-03-06 | control | seized | Dawn Brigade > Ras Asir | on 2017-03-05"},
			[]string{"control Dawn Brigade > Ras Asir: [from 2017-03-05 [r2 r1]]"}},
		{"affirmed and denied for one day",
			[]string{"2017-03-04 | control | control | Dawn Brigade > Ras Asir", "2017-03-04 | not control | control | Dawn Brigade > Ras Asir"},
			[]string{"control Dawn Brigade > Ras Asir: [seen 2017-03-04..2017-03-04 [r1]] not 2017-03-04 [r2] conflict [r1] against [r2]: affirmed and denied for the same days"}},
		{"seen after its end",
			[]string{"2017-06-01 | not control | lost | Dawn Brigade > Ras Asir | on 2017-05-02", "2017-05-20 | control | held | Dawn Brigade > Ras Asir"},
			[]string{"control Dawn Brigade > Ras Asir: [to 2017-05-02 [r1]] [seen 2017-05-20..2017-05-20 [r2]] conflict [r2] against [r1]: seen after its end, and nobody tells that it began again"}},
		{"a former tie, and one that ended",
			[]string{"2016-12-27 | affiliation | close | Rif Battalion > Army | until 2016-03", "2016-12-27 | not affiliation | split | Hill Guard > Army | since 2015"},
			[]string{"affiliation Hill Guard > Army: [to [2015-01-01..2015-12-31] [r2]]", "affiliation Rif Battalion > Army: [seen 2016-03-01..2016-03-01 [r1] to [2016-03-01..2016-03-31] [r1]]"}},
		{"withdrew from a town",
			[]string{"2020-01-03 | presence | based | Hill Guard > Wadi Sur", "2020-01-20 | withdraw | withdrew | Hill Guard > Wadi Sur | on 2020-01-19"},
			[]string{"presence Hill Guard > Wadi Sur: [seen 2020-01-03..2020-01-03 [r1] to 2020-01-19 [r2]]"}},
		{"from one day to another",
			[]string{"2020-08-01 | presence | stayed | Hill Guard > Wadi Sur | during 2020-05-01/2020-05-09"},
			[]string{"presence Hill Guard > Wadi Sur: [from 2020-05-01 [r1] seen 2020-05-01..2020-05-09 [r1] to 2020-05-09 [r1]]"}},
		{"no date at all", []string{" | control | held | Dawn Brigade > Ras Asir"}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, s := range standing.Of(told(t, test.lines...)) {
				got = append(got, show(s))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAt(t *testing.T) {
	claims := []string{
		"2017-03-10 | control | took | Dawn Brigade > Ras Asir | on 2017-03-03",
		"2017-03-20 | control | held | Dawn Brigade > Ras Asir",
		"2017-03-20 | control | control | Army > Ras Asir",
		"2017-04-02 | control | held | Army + Hill Guard > Ras Asir",
		"2017-05-02 | control | held | Army > Ras Asir",
		"2017-05-02 | not control | hold | Army > Ras Asir",
		"2017-06-01 | not control | hold | Dawn Brigade > Ras Asir",
	}
	all := standing.Of(told(t, claims...))
	for _, test := range []struct {
		y, m, d int
		want    string
	}{
		{2017, 3, 3, "known Dawn Brigade"},
		{2017, 3, 8, "unknown; before Dawn Brigade; after Army"},
		{2017, 3, 20, "contested Army, Dawn Brigade"},
		{2017, 4, 2, "known Army, Hill Guard"},
		{2017, 5, 2, "contested Army"},
		{2017, 6, 1, "unknown; before Army"},
	} {
		a := standing.At(all, reportedly.KindControl, "ras asir", edtf.NewDay(test.y, test.m, test.d))
		var names []string
		for _, h := range a.Holders {
			names = append(names, h.Holder.Name)
		}
		got := strings.TrimSpace(string(a.Knowledge) + " " + strings.Join(names, ", "))
		if a.Knowledge == standing.Unknown && a.Before != nil {
			got += "; before " + a.Before.Holder.Name
		}
		if a.Knowledge == standing.Unknown && a.After != nil {
			got += "; after " + a.After.Holder.Name
		}
		if got != test.want {
			t.Errorf("%d-%02d-%02d: %s, want %s", test.y, test.m, test.d, got, test.want)
		}
	}
}

// TestOrder: the order in which claims come makes no difference.
func TestOrder(t *testing.T) {
	all := told(t,
		"2017-03-10 | control | took | Dawn Brigade > Ras Asir | on 2017-03-03", "2017-03-20 | control | held | Dawn Brigade > Ras Asir",
		"2017-06-01 | not control | lost | Dawn Brigade > Ras Asir | on 2017-05", "2017-08-01 | control | held | Dawn Brigade > Ras Asir")
	want := standing.Of(all)
	for i := range all {
		turned := append(append([]reportedly.Told(nil), all[i:]...), all[:i]...)
		if diff := cmp.Diff(want, standing.Of(turned)); diff != "" {
			t.Errorf("turned by %d: %s", i, diff)
		}
	}
}
