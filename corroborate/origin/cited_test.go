package origin_test

import (
	"slices"
	"testing"
)

// Who is behind what, told by turns of speech and by names.
func TestCited(t *testing.T) {
	tests := []struct {
		name    string
		reports []told
		want    int
		who     string // one of the origins
	}{
		{"who talks to the paper", []told{
			{"Harn Post", "2031-05-06", "Gunmen burned the mill of Harn on Monday. The deputy reeve, Ana Tullo, spoke to us under the lime trees.", []string{"Gunmen burned the mill of Harn on Monday"}},
			{"Osk Fire Brigade", "2031-05-06", "Our crews put out a fire at the mill of Harn on Monday.", []string{"a fire at the mill of Harn"}},
		}, 2, "The deputy reeve, Ana Tullo"},
		{"who watched", []told{
			{"Harn Weekly", "2031-05-06", "Rosa Dunn heard the two shots while she was milking. The miller of Harn was killed on Monday.", []string{"The miller of Harn was killed on Monday"}},
			{"Police of Harn", "2031-05-06", "The miller was deprived of life by two shots.", []string{"The miller was deprived of life"}},
		}, 2, "Rosa Dunn"},
		{"told to another paper at hand", []told{
			{"Velm Reporter", "2031-05-06", "Three marchers were shot in Velm on Monday, ward sister Edda Kroll told the Velm Reporter.", []string{"Three marchers were shot in Velm on Monday"}},
			{"Coastline FM", "2031-05-06", "A nurse in Velm has told the Velm Reporter that three bodies came in.", []string{"three bodies came in"}},
		}, 1, ""},
		{"ministries of two states", []told{
			{"Ministry of Defence, Quito", "2031-05-06", "Fire was opened on our post on Monday.", []string{"Fire was opened on our post on Monday"}},
			{"Ministry of Defence, Lima", "2031-05-06", "An exchange of fire took place on Monday.", []string{"An exchange of fire took place on Monday"}},
		}, 2, ""},
		{"on another's order", []told{
			{"Prosecutor's Office of Harn", "2031-05-06", "The grain factor was arrested on Monday.", []string{"The grain factor was arrested on Monday"}},
			{"State Investigation Agency", "2031-05-06", "Acting on the order of the Prosecutor's Office of Harn, officers arrested one person on Monday.", []string{"officers arrested one person on Monday"}},
		}, 1, ""},
	}
	for _, x := range tests {
		k, _, _ := trace(t, x.reports)
		if k.Independent != x.want {
			t.Errorf("%s: %d independent, want %d: %q", x.name, k.Independent, x.want, summary(k))
		}
		var names []string
		for _, o := range k.Origins {
			names = append(names, o.Who)
		}
		if x.who != "" && !slices.Contains(names, x.who) {
			t.Errorf("%s: %q, want %q among them", x.name, names, x.who)
		}
	}
}
