package coref

import "strings"

// Given names by the sex of most who bear them, from general knowledge. They
// only choose between antecedents of "he" and "she"; a name that isn't here
// goes with both.
const (
	givenMen = `
abdi abdoulaye abdullahi abebe abiy abubakar adama agus alassane aliou alioune alvaro amit arvind aung babatunde bakary bekele
bilawal bongbong boubacar budi cheick chidi chukwuma danladi daouda dawit demba deogratias diadie dieudonne dieudonné duc emeka
evo falah femi garba getachew gholam girma gustavo haile hama hamadou haruna hossein htun ibrahima jair javad jejomar jian joko
jun kamau kidane kiprop koffi kossi kouame kwame kyaw mahamadou mahamat mamadou ming minh modibo mohamud moussa mulugeta mwangi
mykola ochieng olusegun otieno oumar ousmane prabowo prayuth rahul raj ramesh salif samba sani segun sekou seydou shahbaz siddig
sidi somchai souleymane suresh taras tesfaye thein tidiane tunde usman vijay wagdi yakubu yao yaya yonas youssouf zalmay zaw
aaron abbas abdallah abdel abdul abdullah abdulrahman abraham abu adam adel adnan adrian ahmad ahmed akbar akram alan albert
aleksandr alejandro alex alexander alexei alexey alfred ali alireza allan amadou amin amir amr anatoly anders andreas andrei andrew
andriy andré andy angelo anthony antoine anton antonio antony anwar ariel arnold arthur ashraf asif assad awad ayman aziz babak badr barack bashar
bassam bassel ben benjamin benny bernard bernie bill bilal bob boris bradley brahim brandon brendan brett brian bruce bruno
carl carlos cesar charles charlie chris christian christopher chuck claude clement clive colin
craig cristian daniel danny dario daud dave david dawud dean denis dennis derek desmond diego dimitri dirk
dmitri dmitry dmytro dominic don donald doug douglas dragan duncan dwight eamon ed eddie edgar edmund eduardo edward ehud emil
emmanuel emmerson enrique eric erik ernest ernesto esmail evan evgeny ezra fadi fahd faisal faraj fathi fawzi fayez federico felipe felix
ferdinand fernando fidel filip francesco francis francisco franco frank franz fred frederick friedrich fuad gabriel
gareth gary gavin gennady geoffrey georg george georges gerald gerard gerhard ghassan gilbert giorgio giovanni giuseppe
glenn gordon graham greg gregory guillermo günter gus gustav guy habib hadi hafez haider hakan hakim hamad hamdi hamid hamza hans
harald harold harry hasan hashim hassan hatem haytham haitham hector heinrich helmut henri henry herbert hernan hilal hisham hosni howard
hubert hugh hugo humphrey husam hussain hussein ian ibrahim idris idriss idrissa ignacio igor ihsan ilham imad imran isaac isaias ishmael
ismail issa ivan ivo jack jacob jacques jalal jamal james jamil jan jared jason jassim javier jawad jean jeff jeffrey
jeremy jerome jerry jesse jesús jim jimmy joachim joao joaquin joe joel johan johannes john jon jonas jonathan jorge
josef joseph josh joshua josé jose juan julian julio juma jürgen kamal kareem karim karl keith ken kenneth kevin khaled khalid
khalifa khalil khamis kim kofi konrad kurt kyle laith lamine lars laurence laurent lawrence lee leon leonard leonid leopold lewis liam
lionel lloyd lorenzo louis lucas luis luiz luke maher mahdi mahmood mahmoud mahmud majid malik manuel mansour marc marcel marco marcos marcus mario
mark marko markus marouf martin marwan marvin massoud matt matteo matthew maurice max maxim mehdi mehmet michael michel miguel mike
mikhail milan miloš milos mitch moammar mohamad mohamed mohammad mohammed mohsen moise morgan moses mostafa muammar mubarak muhammad muhammadu mukhtar
munir murad musa mustafa muqtada nabil nadim naim najib narendra nasser nathan nawaf nawaz nazir ned neil nelson nicholas nick nicolas nicolás nigel
nikita nikola nikolai nikolay nimr nizar noah noam norman nouri nuri oleg oleh olivier oliver omar omer omran oscar osama osman oswaldo othman otto owen
pablo paolo pascal patrick paul paulo pavel pedro percy peter petr petro petros phil philip philippe pierre piotr qais qasem qassem qasim rabih rachid radovan
rafael rafiq rajab rajiv ralph ramadan rami ramil ramzi rashid rashad ratko raul raymond recep reza richard rick ricardo riyad rob robert roberto
robin rodrigo roger roland rolf roman ron ronald rory ross roy rudolf rupert russell ryan saad sabri saddam saeed said saif salah salahuddin saleh
salem salim salman salva sam sami samir samuel sanjay santiago scott sean sebastian selim sergei sergey sergio serhiy shane shaun shawn sheikh
silvio simon slobodan stanislav stefan stephane stephen steve steven stewart stuart suleiman sultan tahir taha tareq tariq tarek tayyip ted terence terry tewodros thabo
theodore thomas tim timothy tobias todd tom tomas tomasz tommy tony trevor umar uri usama vadim valentin valery vasily viktor victor vincent
viktor vitaly vladimir vladislav volodymyr waleed walid walter warren wayne werner wilhelm will william wolfgang xavier yahya yair yasir yasser yevgeny yitzhak
yoweri yuri yury yousef youssef yunus yusuf zach zachary zaid zayd zaydun zbigniew ziad ziyad zoran fred gordon
`
	givenWomen = `
adaeze aissata akinyi almaz asha awa benazir chioma fatoumata hadiza halima hauwa hodan kadiatou mamata meseret nasrin ngozi
oksana oumou parvin priyanka rahma rokia thandar tigist wanjiru zahra
abigail ada adele adriana agnes aicha aisha alba alessandra alexandra alexis alice alicia alina alison amal amanda amber amelia amina aminata amy ana
anastasia andrea angela angelica angelina anita ann anna anne annette annie antonia april ariana arianna arwa asma asmaa audrey aurora ava avril ayesha barbara
beatrice beatriz begum belinda bella bernadette beth betty beverly bianca birgit bouthaina brenda bridget brigitte britney caitlin camila camilla
carla carmen carol carole caroline carolyn catherine cathy cecilia celeste charlotte chelsea chloe christiane christina christine cindy claire clara claudia
condoleezza constance cora cristina cynthia dalia daniela danielle daphne deborah debra delia denise diana diane dilma dina dolores donna
dora doris dorothy ebru edith eileen elaine eleanor elena eleni elisa elisabeth elise eliza elizabeth ella ellen elsa emily emma erica erika esther ethel
eva evelyn fadia faiza farah fatima fatma fatou federica fiona florence frances francesca frida gabriela gabriella gail gemma georgia geraldine gertrude ghada gina gisela giulia gladys
gloria grace greta gretchen gulnara gwen hadiya hala hana hanan hannah harriet hazel heather heba heidi helen helena helga henrietta hilary hilda hillary hind hoda
huda ida ilhan ines inga ingrid irena irene irina iris irma isabel isabella ivana ivy iryna jackie jacqueline jamila jane janet janice jasmine jeanette
jeannette jeanine jen jennifer jenny jessica jill joan joanna jocelyn josephine joyce judith judy julia juliana julie juliet june karen karin karla kate katharina katherine
kathleen kathryn kathy katie kelly khadija kirsten klara kristen kristin kristina lana lara latifa laura lauren layla leah leila lena leslie leyla
lilian liliana lily lina linda lisa lois loretta lorraine louisa louise lourdes lubna lucia lucille lucy luisa lydia lynn mabel madeleine madeline madonna mae maggie maha malala
manal mandy marcia margaret margarita margot maria mariam marian mariana marianne marie marilyn marina marisa marjorie marta martha mary maryam
matilda maureen maya may megan mei melanie melinda melissa mercedes meryem mia michaela michelle mildred mina mira miranda miriam moira molly mona monica
monika muriel myriam nabila nada nadia nadine nafissatou nancy naomi natalia natalie natasha nawal nelly nicola nicole nina noor nora norma nour olga
olivia oprah pamela patricia patsy paula pauline peggy penelope penny petra phoebe phyllis polly priscilla rachel rana rania raquel rasha rebecca regina reem renata rhonda rima rita roberta roma rosa rosalind
rosalynn rosario rose rosemary roxana ruth sabrina sadie sahra sajida sally salma samantha samira sandra sara sarah selma serena shakira sharon sheikha sheila sherry shirin shirley sigrid
silvia simone sofia solange sonia sophia sophie stacy stella stephanie sue suha susan susana susanna susanne suzan suzanne svetlana sylvia tabitha talia tamara tania
tanya tara tatiana tawakkol teresa tessa thelma theresa tina tracy ulrike ursula valentina valeria valerie vanessa vera veronica victoria viola violet virginia
vivian wafa wanda wendy widad wilma winnie yasmin yelena yolanda yulia yvette yvonne zainab zaynab zeinab zelda zoe zubaida
`
)

