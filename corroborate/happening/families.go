package happening

import (
	"strings"

	"github.com/kljensen/snowball/english"
)

// families are words that name happenings of one sort, a family a line, from general
// knowledge of English; a word may be in several. What excludes each other stands in
// different lines: abduction and release, a meeting and the agreement reached there.
const families = `
kill die death dead slay murder homicide slaughter massacre perish assassinate fatal deadly casualty toll life lethal execution execute
injure injury wound hurt maim casualty
shoot shooting gunfire gunshot fire gun
bomb bombing blast explode explosion detonate detonation ied mine device
attack assault raid storm offensive strike onslaught ambush hit target
clash fight fighting battle combat skirmish firefight gunfight engage confrontation exchange
shell shelling bombard bombardment mortar artillery pound rocket
airstrike bomb bombing raid strike air bombardment
behead decapitate execute execution
stab knife slash
abduct abduction kidnap kidnapping seize hostage snatch capture
release free freed freedom liberate
arrest detain detention apprehend nab custody catch capture round imprison jail jailing
charge indict indictment accuse arraign arraignment
try trial hearing court prosecute prosecution
convict conviction guilty verdict find
sentence sentencing jail imprison prison
acquit acquittal clear exonerate
plead plea
escape flee break breakout getaway jailbreak
search hunt manhunt comb look pursue
rescue save recover retrieve
find discover discovery locate recover uncover
capture seize take overrun fall conquer retake recapture
withdraw withdrawal retreat pull pullout leave evacuate
deploy deployment send dispatch reinforce troop
surrender disarm
protest demonstrate demonstration rally march demonstrator
riot unrest violence clash rampage disturbance
strike walkout stoppage
loot looting ransack vandalise vandalize rob robbery steal theft heist burgle burglary
burn arson torch fire blaze
hijack hijacking seize commandeer piracy
sanction embargo penalty blacklist
expel expulsion deport deportation oust evict
ban prohibit bar suspend suspension outlaw
resign resignation quit step leave departure
appoint appointment name hire pick choose select tap nominate nomination replace successor succeed announce unveil reveal cast casting
dismiss sack fire firing oust remove removal
elect election vote win poll
vote ballot referendum poll
pass approve approval adopt adoption enact ratify endorse
reject refuse veto decline rebuff turn
sign deal agreement pact accord treaty contract agree
ceasefire truce armistice
meet meeting talk summit conference negotiate negotiation discuss discussion confer
visit trip tour arrive arrival travel
mediate mediation broker
call phone telephone conversation
say tell state statement announce announcement declare report add comment remark note
accuse blame allege accusation allegation condemn denounce criticise criticize criticism
deny denial refute dispute
claim responsibility
warn warning threaten threat vow
demand urge request appeal ask
promise pledge vow commit
offer bid propose proposal
donate donation aid assist assistance deliver distribute supply relief
block blockade close closure shut shutdown seal cordon
displace displacement flee evacuate evacuation
quake earthquake tremor temblor jolt shake shock hit strike
aftershock
flood flooding inundate deluge
storm hurricane cyclone typhoon
eruption erupt
fire blaze wildfire inferno burn
crash collide collision wreck accident
sink capsize
collapse cave
damage destroy destruction wreck devastate ruin demolish
launch release introduce unveil debut roll rollout announce
buy acquire acquisition purchase takeover merge merger deal snap
sell sale divest
invest investment
cut layoff redundancy lay job axe eliminate
bankruptcy insolvency file
sue suit lawsuit litigation file
patent infringe infringement violate violation
recall
win victory beat defeat triumph top
lose loss defeat
score goal touchdown
draw tie
tour concert perform performance
award prize honour honor nominate oscar
host present presenter emcee
film movie star cast role play portray
enter check admit admission rehab rehabilitation treatment
marry marriage wed wedding
divorce split separate separation
hospitalise hospitalize hospital admit
treat treatment operate operation surgery
bury burial funeral
poison poisoning
rape molest abuse assault
torture beat beating
smuggle traffic trafficking
hack hacking breach cyberattack
leak disclose disclosure
spy espionage
postpone delay defer adjourn cancel cancellation
begin start open commence
end finish conclude
continue remain
rise increase grow climb jump surge gain
fall drop decline plunge slump decrease tumble
test missile launch
patrol
inspect inspection investigate investigation probe inquiry inquest
recognise recognize recognition
apologise apologize apology
pardon amnesty clemency
retire retirement
suspend suspension
trade transfer acquire sign
occupy occupation squat
intercept seize interdict board
disarm defuse
bid tender
acknowledge admit admission confess confession concede
adopt adoption custody foster
age birthday anniversary celebrate celebration commemorate
air broadcast televise aired show screen stream
alert warn warning alarm caution
amend amendment revise revision reform overhaul
annul void invalidate overturn quash reverse
argue argument quarrel row feud dispute spat
arrive arrival land landing reach
assemble gather gathering crowd convene
assess assessment evaluate review audit examine
back endorse endorsement support
ballot nominate candidacy candidate run
bar block prevent thwart stop foil halt
betray betrayal defect defection turncoat
boycott shun
bribe bribery corrupt corruption kickback graft embezzle embezzlement
bust raid crackdown sweep
campaign canvass rally
celebrate party festival feast
chase pursue pursuit follow tail
cheat fraud swindle scam defraud con
choke strangle suffocate smother
climb ascend ascent scale
coach manage manager head
compete contest race match game play tournament
complain complaint grievance lodge
congratulate praise laud hail commend
contaminate contamination pollute pollution spill leak
copyright piracy plagiarise plagiarize copy
coup putsch overthrow topple mutiny
cripple paralyse paralyze disrupt disruption halt
crown coronation inaugurate inauguration swear oath install
cure heal recover recovery
default owe debt
derail derailment
dig excavate excavation unearth
dive plunge jump leap
drown drowning
drug dope doping narcotic overdose
earn profit revenue income post
eat dine dinner banquet
encounter meet confront
erase delete wipe
exile banish banishment
explore exploration expedition
extradite extradition hand surrender transfer
fail failure miss
fine penalty penalise penalize
fly flight takeoff
found establish establishment set create creation
freeze block seize confiscate confiscation impound
fund finance invest funding grant
gas chemical nerve
graduate graduation degree
harass harassment bully stalk
hear hearing testify testimony witness
heat heatwave drought
hide conceal concealment
hug embrace kiss greet handshake
hunger starve starvation famine fast
identify identification name recognise
ignite spark trigger
illness ill sick disease infect infection outbreak epidemic
impeach impeachment
import export ship shipment
inject vaccinate vaccination vaccine jab
insult mock ridicule offend
interview question interrogate interrogation quiz
join enlist enrol enroll recruit recruitment
kneel pray prayer worship mass
lag delay stall
land touch touchdown splashdown
landslide mudslide avalanche
lash batter pound slam hit
lead command head
lend loan borrow bail bailout
lie mislead deceive
lift ease relax remove
light illuminate
lose disappear disappearance missing vanish
lynch mob
march parade procession
measure register record gauge
merge unite unify union
migrate migration immigrate
mine drill extract
move relocate relocation shift transfer
negotiate bargain haggle talk
open inaugurate unveil
orbit rocket launch satellite probe
order command instruct decree
overtake pass surpass exceed
paint draw sculpt exhibit exhibition
park stop halt
perjure perjury lie
photograph film record video
plan plot conspire conspiracy scheme
pray vigil mourn mourning tribute memorial
premiere debut release opening
pregnant pregnancy expect birth baby born deliver
print publish publication issue
privatise privatize nationalise nationalize
prohibit outlaw ban criminalise
promote promotion upgrade elevate
publish release issue reveal disclose
punish punishment discipline
qualify advance progress
quarantine isolate isolation lockdown curfew
rain rainfall downpour
ration shortage run
rebel rebellion revolt uprising mutiny insurrection
record album song single
recruit hire employ
refund repay repayment compensate compensation
rename name call dub
rent lease let
repair fix restore restoration rebuild
repatriate return
rescue evacuate airlift save
rest retire quit
rule ruling judgment judgement verdict decision decide
score hit goal
seal sign clinch secure
serve term sentence
settle settlement resolve
sex prostitute solicit
shelve scrap drop abandon
sing perform concert
smoke tobacco
speak speech address
speed race exceed
splash dunk
spray tear pepper
spread expand expansion widen
stampede crush trample
strand stuck trap maroon
strip revoke rescind withdraw
study research survey
subpoena summon summons call
suicide self-immolation hang
swap exchange trade
tax levy tariff duty
tear rip
tip inform
tow drag haul
trespass intrude intrusion break
tweet post message
undergo operation surgery
upgrade improve improvement
urge appeal plead
vanish disappear missing
vow pledge promise swear
weaken dilute
whistle blow reveal
win earn receive collect
develop development build construct construction
`

