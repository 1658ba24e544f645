package source

import (
	"strings"

	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// geonamesKind is the kind of a GeoNames feature class and code
// (geonames.org/export/codes.html).
func geonamesKind(class, code string) gazetteer.Kind {
	if k := codeKind(code); k != "" {
		return k
	}
	starts := func(prefixes ...string) bool {
		for _, p := range prefixes {
			if strings.HasPrefix(code, p) {
				return true
			}
		}
		return false
	}
	switch class {
	case "A":
		switch {
		case starts("PCL"):
			return gazetteer.Country
		case starts("ADM1"):
			return gazetteer.Province
		case starts("ADM", "ZN", "PRSH"):
			return gazetteer.District
		}
		return gazetteer.Region
	case "P":
		return gazetteer.Town
	case "H":
		switch {
		case starts("STM", "CNL", "DTCH", "RPD", "FLL", "CNFL", "ESTY"):
			return gazetteer.River
		case starts("LK", "RSV", "LGN", "PND"):
			return gazetteer.Lake
		case starts("WAD"):
			return gazetteer.Valley
		case starts("HBR", "ANCH", "DCK"):
			return gazetteer.Port
		case starts("SEA", "GULF", "OCN", "STRT", "CHN", "BAY", "BGHT", "SD", "COVE", "FJD", "NRWS", "CRNT", "OVF"):
			return gazetteer.Sea
		}
	case "L":
		switch {
		case starts("RGN", "AREA", "TRB"):
			return gazetteer.Region
		case starts("OAS"):
			return gazetteer.Valley
		case starts("IND", "MNA", "COLF", "PRT", "FLD"):
			return gazetteer.Facility
		}
	case "S":
		switch {
		case starts("AIR"):
			return gazetteer.Airport
		case starts("PRT", "HBR", "WHRF", "PIER", "QUAY", "LDNG"):
			return gazetteer.Port
		}
		return gazetteer.Facility
	case "R":
		if starts("RD", "ST", "TRL", "TNL", "CRDR", "PTGE", "CARA", "CSWY", "RTE") {
			return gazetteer.Road
		}
	case "T":
		switch {
		case starts("ISL", "ATOL", "ARCH"):
			return gazetteer.Island
		case starts("MT", "PK", "HLL", "RDG", "PLAT", "MESA", "ESCP", "VLC", "UPLD", "SPUR", "BUTE", "CONE", "PASS", "CRTR", "BNCH", "NTK", "RK"):
			return gazetteer.Mountain
		case starts("DSRT", "ERG", "HMDA", "REG", "DUNE", "SAND"):
			return gazetteer.Desert
		case starts("VAL", "PLN", "DPR", "GRGE", "CNYN", "RVN", "DLTA", "PAN", "FAN", "TRGD"):
			return gazetteer.Valley
		}
	case "V":
		if starts("FRST", "JNGL", "GRV", "SCRB", "TREE") {
			return gazetteer.Forest
		}
	}
	return gazetteer.Feature
}

// codeKind is the kind of codes that say more than their class does.
func codeKind(code string) gazetteer.Kind {
	switch code {
	case "CONT":
		return gazetteer.Continent
	case "PPLX":
		return gazetteer.Quarter
	case "CMP", "CMPRF", "CMPLA", "CMPO", "CMPL", "CMPMN":
		return gazetteer.Camp
	case "PSTB", "CSTM", "BDRYPST":
		return gazetteer.Crossing
	case "PRT":
		return gazetteer.Port
	case "AIRB", "INSM", "MILB", "NVB", "FT":
		return gazetteer.Base
	case "OILF", "OILR", "OILT", "OILW", "OILJ", "GASF", "PMPO":
		return gazetteer.Oil
	case "OILP", "PPLN":
		return gazetteer.Pipeline
	case "DAM", "DAMQ", "DAMSB":
		return gazetteer.Dam
	case "TERR", "PCLIX":
		return gazetteer.Region
	}
	return ""
}

// kindWord is the kind that a word of a table, a tag of OpenStreetMap or a
// placetype of Who's On First stands for; "" for an unknown word.
func kindWord(word string) gazetteer.Kind {
	word = strings.NewReplacer("_", " ", "-", " ").Replace(strings.ToLower(strings.TrimSpace(word)))
	switch word {
	case "continent":
		return gazetteer.Continent
	case "country", "dependency", "nation", "empire", "adm0", "admin0":
		return gazetteer.Country
	case "region", "macroregion", "macro region", "area", "disputed", "territory":
		return gazetteer.Region
	case "province", "state", "governorate", "oblast", "first order division", "admin1", "adm1", "wilaya", "muhafazah", "shabiya":
		return gazetteer.Province
	case "district", "county", "macrocounty", "localadmin", "municipality", "raion", "second order division", "admin2", "adm2", "subdistrict", "adm3", "admin3", "adm4", "admin4":
		return gazetteer.District
	case "town", "city", "village", "hamlet", "locality", "settlement", "isolated dwelling", "farm", "place", "populated place", "capital", "ppl":
		return gazetteer.Town
	case "quarter", "suburb", "neighbourhood", "neighborhood", "borough", "macrohood", "microhood", "city block", "square", "market", "souq":
		return gazetteer.Quarter
	case "camp", "refugee camp", "idp camp", "idp site", "refugee site":
		return gazetteer.Camp
	case "crossing", "border crossing", "border control", "border post", "checkpoint", "crossing point":
		return gazetteer.Crossing
	case "port", "harbour", "harbor", "seaport":
		return gazetteer.Port
	case "airport", "aerodrome", "airfield", "helipad", "airstrip", "heliport":
		return gazetteer.Airport
	case "base", "military", "barracks", "military base", "air base", "airbase", "naval base", "bunker", "training area":
		return gazetteer.Base
	case "oil", "oil field", "oilfield", "refinery", "oil terminal", "gas field", "oil port", "terminal":
		return gazetteer.Oil
	case "pipeline":
		return gazetteer.Pipeline
	case "dam":
		return gazetteer.Dam
	}
	return landWord(word)
}

// landWord is kindWord's for the features of the land.
func landWord(word string) gazetteer.Kind {
	switch word {
	case "facility", "campus", "venue", "site", "plant", "power plant", "mine", "prison", "monument", "hospital", "school", "mosque", "university", "bridge", "substation", "works", "tower":
		return gazetteer.Facility
	case "road", "highway", "street", "route", "motorway", "trunk", "primary":
		return gazetteer.Road
	case "river", "stream", "canal":
		return gazetteer.River
	case "lake", "reservoir", "water", "lagoon":
		return gazetteer.Lake
	case "sea", "gulf", "strait", "ocean", "bay", "channel", "marinearea", "marine area":
		return gazetteer.Sea
	case "island", "islet", "archipelago":
		return gazetteer.Island
	case "mountain", "peak", "hill", "range", "ridge", "plateau", "volcano", "mountains", "hills", "pass":
		return gazetteer.Mountain
	case "desert", "dunes", "sand":
		return gazetteer.Desert
	case "valley", "wadi", "plain", "oasis":
		return gazetteer.Valley
	case "forest", "wood":
		return gazetteer.Forest
	case "feature", "locality name", "other", "cape", "peninsula", "spring", "well":
		return gazetteer.Feature
	}
	return ""
}

// toKind reads a table's column of kinds: one of the gazetteer's, or a word.
func toKind(word string) (gazetteer.Kind, bool) {
	if strings.TrimSpace(word) == "" {
		return gazetteer.Town, true
	}
	if k := kindWord(word); k != "" {
		return k, true
	}
	return gazetteer.Feature, false
}
