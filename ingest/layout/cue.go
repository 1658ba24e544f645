package layout

import (
	"strings"
	"unicode"
)

// cued tells whether a sentence holds a word that one of the rules needs: one
// of a report's words about itself anywhere, or a common word at its beginning.
// It is a quick way to leave most sentences of the news alone; whether a
// sentence is metadata, the rules decide.
func cued(s string) bool {
	first := 0
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return unicode.IsSpace(r) || r == '/' || r == '(' || r == ':' }) {
		w = strings.Trim(w, `.,;()[]"'“”‘’|!?…»›>`)
		if w == "" {
			continue
		}
		low := strings.ToLower(w)
		if first < 3 && opening(low) || telling(low) {
			return true
		}
		first++
	}
	return unusual(s)
}

// unusual tells whether a line holds what only addresses, numbers and
// copyright marks hold.
func unusual(s string) bool {
	if strings.ContainsAny(s, "@©") || strings.Contains(s, "://") || strings.Contains(s, "www.") || strings.Contains(s, "(c)") || strings.Contains(s, "(C)") {
		return true
	}
	return len(s) <= 60 && strings.IndexFunc(s, unicode.IsLetter) < 0
}

// telling are words that reports use of themselves, rarely of the news. Those
// with an ending are cut to what all forms share.
func telling(w string) bool {
	switch w {
	case "rights", "permission", "copyright", "cc", "creative", "attribution", "licensed", "licenced", "licence", "license", "flickr",
		"views", "opinions", "boundaries", "pseudonym", "pen", "names", "name", "ages", "age", "detail", "details",
		"founded", "funding", "funds", "money", "donation", "donations", "subsidy", "subsidies", "funded", "financed", "supported", "paid", "made", "kept",
		"blog", "website", "web", "site", "newspaper", "magazine", "newsletter", "publication", "journal", "think", "thinktank", "institute", "association", "organisation", "organization", "initiative", "project", "network", "charity", "podcast", "platform", "outlet", "broadcaster", "bulletin", "portal", "agency", "body", "group",
		"reproduced", "reprinted", "republished", "redistributed", "forwarded", "circulated", "copied", "quoted", "cited", "shared",
		"published", "posted", "appeared", "adapted", "translated", "originally", "reflect", "represent", "constitute",
		"cookies", "corrections", "subscribers", "story", "tip", "question", "contact", "call", "phone", "dial", "e-mail", "email", "write":
		return true
	}
	return false
}

// opening are words that sentences of metadata begin with.
func opening(w string) bool {
	switch w {
	case "all", "printed", "published", "produced", "used", "shared", "first", "originally", "may", "can", "must", "extracts", "reproduction", "republication", "copying", "redistribution", "onward", "use", "no", "not", "feel", "free", "please", "do", "don't", "don’t", "for", "distribution", "classification", "circulation", "terms", "privacy", "image", "images", "photo", "photos", "text", "cc-by",
		"ap", "afp", "epa", "epa-efe", "reuters", "getty", "anadolu", "xinhua", "shutterstock", "wikimedia",
		"reporting", "writing", "editing", "translation", "additional", "further", "reported", "written", "edited", "compiled", "prepared", "translated", "posted", "submitted", "issued", "drafted", "interviewed", "words", "photography", "by", "from", "with", "source", "sources", "video", "map", "maps", "photograph", "photographs", "illustration", "illustrations",
		"more", "press", "media", "contacts", "tel", "telephone", "fax", "mobile", "whatsapp", "hotline", "switchboard", "to",
		"about", "note", "notes", "thanks", "times", "dates", "figures", "numbers", "positions", "locations", "distances", "coordinates", "until", "best", "kind", "warm", "regards", "sincerely", "yours", "next",
		"sign", "subscribe", "unsubscribe", "register", "log", "login", "follow", "join", "like", "share", "read", "see", "also", "click", "tap", "skip", "back", "leave", "continue", "load", "show", "most", "become", "support", "donate", "we", "accept", "download", "print", "get", "stay", "be", "send", "dear", "colleagues", "team", "hello", "hi", "everyone", "partners", "friends", "good", "you", "heard", "seen", "got",
		"advertisement", "advertisements", "sponsored", "promoted", "related", "recommended", "trending", "latest", "comment", "comments", "home", "menu", "search", "contents", "table", "tweet", "tags", "topics", "newsletters", "top", "editor", "editors", "editor's", "editor’s", "faq", "sitemap", "cookie", "view", "close", "previous", "prev", "min", "mins", "minute", "minutes",
		"picture", "pictures", "cover", "graphic", "graphics", "infographic", "chart", "charts", "cartoon", "drawing", "artwork", "footage", "screenshot", "file", "header", "featured", "lead", "main", "front":
		return true
	}
	return false
}