// parties are words for the same sort of people or body.
const parties = `
police policeman policewoman officer cop constable gendarme detective
soldier troop army military serviceman trooper force conscript
militant rebel gunman insurgent fighter militia militiaman guerrilla extremist jihadist terrorist attacker assailant
civilian people person villager resident local inhabitant bystander passer-by victim
protester demonstrator protestor marcher crowd activist
worker employee staff labourer laborer miner
lawmaker legislator deputy mp parliamentarian senator congressman congress parliament
government authority administration state official cabinet ministry
minister secretary
president leader head chief
captive hostage prisoner detainee inmate
child boy girl kid teenager teen youth student pupil
man male
woman female
suspect defendant accused
journalist reporter correspondent
doctor medic nurse surgeon
refugee migrant asylum-seeker displaced
bus minibus coach
vehicle car van truck convoy lorry
company firm corporation maker manufacturer giant
ship vessel boat tanker
plane aircraft jet airliner
`

// groups maps each stem to the lines that it is in.
type groups map[string][]int16

func newGroups(table string) groups {
	out := groups{}
	for i, line := range strings.Split(strings.TrimSpace(table), "\n") {
		for _, w := range strings.Fields(line) {
			s := english.Stem(w, false)
			if list := out[s]; len(list) == 0 || list[len(list)-1] != int16(i) {
				out[s] = append(list, int16(i))
			}
		}
	}
	return out
}

// The tables are read once and never change.
var (
	familyOf = newGroups(families)
	partyOf  = newGroups(parties)
)
