package place

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// parts are what lies in a country or state and has its name behind it: "Brittany France" too.
var parts = []gazetteer.Kind{gazetteer.Town, gazetteer.Province, gazetteer.District, gazetteer.Quarter}

// longestArea bounds the words of a country's or state's name: "Democratic Republic of Congo".
const longestArea = 4

// split makes two names of a town and the state or country that it lies in, written without
// a comma between them: "in Beaufort South Carolina", "from Aleppo Syria". The gazetteer must
// have the town there, and no place of the whole name.
func (r *repair) split() {
	var more []ling.Name
	for i := range r.Names {
		n := &r.Names[i]
		if n.Label != ling.Location || n.First < 0 || n.End > len(r.Tokens) || n.End-n.First < 2 {
			continue
		}
		if cut := r.town(n.First, n.End); cut > 0 {
			more = append(more, ling.Name{First: cut, End: n.End, Label: ling.Location, Score: n.Score})
			n.End = cut
		}
	}
	r.Names = append(r.Names, more...)
}

// town is where the area begins in the name of a town with its area behind it, 0 in others.
func (r *repair) town(first, end int) int {
	for cut := max(first+1, end-longestArea); cut < end; cut++ {
		country, state := r.area(r.Slice(cut, end))
		if country == "" {
			continue
		}
		if len(r.exact(r.Slice(first, end), gazetteer.Query{})) > 0 {
			return 0
		}
		q := gazetteer.Query{Countries: []string{country}, Kinds: parts}
		if slices.ContainsFunc(r.exact(r.Slice(first, cut), q), func(e gazetteer.Entry) bool { return state == "" || e.Admin1 == state }) {
			return cut
		}
	}
	return 0
}

// area is the country that words name, or the state that they name with its country.
func (r *repair) area(words string) (country, state string) {
	if r.opt.Nation != nil {
		if x, ok := r.opt.Nation(words); ok {
			if x.Adjective {
				return "", ""
			}
			return x.Alpha3, ""
		}
	}
	if full := stateName(strings.ToUpper(strings.TrimSuffix(words, "."))); full != "" && words != strings.ToLower(words) {
		words = full
	}
	found := r.exact(words, gazetteer.Query{Countries: federations, Kinds: []gazetteer.Kind{gazetteer.Province}})
	if len(found) == 0 {
		return "", ""
	}
	return found[0].Country, found[0].ID
}

// federations are the countries whose states stand behind towns.
var federations = []string{"USA", "CAN", "AUS", "IND"}

// exact are the entries of a name, however its letters are written.
func (r *repair) exact(words string, q gazetteer.Query) []gazetteer.Entry {
	q.How, q.Limit = gazetteer.Folded, 20
	var out []gazetteer.Entry
	for _, h := range r.src.Search(words, q) {
		if h.How <= gazetteer.Folded {
			out = append(out, h.Entry)
		}
	}
	return out
}

// stateName is a state of the USA by the letters that stand for it in addresses, "" for others.
func stateName(letters string) string {
	_, rest, ok := strings.Cut(states, ";"+letters+"=")
	if !ok || letters == "" {
		return ""
	}
	name, _, _ := strings.Cut(rest, ";")
	return name
}

const states = ";AL=Alabama;AK=Alaska;AZ=Arizona;AR=Arkansas;CA=California;CALIF=California;CO=Colorado;CT=Connecticut;CONN=Connecticut" +
	";DE=Delaware;FL=Florida;FLA=Florida;GA=Georgia;HI=Hawaii;ID=Idaho;IL=Illinois;ILL=Illinois;IN=Indiana;IA=Iowa;KS=Kansas;KY=Kentucky" +
	";LA=Louisiana;ME=Maine;MD=Maryland;MA=Massachusetts;MASS=Massachusetts;MI=Michigan;MICH=Michigan;MN=Minnesota;MINN=Minnesota" +
	";MS=Mississippi;MO=Missouri;MT=Montana;NE=Nebraska;NV=Nevada;NH=New Hampshire;NJ=New Jersey;NM=New Mexico;NY=New York" +
	";NC=North Carolina;ND=North Dakota;OH=Ohio;OK=Oklahoma;OKLA=Oklahoma;OR=Oregon;PA=Pennsylvania;PENN=Pennsylvania;RI=Rhode Island" +
	";SC=South Carolina;SD=South Dakota;TN=Tennessee;TENN=Tennessee;TX=Texas;TEX=Texas;UT=Utah;VT=Vermont;VA=Virginia;WA=Washington" +
	";WASH=Washington;WV=West Virginia;WI=Wisconsin;WIS=Wisconsin;WY=Wyoming;"
