package origin

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/name"
)

// knower is who is said to know, as one report puts it.
type knower struct {
	kind   reportedly.OriginKind
	who    string   // in the report's words
	id     string   // the registry's identity
	person string   // a person's name
	sort   string   // the chain of command: "police"
	words  []string // what names the body or describes the person, role words left out
	nouns  []string // what sort of institution it is: "directorate"
	state  bool     // that it is a ministry or a government, whatever it is in charge of
	nation string   // the state whose body it is, ISO 3166-1 alpha-3
	own    string   // the publisher whose own voice it is
	author string   // the byline of its own voice
	medium string   // an outlet that is cited and isn't at hand
	// shown tells that it knows by itself: a named person, a body, the publisher's own
	// eyes. The others may be one with any.
	shown bool
	why   string
}

// describe makes a knower of a speaker's words: "harbour police chief Omar Vell",
// "the Marib Health Office", "a resident".
func describe(desc, full, id string, kind reportedly.SpeakerKind) knower {
	k := knower{who: strings.TrimSpace(desc), kind: reportedly.UnnamedOrigin}
	if !strings.HasPrefix(id, "local:") {
		k.id = id
	}
	if kind == reportedly.NamedSpeaker || kind == reportedly.NamedOfficial {
		k.person = full
	} else if p := personIn(desc); p != "" && kind != reportedly.OrganisationSpeaker {
		k.person = p
	}
	all := desc
	if k.person == "" && full != "" {
		all += " " + full
	}
	k.setBody(all)
	switch {
	case k.person != "":
		k.kind, k.shown = reportedly.NamedOrigin, true
		if !strings.Contains(name.Fold(k.who), lastOf(name.Words(k.person))) {
			k.who = k.person
		}
	case k.sort != "" || kind == reportedly.OrganisationSpeaker || named(desc) || bodyNoun(desc):
		k.kind, k.shown = reportedly.BodyOrigin, k.sort != "" || len(k.words) > 0 || theBody.MatchString(strings.TrimSpace(desc))
	case kind == reportedly.DocumentSpeaker:
		k.kind, k.shown = reportedly.DocumentOrigin, len(k.words) > 0
	case definiteRole(desc):
		k.shown = true // "the ruler's secretary" is one person, though unnamed
	}
	return k
}

func lastOf(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[len(list)-1]
}

// order in which sorts are believed where a description has words of several: a
// "hospital of the General Authority" is a hospital, "provincial police" police.
var sorts = [...]string{"hospital", "health", "prosecutor", "court", "fire", "rescue", "police", "municipality", "embassy", "army", "government", "province", "party"}

// rebels are words in names of groups that are called armies and are no state's.
var rebels = regexp.MustCompile(`(?i)\b(?:resistance|liberation|front|free|rebels?|movement|brigades?|insurgents?|militia|opposition|revolutionary|people'?s|lord'?s)\b`)

// ownArmy is an army named after something other than a state: "Karen Hill Army".
var ownArmy = regexp.MustCompile(`(?:\p{Lu}[\p{L}'’-]+ ){2,}Army\b`)

// stateBody is a ministry, a government or an army that is named after its state, which
// need be in no list: "the Ministry of Defence of the Eastern Republic".
var stateBody = regexp.MustCompile(`\b(?:[Mm]inistry of (?:[A-Z][\p{L}]+ (?:and )?){1,3}|[Mm]inister of (?:[A-Z][\p{L}]+ (?:and )?){1,3}|(?:[Ff]oreign|[Dd]efen[cs]e|[Ii]nterior) [Mm]inist(?:ry|er) |[Gg]overnment |[Pp]residency |[Aa]rmed [Ff]orces |[Ee]mbassy )of (?:the )?(?:[Rr]epublic of )?((?:\p{Lu}[\p{L}-]+ ?){1,3})`)

// setBody finds the chain of command and the words that name it.
func (k *knower) setBody(desc string) {
	person := map[string]bool{}
	for _, w := range name.Words(k.person) {
		_, role := roles()[w]
		person[w] = !role
	}
	found := map[string]bool{}
	all := words(desc)
	for i, w := range all {
		if person[w] || small(w) {
			continue
		}
		if publisherWords()[w] == "body" {
			k.nouns = append(k.nouns, stem(w))
		}
		role, isRole := roles()[w]
		switch {
		case phrase(all, i) != "":
			found[phrase(all, i)] = true
		case isRole && role != "-" && !(w == "general" && i > 0 && all[i-1] == "secretary"):
			found[role] = true
		case isRole, common(w) && strings.Contains(desc, w):
		case nations()[w] != "" && k.nation == "":
			k.nation = nations()[w]
		default:
			if w = stem(w); !contains(k.words, w) {
				k.words = append(k.words, w)
			}
		}
	}
	k.state = found["government"]
	for _, s := range sorts {
		if found[s] {
			k.sort = s
			break
		}
	}
	if m := stateBody.FindStringSubmatch(desc); m != nil && k.nation == "" {
		k.nation = name.Fold(m[1])
	}
	if k.sort == "army" && (rebels.MatchString(desc) || k.nation == "" && ownArmy.MatchString(desc)) {
		k.sort = ""
	}
	if k.sort == "" && k.nation != "" {
		k.words = append(k.words, strings.ToLower(k.nation))
	}
	if k.nation == "" && (k.state || k.sort == "army" || k.sort == "police") { // "Ministry of Defence, Quito"
		for _, w := range all {
			if n := capitals()[w]; n != "" && !person[w] {
				k.nation = n
				break
			}
		}
	}
}

