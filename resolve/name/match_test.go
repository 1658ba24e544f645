package name_test

import (
	"testing"

	"github.com/reportedly/reportedly/resolve/name"
)

type matchCase struct {
	a, b string
	same bool
}

func check(t *testing.T, rule string, match func(a, b string) name.Match, cases []matchCase) {
	t.Helper()
	t.Run(rule, func(t *testing.T) {
		t.Helper()
		for _, c := range cases {
			m := match(c.a, c.b)
			if m.May() != c.same {
				t.Errorf("%q and %q: %.2f, %s", c.a, c.b, m.Score, m.Why)
			}
			if back := match(c.b, c.a); back != m {
				t.Errorf("%q and %q: %v one way, %v the other", c.a, c.b, m, back)
			}
			if m.Why == "" || m.Score < 0 || m.Score > 1 {
				t.Errorf("%q and %q: %+v", c.a, c.b, m)
			}
		}
	})
}

func TestPerson(t *testing.T) {
	p := name.Person
	check(t, "order", p, []matchCase{{"Keller, Ruth", "Ruth Keller", true}, {"Kovács Péter", "Péter Kovács", true}, {"Tarek bin Samir", "Samir bin Tarek", false}})
	check(t, "initials", p, []matchCase{{"R. Keller", "Ruth Keller", true}, {"T. Keller", "Ruth Keller", false}, {"Ruth A. Keller", "Ruth B. Keller", false}})
	check(t, "left out", p, []matchCase{{"Ruth Maria Keller", "Ruth Keller", true}, {"Ruth Maria Keller", "Ruth Anna Keller", false}, {"Keller", "Ruth Keller", true}})
	check(t, "titles", p, []matchCase{{"Gen. Omar Haddad", "Omar Haddad", true}, {"Dr. Sheikh Omar Haddad", "Omar Haddad", true}})
	check(t, "particles", p, []matchCase{{"Nadia al-Rashidi", "Nadia Rashidi", true}, {"Jan van der Meer", "Jan Van Der Meer", true}, {"Rashid Alsabban", "Rashid al-Sabban", true}})
	check(t, "pet forms", p, []matchCase{{"Bill Harper", "William Harper", true}, {"Sasha Orlov", "Aleksandr Orlov", true}, {"Bill Harper", "Robert Harper", false}})
	check(t, "compounds", p, []matchCase{{"Abdul Rahman Saad", "Abderrahmane Saad", true}, {"Salah al-Din Bitar", "Salaheddine Bitar", true},
		{"Abu Bakr Daoud", "Aboubakr Daoud", true}, {"Abdul Rahman Saad", "Abdul Rahim Saad", false}, {"Nasr Allah Omran", "Nasrallah Omran", true}})
	check(t, "scripts", p, []matchCase{{"طارق حداد", "Tarek Haddad", true}, {"طارق حداد", "Omar Haddad", false}, {"Ольга Мороз", "Olga Moroz", true},
		{"Γιώργος Παππάς", "Giorgos Pappas", true}, {"Иван Мороз", "Olga Moroz", false}})
	check(t, "patronymics", p, []matchCase{{"Oleg Ivanovich Moroz", "Oleg Moroz", true}, {"Oleg Ivanovich Moroz", "Oleg Petrovich Moroz", false}})
	check(t, "feminine", p, []matchCase{{"Anna Sidorova", "Anna Sidorov", true}, {"Karima Haddad", "Karim Haddad", false}, {"Mario Conti", "Maria Conti", false}})
	check(t, "family", p, []matchCase{{"Omar Haddad", "Tarek Haddad", false}, {"Ahmed Omar Tarek Haddad", "Omar Tarek Haddad", false}})
	check(t, "numerals", p, []matchCase{{"Leopold II", "Leopold III", false}, {"King Leopold II", "Leopold II", true}, {"John Reed Jr.", "John Reed Sr.", false}})
	check(t, "Mandarin", p, []matchCase{{"Hsu Chih-ming", "Xu Zhiming", true}, {"Liu Ping", "Liu Peng", false}, {"Zhiming Xu", "Xu Zhiming", true}})
	check(t, "joined", p, []matchCase{{"Park Sung-min", "Park Sungmin", true}, {"Jean-Pierre Roche", "Jean Pierre Roche", true}})
	check(t, "nothing", p, []matchCase{{"", "Ruth Keller", false}, {"", "", false}, {"!!", "??", false}})
}

