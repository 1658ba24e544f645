package ingest_test

import (
	"strings"
	"testing"

	"github.com/reportedly/reportedly/ingest"
)

func TestForeign(t *testing.T) {
	for _, c := range []struct {
		what, in string
		foreign  bool
	}{
		{"English", "The army said on Friday that its soldiers had left the port, and that the town of Wadi Sill was calm again after the clashes.", false},
		{"a log without common words", strings.Repeat("12 May, Port Amal: two guards killed, one vehicle burned, road closed, market shut. ", 4), false},
		{"capitals", strings.Repeat("SOLDIERS OPENED FIRE AT THE GATE OF THE PORT, A DOCTOR SAID. ", 3), false},
		{"names from Spanish", "Police in Puerto de la Cruz arrested two men of the Frente de los Llanos near the Avenida de las Americas, the mayor of the town said on Monday.", false},
		{"too short", "Les soldats ont quitté le port.", false},
		{"French", "Les soldats ont quitté le port vendredi, selon le maire de la ville, qui a demandé aux habitants de rester dans les maisons. Une enquête est en cours.", true},
		{"German", "Die Soldaten haben am Freitag den Hafen verlassen, und der Bürgermeister der Stadt ist nach Angaben von Bewohnern nicht auf dem Weg.", true},
		{"Arabic", "قال الجيش يوم الجمعة إن جنوده غادروا الميناء.", true},
		{"Russian", "Солдаты покинули порт в пятницу, сообщил мэр города.", true},
	} {
		r, err := ingest.Read(t.Context(), "r.txt", strings.NewReader(c.in), ingest.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := ingest.Foreign(r); (got != "") != c.foreign {
			t.Errorf("%s: %q", c.what, got)
		}
	}
}

// A page may declare English or another language wrongly; its words decide.
func TestForeignDeclared(t *testing.T) {
	words := strings.Repeat("Ciidamada ayaa maanta ka baxay magaalada kadib dagaal culus. ", 4)
	for _, c := range []struct {
		lang, in string
		foreign  bool
	}{
		{"so", words, true},
		{"en", words, true}, // its words decide
		{"fr", strings.Repeat("The soldiers left the port, and the mayor said that they were at sea. ", 2), false},
	} {
		page := `<!doctype html><html lang="` + c.lang + `"><body><p>` + c.in + `</p></body></html>`
		r, err := ingest.Read(t.Context(), "r.html", strings.NewReader(page), ingest.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := ingest.Foreign(r); (got != "") != c.foreign {
			t.Errorf("%s: %q", c.lang, got)
		}
	}
}