// common tells whether a word, in small letters, says only that there is a body: "the rescue
// centre" has no name.
func common(w string) bool {
	switch w {
	case "centre", "center", "office", "department", "directorate", "unit", "service", "team", "agency", "board", "headquarters", "authority", "authorities", "desk", "branch", "section", "administration", "source", "sources":
		return true
	}
	return false
}

// stem takes off a plural's ending.
func stem(w string) string {
	if len(w) > 4 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is") {
		return w[:len(w)-1]
	}
	return w
}

// letterhead is a publisher's name without what says how it published: "Union of
// Diggers, bulletin 3", "Katiba (voice message)".
func letterhead(s string) string {
	if i := strings.IndexAny(s, "(:"); i > 0 {
		s = s[:i]
	}
	if i := strings.IndexByte(s, ','); i > 0 && release.MatchString(s[i:]) {
		s = s[:i]
	}
	return strings.TrimSpace(s)
}

// phrase is the sort that two words tell together.
func phrase(all []string, i int) string {
	if i+1 >= len(all) {
		return ""
	}
	switch all[i] + " " + all[i+1] {
	case "town hall", "city hall", "city council", "town council":
		return "municipality"
	case "civil defence", "civil defense", "civil protection", "fire brigade", "fire service", "rescue service":
		return "rescue"
	case "armed forces", "air force", "general staff":
		return "army"
	case "state news", "state television", "state tv", "state radio", "state media", "state agency", "state department", "white house", "foreign office", "prime minister":
		return "government"
	}
	return ""
}

// personIn finds a person's name in a description without a model: two or more
// capitalised words in a row that are no roles, or one after a lower-case role or a
// title: "harbour police chief Omar Vell", "Captain Lukusa"; a bare surname.
func personIn(desc string) string {
	fields := strings.Fields(desc)
	best := ""
	for i := 0; i < len(fields); i++ {
		j := i
		for j < len(fields) && nameWord(fields[j]) {
			j++
			if strings.HasSuffix(fields[j-1], ",") {
				break
			}
		}
		if j == i {
			continue
		}
		run := strings.TrimRight(strings.Join(fields[i:j], " "), ",.")
		after := i > 0 && roleWord(fields[i-1]) && !strings.HasSuffix(fields[i-1], ",")
		alone := len(fields) == 1
		full := j-i >= 2 && j-i <= 5 && (i == 0 || lowerWord(fields[i-1]) && !small(fields[i-1]) || roleWord(fields[i-1]) || strings.HasSuffix(fields[i-1], ","))
		if (after || alone || full) && best == "" && (j == len(fields) || strings.HasSuffix(fields[j-1], ",") || lowerWord(fields[j])) {
			best = run
		}
		i = j - 1
	}
	return best
}

// nameWord tells whether a word may be part of a person's name.
func nameWord(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	if !unicode.IsUpper(r) {
		return strings.HasPrefix(w, "al-") || strings.HasPrefix(w, "el-")
	}
	if strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s") {
		return false
	}
	for _, x := range words(w) {
		if _, role := roles()[x]; role || publisherWords()[x] != "" || small(x) || nations()[x] != "" {
			return false
		}
	}
	return true
}

func roleWord(w string) bool {
	for _, x := range words(w) {
		if _, ok := roles()[x]; ok {
			return true
		}
		switch x {
		case "mr", "mrs", "ms", "dr", "sheikh", "sheik", "imam", "father", "sister", "sergeant", "sgt", "gen", "col", "capt", "lt", "president", "king", "prince", "senator", "professor", "survivor", "resident", "teacher", "farmer", "witness", "lawyer", "activist", "trader", "shopkeeper", "driver", "elder", "councillor", "candidate", "villager", "journalist", "envoy":
			return true
		}
	}
	return false
}

func lowerWord(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLower(r)
}

// named tells whether a description has a name beyond its first word: "the
// Northern Hills Bureau".
func named(desc string) bool {
	n := 0
	for i, f := range strings.Fields(desc) {
		r, _ := utf8.DecodeRuneInString(f)
		if unicode.IsUpper(r) && (i > 0 || siglum(f)) {
			n++
		}
	}
	return n > 0
}

var bodies = regexp.MustCompile(`(?i)^(?:the|its|their|a|an)\s(?:[\p{L}'’-]+\s){0,5}(?:company|committee|institute|association|union|party|group|organisation|organization|agency|council|board|commission|movement|militia|charity|mission|federation|bureau|office|authority|authorities|centre|center|network|campaign|church|directorate|department|administration|service|secretariat|council|federation)$|\bspokes(?:man|woman|person|people) (?:for|of)\b`)

// theBody is a body that a description says more of than that it is one: "the security
// directorate", not "the company".
var theBody = regexp.MustCompile(`(?i)^the\s(?:[\p{L}'’-]+\s){1,5}(?:directorate|department|administration|commission|committee|council|institute|association|union|federation|board|service|bureau|secretariat|company|authority)$`)

// bodyNoun tells whether a description is of a body: "the fuel distribution
// company", "a spokesman for the strikers".
func bodyNoun(desc string) bool { return bodies.MatchString(strings.TrimSpace(desc)) }

var oneRole = regexp.MustCompile(`(?i)^(?:the|its|his|her|their)\s(?:[\p{L}'’-]+\s){1,6}(?:secretary|spokesman|spokeswoman|spokesperson|chief|head|director|deputy|manager|chairman|chairwoman|leader|headmaster|principal|chief of staff|administrator|elder|imam|priest|bishop|warden|commissioner)$`)

// definiteRole tells whether a description is of one person, though unnamed: "the
// traditional ruler's secretary".
func definiteRole(desc string) bool { return oneRole.MatchString(strings.TrimSpace(desc)) }
