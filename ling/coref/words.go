package coref

import "strings"

// words is a fixed set of lower-case words; it is never written to once made.
type words map[string]bool

func set(lists ...string) words {
	w := words{}
	for _, l := range lists {
		for _, f := range strings.Fields(l) {
			w[strings.ReplaceAll(f, "_", " ")] = true
		}
	}
	return w
}

// Nouns for one person by office, trade, part or kin. Most nouns in -er, -or,
// -ist, -man are caught by their ending (see personEnding); these are the
// others, and those that matter most.
var personNouns = set(`
	president vice-president premier minister secretary undersecretary ambassador envoy
	mediator negotiator governor mayor commissioner chancellor senator congressman lawmaker
	deputy delegate representative spokesman spokeswoman spokesperson official officer aide
	adviser advisor assistant consul attache diplomat judge prosecutor magistrate lawyer attorney
	general colonel major captain lieutenant sergeant corporal brigadier marshal admiral
	commodore commander chief head leader chairman chairwoman chair chairperson founder
	director manager boss king queen prince princess emir sultan sheikh shaikh imam mullah
	ayatollah cleric priest monk nun friar bishop archbishop cardinal pope pastor patriarch mufti rabbi elder
	warlord strongman dictator tyrant ruler ringleader
	soldier policeman policewoman conscript recruit guard gendarme ranger marine sailor airman
	pilot sniper gunman fighter militant rebel insurgent guerrilla jihadist islamist terrorist
	extremist bomber attacker assailant hijacker kidnapper pirate smuggler trafficker bandit
	raider mercenary militiaman tribesman veteran defector deserter combatant
	civilian resident citizen villager townsman inhabitant local national foreigner neighbour
	neighbor refugee migrant evacuee returnee asylum-seeker expatriate settler nomad herder
	farmer fisherman shepherd labourer laborer worker miner driver trader merchant shopkeeper
	businessman businesswoman hawker vendor owner landlord tenant
	doctor nurse medic paramedic surgeon physician patient teacher professor pupil student
	scholar scientist researcher engineer expert analyst historian journalist reporter
	correspondent editor photographer cameraman blogger author writer poet artist singer actor
	actress player coach athlete footballer
	man woman boy girl child baby infant teenager youth youngster adult person individual
	people folk father mother son daughter brother sister husband wife widow uncle aunt nephew
	niece cousin grandfather grandmother parent relative orphan friend comrade colleague
	companion partner ally rival opponent critic enemy supporter follower sympathizer backer
	sponsor donor member participant protester protestor demonstrator marcher striker activist
	campaigner dissident candidate nominee voter politician statesman successor predecessor
	victim survivor casualty hostage captive detainee prisoner inmate convict suspect defendant
	witness accused culprit perpetrator murderer killer thief robber burglar hacker
	peacekeeper volunteer staffer employee servant contractor consultant expert observer
	monitor inspector investigator detective bodyguard courier messenger emissary
	user customer client passenger visitor guest tourist traveller traveler pilgrim host
	hero martyr genius leader-in-exile incumbent
	notable dignitary chieftain caliph sheik heir clerk cadet commando prefect parliamentarian academic peasant townspeople
	sir madam mr mrs ms dr chargé ombudsman coordinator counsellor counselor rapporteur
`)

// Nouns for a body of people that acts as one.
var groupNouns = set(`
	group organization organisation movement party faction gang cell network cartel syndicate
	clan tribe sect army navy police militia force brigade battalion regiment division company
	corps unit squad squadron platoon garrison battery fleet column patrol command guard
	front bloc block alliance coalition union league federation confederation association
	committee council commission board bureau agency authority administration government
	cabinet regime junta presidency ministry department office secretariat parliament
	congress senate assembly legislature house court tribunal judiciary directorate
	embassy consulate mission delegation team panel body institute institution foundation
	charity society club church diocese university college school bank firm corporation
	company business enterprise manufacturer publisher broadcaster newspaper station channel
	outlet magazine media press state kingdom republic emirate caliphate nation country
	opposition leadership side camp wing branch crowd mob public population community
	family household minority majority diaspora staff crew personnel workforce
	electorate forum summit task_force think_tank umbrella consortium cooperative
	prosecution defence defense military intelligence troika quartet band outfit
	radio television broadcaster tv website blog daily
`)

// Nouns for a place or a building.
var placeNouns = set(`
	place area region province governorate state district county municipality city town
	village hamlet suburb neighbourhood neighborhood quarter capital port harbour harbor
	border frontier crossing checkpoint coast shore island peninsula desert mountain hill
	valley river lake sea ocean gulf bay strait canal road highway street square bridge
	airport airfield airbase base camp barracks compound headquarters outpost post fort
	fortress prison jail hospital clinic school mosque church temple synagogue market
	factory refinery field oilfield pipeline plant dam well mine farm station building
	house home hotel museum palace site location spot zone territory land country
	enclave stronghold front frontline line route corridor east west north south centre
	center park stadium garden world
`)

// Nouns for a stretch or point of time: no participants.
var timeNouns = set(`
	second minute hour day night morning afternoon evening noon midnight dawn dusk week
	weekend fortnight month quarter year decade century time today yesterday tomorrow tonight
	date period era season spring summer autumn winter moment ramadan
	monday tuesday wednesday thursday friday saturday sunday
	january february march april may june july august september october november december
`)

