package happening

import (
	"strings"

	"github.com/kljensen/snowball/english"
)

// irregular are verbs whose past the stemmer cannot know, and nouns whose verb it
// cannot: past, then the verb.
const irregular = `
shot shoot slain slay slew slay fell fall fallen fall took take taken take held hold met meet said say told tell
fought fight struck strike stricken strike hit hit left leave lost lose won win sent send gave give given give came come went go gone go
began begin begun begin broke break broken break brought bring bought buy built build burnt burn caught catch chose choose chosen choose
cut cut drove drive driven drive flew fly flown fly fled flee forbade forbid found find froze freeze frozen freeze got get hid hide hidden hide
hurt hurt kept keep knew know known know laid lay led lead lent lend made make meant mean paid pay put put quit quit ran run rang ring rose rise risen rise
saw see seen see sold sell set set shook shake shaken shake shut shut sank sink sunk sink spoke speak spoken speak spent spend stole steal stolen steal stood stand
swore swear sworn swear swept sweep taught teach threw throw thrown throw understood understand withdrew withdraw withdrawn withdraw wrote write written write
blew blow blown blow beaten beat overran overrun overthrew overthrow overthrown overthrow was be were be been be is be are be had have has have did do done do
men man women woman children child people people policemen policeman lives life wives wife
explosion explode attacker attack fighting fight shooting shoot bombing bomb killing kill death die dead die
decision decide agreement agree statement state announcement announce arrival arrive departure depart resignation resign withdrawal withdraw
detention detain abduction abduct seizure seize
`

func newIrregular() map[string]string {
	out := map[string]string{}
	words := strings.Fields(irregular)
	for i := 0; i+1 < len(words); i += 2 {
		out[words[i]] = words[i+1]
	}
	return out
}

var irregularOf = newIrregular()

// stem is a word's stem, of an irregular form its verb's.
func stem(lower string) string {
	if base, ok := irregularOf[lower]; ok {
		lower = base
	}
	return english.Stem(lower, false)
}

// vague are stems of triggers that say little of what happened: two claims are no
// nearer for sharing them. They carry nouns ("carry out", "take place") or report.
const vague = `
say tell state announce declare report add comment remark note claim deny think believe know
be have do make take go come get give put hold keep carry conduct launch stage mount set bring use become happen occur place event incident
see show want plan try help work call ask expect continue begin start end stop leave remain include follow lead face decide cause result
`

var vagueStems = newGroups(vague)

// unweighed are words that tell nothing about a happening.
const unweighed = `
a an the and or but nor if then than that this these those there here of in on at by for with from to into onto over under after before during since until
between among against about around near within without through across along as is are was were be been being am do does did have has had having will would
shall should may might must can could not no nor it its he him his she her hers they them their theirs we us our you your i me my who whom whose which what
when where why how all any both each every few more most much many some such other another same own so too very just also only even still yet already again
one two three four five six seven eight nine ten first second last next new old mr mrs ms s t said say says saying told tell tells according reported
reportedly report reports monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
today yesterday tomorrow week month year day morning evening night afternoon time local while however because although though up down out off back
`

var unweighedWords = newWordSet(unweighed)

func newWordSet(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}