func TestOrganisation(t *testing.T) {
	o := name.Organisation
	check(t, "numbers", o, []matchCase{{"712th Brigade", "Brigade 712", true}, {"712th Brigade", "seven hundred and twelfth Brigade", true}, {"712th Brigade", "713th Brigade", false},
		{"IX Corps", "9th Corps", true}, {"Twenty-First Division", "21st Division", true}, {"712th Brigade", "712th Battalion", false}})
	check(t, "legal forms", o, []matchCase{{"Nordwind GmbH", "Nordwind Gesellschaft mit beschränkter Haftung", true}, {"ОАО Полюс", "Polyus JSC", true}, {"Nordwind Ltd", "Südwind Ltd", false}})
	check(t, "initials", o, []matchCase{{"Lakeside Relief Committee", "LRC", true}, {"Lakeside Relief Committee (LRC)", "Lakeside Relief Committee", true}, {"Lakeside Relief Committee", "LRA", false}})
	check(t, "countries", o, []matchCase{{"Bank of Chad", "Chadian Bank", true}, {"Bank of Chad", "Bank of Mali", false}, {"Ministry of Oil of Iraq", "Iraqi Oil Ministry", true}})
	check(t, "generic", o, []matchCase{{"Ministry of Health", "Health Ministry", true}, {"Ministry of Health", "Ministry of Justice", false}, {"Polaris Oil Company", "Polaris", true}})
	check(t, "telling", o, []matchCase{{"Polaris", "Polaris Maritime", false}, {"Falcons of the East", "Falcons of the West", false}})
	check(t, "languages", o, []matchCase{{"Liwa al-Nasr", "Al-Nasr Brigade", true}, {"Jaysh al-Sumud", "Sumud Army", true}, {"حزب الأمل", "Hizb al-Amal", true}})
	check(t, "spaces", o, []matchCase{{"Blue Bird Traders", "Bluebird Traders", true}})
}

func TestPlace(t *testing.T) {
	p := name.Place
	check(t, "kinds", p, []matchCase{{"Kassala", "Kassala State", true}, {"City of Derna", "Darnah", true}, {"Derna Governorate", "Derna", true}})
	check(t, "sides", p, []matchCase{{"North Darfur", "South Darfur", false}, {"Upper Nile", "Lower Nile", false}})
	check(t, "container", p, []matchCase{{"Brak al-Shati", "Brak", true}, {"Bani Walid", "Bani Hasan", false}})
	check(t, "spellings", p, []matchCase{{"El Geneina", "Al Junaynah", true}, {"Ajdabiya", "أجدابيا", true}, {"Zliten", "Zintan", false}, {"El Fasher", "Al-Fashir", true}})
	check(t, "numbers", p, []matchCase{{"Checkpoint 17", "Checkpoint 71", false}})
}

func TestVesselAndAddress(t *testing.T) {
	check(t, "vessel", name.Vessel, []matchCase{{"MV Amber Sky", "AMBER SKY", true}, {"Amber Sky 1", "Amber Sky 2", false}, {"Amber Sky", "Amber Sky II", false}, {"Amber Sky", "Amber Sea", false}})
	check(t, "address", name.Address, []matchCase{{"4 Mill St, Dover", "4 Mill Street, Dover", true}, {"4 Mill Street, Dover", "14 Mill Street, Dover", false}})
}

func TestOf(t *testing.T) {
	for _, c := range []struct {
		schema, a, b string
		same         bool
	}{
		{"Person", "Ruth Keller", "R. Keller", true},
		{"LegalEntity", "Ruth Keller", "Keller, Ruth", true},
		{"LegalEntity", "Keller Ltd", "Keller Limited", true},
		{"Vessel", "Amber Sky", "Amber Sky 2", false},
		{"Place", "Derna", "Darnah", true},
		{"", "Ruth Keller", "Ruth Kessler", false},
	} {
		if m := name.Of(c.schema, c.a, c.b); m.May() != c.same {
			t.Errorf("%s %q and %q: %+v", c.schema, c.a, c.b, m)
		}
	}
}

func FuzzMatch(f *testing.F) {
	for _, p := range [][2]string{{"Ruth Keller", "R. Keller"}, {"عبد الله", "Abdullah"}, {"712th Brigade", "Brigade 712"}, {"Hsu Chih-ming", "Xu Zhiming"}, {"김정은", "Kim"}, {",", "II"}} {
		f.Add(p[0], p[1])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, schema := range []string{"Person", "Organization", "Vessel", "Address", "Place", ""} {
			m := name.Of(schema, a, b)
			if !(m.Score >= 0 && m.Score <= 1) || m.Why == "" {
				t.Errorf("%s %q and %q: %+v", schema, a, b, m)
			}
			if back := name.Of(schema, b, a); back != m {
				t.Errorf("%s %q and %q: %+v, the other way %+v", schema, a, b, m, back)
			}
			if len(name.Words(a)) > 0 {
				if same := name.Of(schema, a, a); same.Score != 1 {
					t.Errorf("%s %q and itself: %+v", schema, a, same)
				}
			}
		}
	})
}

func BenchmarkPerson(b *testing.B) {
	for b.Loop() {
		name.Person("Vladimir Aleksandrovich Petrenko", "Wolodymyr Petrenko")
	}
}

func BenchmarkPersonAcrossScripts(b *testing.B) {
	for b.Loop() {
		name.Person("Abdel Rahman Haddad", "عبد الرحمن حداد")
	}
}

func BenchmarkOrganisation(b *testing.B) {
	for b.Loop() {
		name.Organisation("Ministry of Defence of the Republic of Chad", "Chadian Defence Ministry")
	}
}

func BenchmarkPlace(b *testing.B) {
	for b.Loop() {
		name.Place("Az Zuwaytinah", "Zueitina")
	}
}
