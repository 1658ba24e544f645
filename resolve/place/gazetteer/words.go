package gazetteer

import "strings"

// articles are words of a folded name that another spelling may leave out: the
// Arabic article in all its assimilated and romanised forms (the last line as
// Russian writes it, Эль-, and libraries spell that), "the", "of", and those of
// Romance and Germanic languages.
var articles = set(`
	al el il ul ad ed adh an en ar er as es ash esh ech at et ath eth az ez l
	ehl ehd ehr ehs ehsh eht ehz ehn
	the of ye wa
	la le les los las lo di da do de del della du des der die das den het`)

// particles are spellings of a word that begins or joins place names, by the one
// they are brought to: "Ouled" and "Awlad", "Ain" and "Ayn". Only words whose
// spellings don't have one key already, or that are frequent, are worth it.
var particles = spellings(
	"bin ibn ben bn", "bani beni banu bnei bne beney", "abu abou bou bu abi aboo", "umm um oum om",
	"ould oulad ouled awlad wlad aulad uled weled", "abd abdel abdul abdal abdu", "kafr kufr kfar kafar kefr",
	"tall tell tel tal", "jabal jebel gebel djebel jbel jabel gabal djabal", "wadi oued ouadi uadi wad wady",
	"ain ayn ein ayin aine ajn", "bir beer", "qasr ksar gasr kasr ghasr qsar", "suq souk souq soug sooq",
	"shaykh sheikh cheikh sheik shekh shaikh shikh shaik", "dayr deir der deyr dair", "bayt beit bet beyt bait",
	"ras raas", "khirbat khirbet kherbet hirbet kharbat khirba kherba", "marsa mersa", "hajj haj hadj hagg",
	"saint st sankt sint", "mount mt", "fort ft", "sidi seedi", "sayyid sayed sayyed",
	"zawiyat zaouiet zawyet zaouia zawiya", "bab beb", "nahr nahar", "birkat birket", "jazirat jaziret gezirat",
	"hassi hasi", "bordj burj borj bourj", "izbat ezbet ezbat ezba izba", "wahat wahet", "shatt chott chatt", "oglat ogla",
	"nagorno verkhniy verkhniye", "novo novy novyy novaya novoye",
)

// generics are words that only say what sort of place a name names, in English and
// in languages whose names are often quoted with them, by the kind.
var generics = func() map[string]Kind {
	m := map[string]Kind{}
	for _, g := range []struct {
		kind  Kind
		words string
	}{
		{Province, `governorate governate governorat province provincia provincie provinz prefecture wilaya wilayah wilayat wilaiya vilayet vilayat
			muhafazat muhafaza mohafazat ostan oblast oblasti oblys krai kray shabiya shabiyat shabiyah state region regione department departement departamento
			dept viloyat viloyati velayat voblasc voblast judet county mintaqat emirate emiraat emirat kanton canton`},
		{District, `district districts raion rayon rajon uezd kaza qada caza nahiya nahiyah nahiyat nahia ilcesi woreda tehsil taluk taluka subdistrict
			municipality municipal municipio arrondissement cercle locality subprefecture upazila tahsil shahrestan uluswali kecamatan kabupaten`},
		{Town, `city town village township hamlet commune comune qaryat qarya qariyat qariat madinat medinat madinah medinet ville ciudad villa colonia
			pueblo barrio gemeinde stadt gemeente gmina kommune selo poselok posyolok derevnya khutor stanitsa aul kishlak koy koyu mahallesi kampung
			kampong desa oasis kelay kalay qaleh xiang zhen xian hsien shih shi chen cun qu cho machi mura gun vald comuna obshtina opshtina obec`},
	} {
		for _, w := range strings.Fields(g.words) {
			m[w] = g.kind
		}
	}
	return m
}()

// joints are words after which a name says where the place lies, and before which
// texts cut it: "Frankfurt am Main", "Newcastle upon Tyne", "Châlons-sur-Marne",
// "Rostov-na-Donu".
var joints = set(`am an im bei ob auf vor in sur sous lez les en aux upon on under by near nad pod pri na de del di do da dos das della
	aan op bij pe sub ved vid esh ash al el`)

// leading are words that begin many names, and that texts leave out of some:
// "Bordj Ain Boucif" is Ain Boucif, "Arnat" Aïn Arnat.
var leading = set(`ain bordj hassi qasr bir wadi sidi kafr dayr tall khirbat abu izbat nahiyat mina marsa ras jabal suq shaykh bani ould zawiyat bayt
	fort saint mount ban deh chak kot nor novo new port puerto san santa oglat hammam jazirat nahr henchir dechra mechta`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

func spellings(groups ...string) map[string]string {
	m := map[string]string{}
	for _, g := range groups {
		words := strings.Fields(g)
		for _, w := range words {
			m[w] = words[0]
		}
	}
	return m
}
