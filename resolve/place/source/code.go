package source

import (
	"strings"

	"golang.org/x/text/language"
)

// Alpha3 is the ISO 3166-1 alpha-3 code of a country given by its alpha-2 or
// alpha-3 code in any case; "" for anything else.
func Alpha3(code string) string {
	code = strings.ToUpper(strings.TrimSpace(code))
	switch code {
	case "XK", "XKX": // Kosovo, whose codes are the users' own
		return "XKX"
	case "UK": // reserved in ISO 3166-1 for the United Kingdom
		return "GBR"
	case "EL": // Greece in the European Union's own list
		return "GRC"
	}
	if len(code) != 2 && len(code) != 3 || strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return ""
	}
	r, err := language.ParseRegion(code)
	if err != nil || !r.IsCountry() {
		return ""
	}
	return r.ISO3()
}

// bcp47 is the BCP 47 tag of a language by its ISO 639 code, which some sources
// give with a country ("eng_gb"); "" where the code says of no language.
func bcp47(code string) string {
	code = strings.TrimSpace(code)
	switch code {
	case "", "und", "mul", "zxx", "mis", "abbr":
		return ""
	case "piny":
		return "zh-Latn"
	case "ger":
		return "de"
	}
	tag, err := language.Parse(strings.ReplaceAll(code, "_", "-"))
	if err != nil || tag == language.Und {
		return ""
	}
	return tag.String()
}

// isLang tells whether a property's ending is a language: the "ar" of "name:ar".
func isLang(s string) bool {
	if n := len(s); n < 2 || n > 12 {
		return false
	}
	return bcp47(s) != ""
}
