package account

import "strings"

// browser is a browser and its system in a few words, as far as it says; what it says is
// its own affair, and nothing depends on it.
func browser(agent string) string {
	if agent == "" {
		return "a program"
	}
	first := func(pairs ...string) string {
		for i := 0; i < len(pairs); i += 2 {
			if strings.Contains(agent, pairs[i]) {
				return pairs[i+1]
			}
		}
		return ""
	}
	// Each claims to be those that came before it, so that the latest is asked for first.
	name := first("Edg/", "Edge", "OPR/", "Opera", "Firefox/", "Firefox", "Chrome/", "Chrome", "Safari/", "Safari", "curl/", "curl")
	system := first("Android", "Android", "iPhone", "iPhone", "iPad", "iPad", "Windows", "Windows", "Mac OS X", "macOS", "CrOS", "ChromeOS", "Linux", "Linux")
	switch {
	case name == "":
		return "another browser"
	case system == "":
		return name
	}
	return name + " on " + system
}
