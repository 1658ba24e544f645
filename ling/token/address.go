package token

import "strings"

// address is the end of the page, mail or file address, handle or hashtag that
// begins at i, or i where none does. start and end are the chunk's.
func (z *tokenizer) address(start, i, end int) int {
	if i > start && (z.s[i-1] == '@' || isWordByte(z.s[i-1])) {
		return i
	}
	c := z.s[i]
	if c == '#' || c == '@' {
		if j := z.handle(i, end); j > i {
			return j
		}
		return i
	}
	if !isWordByte(c) {
		return i
	}
	for _, p := range []string{"http://", "https://", "ftp://", "www.", "mailto:", "doi:"} {
		if len(p) < end-i && strings.EqualFold(z.s[i:i+len(p)], p) {
			return z.closed(i, end)
		}
	}
	if j := z.mail(i, end); j > i {
		return j
	}
	if j := z.resolution(i, end); j > i {
		return j
	}
	return z.host(i, end)
}

// resolution is the end of a United Nations document symbol at i:
// "S/2016/1023", "A/HRC/25/65", "S/RES/2254(2015)" without its year.
func (z *tokenizer) resolution(i, end int) int {
	if strings.IndexByte("AES", z.s[i]) < 0 || i+3 >= end || z.s[i+1] != '/' {
		return i
	}
	j, slashes, digits := i, 0, 0
	for j < end && j-i < 40 {
		c := z.s[j]
		switch {
		case c == '/':
			slashes++
		case isASCIIDigit(c):
			digits++
		case c == '.' || 'A' <= c && c <= 'Z':
		default:
			end = j
		}
		if j < end {
			j++
		}
	}
	for z.s[j-1] == '.' || z.s[j-1] == '/' {
		j--
	}
	if slashes < 2 || digits == 0 {
		return i
	}
	return j
}

// handle is the end of "#topic" or "@somebody".
func (z *tokenizer) handle(i, end int) int {
	j := i + 1
	r, _ := z.at(j)
	if j >= end || !isLetter(r) {
		return i
	}
	if i > 0 && isWordByte(z.s[i-1]) {
		return i
	}
	for j < end {
		r, n := z.at(j)
		if !isLetter(r) && !isDigit(r) && r != '_' {
			break
		}
		j += n
	}
	return j
}

// closed narrows [i, end) so that closing marks after an address don't belong
// to it: "(see http://example.org/a)."
func (z *tokenizer) closed(i, end int) int {
	if k := strings.IndexAny(z.s[i:end], "<>\"“”»|—"); k > 0 {
		end = i + k
	}
	opened := strings.Count(z.s[i:end], "(")
	closes := strings.Count(z.s[i:end], ")")
	for end > i+1 {
		switch c := z.s[end-1]; {
		case c == ')':
			if closes <= opened {
				return end
			}
			closes--
		case strings.IndexByte(".,;:!?'*]}", c) >= 0:
		case strings.HasSuffix(z.s[i:end], "’"):
			end -= len("’") - 1
		default:
			return end
		}
		end--
	}
	return end
}

// mail is the end of a mail address at i: "desk@example.org".
func (z *tokenizer) mail(i, end int) int {
	j := i
	for j < end && j-i < 64 && (isWordByte(z.s[j]) || strings.IndexByte(".%+-~", z.s[j]) >= 0) {
		j++
	}
	if j == i || j+1 >= end || z.s[j] != '@' || !isWordByte(z.s[j+1]) {
		return i
	}
	if z.s[j-1] == '.' && (j-i < 2 || z.s[j-2] != '.') {
		return i // "left.@desk": a handle after a stop; "musa...@example.org" hides letters
	}
	j++
	for k := j; j < end && j-k < 253 && (isWordByte(z.s[j]) || z.s[j] == '.' || z.s[j] == '-'); {
		j++
	}
	for z.s[j-1] == '.' || z.s[j-1] == '-' {
		j--
	}
	return j
}

// host is the end of a page's or file's name at i ("example.org/news",
// "report.pdf"): labels with stops between, the last a known domain or type.
func (z *tokenizer) host(i, end int) int {
	j, label, last := i, i, i
	for j < end && j-i < 253 {
		c := z.s[j]
		if c == '.' {
			if j == label {
				return i
			}
			label = j + 1
		} else if !isWordByte(c) && c != '-' {
			break
		}
		j++
	}
	for j > i && (z.s[j-1] == '.' || z.s[j-1] == '-') {
		j--
	}
	last = i + strings.LastIndexByte(z.s[i:j], '.')
	if last < i {
		return i
	}
	suffix := z.s[last+1 : j]
	switch {
	case domains[suffix] || domains[strings.ToLower(suffix)] && isUpper(suffix):
	case fileTypes[strings.ToLower(suffix)]:
		return j
	default:
		return i
	}
	if j < end && z.s[j] == '/' {
		return z.closed(i, end)
	}
	return j
}

func isWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || isASCIIDigit(c) || c == '_'
}

// domains are the last labels by which a host without "www." is known.
var domains = set("com org net gov edu mil int info biz co.uk uk eu io tv me de fr ru ua cn jp sd ly ps il iq ir tr")

// fileTypes are the endings of files' names.
var fileTypes = set("doc docx xls xlsx pdf txt html htm jpg jpeg png gif zip exe csv ppt pptx mp3 mp4 json xml url")

func set(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}