var (
	menNames   = set(givenMen)
	womenNames = set(givenWomen)
	menNouns   = set(`man boy father son brother husband uncle nephew grandfather king prince
		sheikh sultan emir mr sir lord monk priest imam bishop pope businessman congressman
		spokesman policeman fisherman gunman chairman actor statesman widower gentleman
		duke baron emperor shaikh hajj ayatollah mullah bin ibn son-in-law guy`)
	womenNouns = set(`woman girl mother daughter sister wife aunt niece grandmother queen
		princess sheikha mrs ms miss lady madam madame nun businesswoman congresswoman
		spokeswoman policewoman chairwoman actress widow bride duchess empress bint hajja
		daughter-in-law girlfriend`)
)

// gender is a set of grammatical genders that a phrase may have.
type gender uint8

const (
	masculine gender = 1 << iota
	feminine
	neuter
	anyGender = masculine | feminine | neuter
)

// nameGender guesses from the words of a person's name, in lower case.
//   - "Sheikha Noura bint Saif": a patronymic decides against all else
//   - "Anna Petrova": an East Slavic surname in -ova, -eva, -skaya is a woman's
func nameGender(parts []string) gender {
	for _, p := range parts {
		switch {
		case p == "bint" || p == "binti":
			return feminine
		case p == "bin" || p == "ibn":
			return masculine
		}
	}
	if len(parts) > 0 {
		if menNames[parts[0]] && !womenNames[parts[0]] {
			return masculine
		}
		if womenNames[parts[0]] && !menNames[parts[0]] {
			return feminine
		}
	}
	if n := len(parts); n > 1 {
		for _, e := range []string{"ova", "eva", "skaya", "ska"} {
			if strings.HasSuffix(parts[n-1], e) && len(parts[n-1]) > 5 {
				return feminine
			}
		}
	}
	return masculine | feminine
}