// Nouns whose ending looks like a person's.
var notPersons = set(`
	matter order power number border weather water winter summer letter paper computer
	factor sector corridor error river quarter charter offer answer manner chapter tower
	shelter helicopter launcher bunker tanker cruiser destroyer carrier frigate river
	disaster danger chamber register paper poster banner trailer router server container
	water weather layer finger shoulder corner counter cover timber rubber copper silver
	laser radar fever cancer ulcer disorder murder slaughter laughter anger hunger
	character parameter meter center centre theater theatre barrier frontier transfer
	behavior behaviour favor favour honor honour labor labour color colour humor humour
	terror horror mirror motor tractor reactor rumor rumour tutor_fee vapor vapour
	consideration gender remainder reminder calendar cylinder folder boulder powder
	ladder rudder feather leather whether either neither other another newsletter
	mortar altar pillar dollar cellar collar grammar seminar solar sugar door floor
	list fist twist waist wrist mist checklist
	surrender wonder trigger stopper bulldozer digger lorry cooler heater filter
	merger ledger encounter semester sticker freighter trawler steamer liner locker drawer
	dinner supper butter lever liver roster vector interior exterior anchor armor armour
	indicator detector generator elevator sensor projector carrier scooter chopper spider
	tiger hammer lumber ember plaster blister thunder tender glider rotor metaphor superior
	twitter computer printer scanner adapter booster buffer cluster disaster layer
`)

// Nouns that mean what somebody does: with a demonym the country is the agent,
// "Turkish shelling" (see countries).
var deedNouns = set(`
	support backing aid assistance help attack raid strike airstrike shelling bombardment
	bombing offensive assault incursion invasion intervention interference occupation
	withdrawal retreat deployment pressure demand request call appeal proposal offer
	threat warning accusation allegation claim denial statement condemnation criticism
	praise recognition rejection refusal veto decision position stance involvement
	participation mediation diplomacy policy plan operation campaign manoeuvre maneuver
	exercise embargo sanction blockade ban influence presence effort role promise pledge
	commitment fire rocket
`)

// Verbs whose subject utters what follows or goes before.
var sayingVerbs = set(`
	say tell add state declare announce claim assert maintain insist argue explain note
	remark comment reply respond answer ask report write tweet post quote cite read warn
	urge stress emphasise emphasize underline reiterate reaffirm affirm confirm deny admit
	acknowledge concede complain allege accuse condemn criticise criticize praise predict
	promise pledge vow swear suggest recall continue conclude observe point_out shout cry
	exclaim whisper murmur think believe hope feel joke call describe go proclaim demand
	order appeal repeat
`)

// Verbs with an "it" that refers to nothing: "it seems that", "it rained".
var expletiveVerbs = set(`
	seem appear happen turn rain snow hail thunder transpire follow suffice
`)

// Nouns whose bare singular or plural names one body throughout a report:
// "Police said … police".
var soleNouns = set(`police army navy parliament congress government opposition military
	cabinet prosecution airforce`)

// Nouns that, after "the", almost always take up somebody or something already
// spoken of, so that a name of the right class will do.
var (
	takeUpGroup = set(`group organization organisation movement faction gang outfit body bloc
		firm company agency network cell party militia force unit alliance coalition
		institution ngo charity newspaper brigade`)
	takeUpPerson = set(`man woman boy girl person individual politician lawmaker`)
	takeUpPlace  = set(`city town village country region area province island district place
		location site territory state nation kingdom republic`)
)

// Classes of nouns where one description may take up another: "the gunmen …
// the attackers". The words of a row mean much the same in a report.
var nearSynonyms = []string{
	"gunman attacker assailant militant fighter insurgent rebel terrorist raider gunmen bandit jihadist extremist guerrilla",
	"soldier troop serviceman trooper",
	"police policeman officer constable",
	"organization organisation group movement faction outfit body",
	"company firm corporation business enterprise",
	"brigade battalion unit regiment force militia",
	"agreement accord deal pact treaty truce ceasefire settlement",
	"meeting talk summit conference session negotiation discussion",
	"attack raid strike assault bombing shelling offensive operation",
	"town city village",
	"protester protestor demonstrator marcher crowd",
	"inmate prisoner detainee captive hostage",
	"demonstration protest march rally sit-in",
	"child boy girl youth teenager",
	"statement declaration communique announcement remark comment",
	"army military",
	"country state nation republic",
	"refugee migrant evacuee",
	"lawyer attorney", "envoy ambassador diplomat mediator", "lorry truck vehicle",
	"resident villager inhabitant local", "spokesman spokeswoman spokesperson",
	"minister secretary", "worker employee staff", "election vote poll", "book novel",
	"film movie",
}

// synonymRow maps a noun to its row of nearSynonyms plus one; 0 for none.
var synonymRow = func() map[string]int {
	m := map[string]int{}
	for i, row := range nearSynonyms {
		for _, w := range strings.Fields(row) {
			m[w] = i + 1
		}
	}
	return m
}()

// personEnding tells whether a noun's ending makes it a word for a person:
// "commander", "organiser", "loyalist", "oilman".
func personEnding(lemma string) bool {
	if notPersons[lemma] || len(lemma) < 5 {
		return false
	}
	for _, e := range []string{"er", "or", "ist", "man", "ian"} {
		if strings.HasSuffix(lemma, e) {
			return true
		}
	}
	return false
}
