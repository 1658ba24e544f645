package relational

import "testing"

func TestMember(t *testing.T) {
	for _, x := range [][2]string{
		{`{"id":"c1","pl":[{"t":"a]\"}"}],"x":1}`, `[{"t":"a]\"}"}]`},
		{`{"ev":[{"pl":[1]}],"q":"\"pl\":[2]","pl":{"a":[3]}}`, `{"a":[3]}`},
		{`{"ctx":["pl",":",[4]]}`, ""},
		{`{"pl":5}`, ""},
		{`{"pl":[`, ""},
		{`{"pl`, ""},
		{`{"a\\":[1],"pl":[]}`, `[]`},
		{``, ""},
	} {
		if got := string(member([]byte(x[0]), `"pl"`)); got != x[1] {
			t.Errorf("%s: %q, want %q", x[0], got, x[1])
		}
	}
}
