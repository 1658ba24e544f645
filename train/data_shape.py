"""Cuts annotated noun phrases down to the names in them, by the shape of the words.

In: a text and the character span of a phrase with its label. Out: the spans of
the name in it, none where the phrase names nobody ("the investigating officer").
It does not parse: it knows articles, titles, capitals and number words. It may
assume English.
"""
import re

from data_nations import COUNTRIES, is_people

WORD = re.compile(r"[^\W_]+(?:[.'’](?!s\b)[^\W_]+)*\.?(?=[\s,;:)]|$)|[^\W_]+|[^\w\s]")
TITLES = frozenset("""president vice prime deputy first minister minister secretary general gen lieutenant lt colonel col major maj captain
capt sergeant sgt commander cmdr admiral adm brigadier brig marshal chief chancellor king queen prince princess emperor sultan sheikh
shaikh emir pope bishop archbishop cardinal imam ayatollah mullah mufti rabbi reverend rev father sister brother saint mr mrs ms miss dr prof
professor sir lord lady dame senator sen representative rep congressman congresswoman governor gov mayor ambassador envoy judge justice
attorney director chairman chairwoman chair ceo cfo coo executive spokesman spokeswoman spokesperson foreign defense defence interior
state treasury affairs special head leader officer operator envoy premier speaker commissioner inspector detective constable corporal private pm mp
u.n un foreign army navy force marine marines corps coach manager editor author actor singer sociologist engineer journalist caliph dictator hon honourable honorable high
representative assistant under senior staff air rear squadron wing supreme leader undersecretary counselor baroness baron duke duchess tsar czar madam messrs""".split())
ARTICLES = frozenset("the a an this that these those its his her their our my your some all any each every both".split())
INSIDE = frozenset("of the for and de la le al el bin ibn von van der du des d'".split())
NUMBERS = frozenset("""zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen tens twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions
trillion dozen dozens half quarter third percent % bn m""".split())
OFFICES = frozenset("envoy minister president spokesman spokeswoman spokesperson ambassador ceo".split())
ARABIC_ARTICLES = frozenset("al el ad an ar as ash at ath az".split())
PRONOUNS = frozenset("i he she it we they you him her us them me himself itself themselves who which".split())
# What may follow a place's name and belong to the same place: "Xanadu province".
PLACE_NOUNS = frozenset("""city province governorate district region river airport valley village town area countryside border suburb suburbs
county state neighborhood neighbourhood peninsula island islands sea coast camp base market square street road bridge dam""".split())
COMMON_ACTS = frozenset("strike strikes airstrike airstrikes attack attacks".split())


def cut_name(text, begin, end, label):
    """The names in text[begin:end], a phrase with this label: list of (begin, end, label)."""
    words = [(m.group(), begin + m.start(), begin + m.end()) for m in WORD.finditer(text[begin:end])]
    if len(words) == 1 and words[0][0].lower() in PRONOUNS and words[0][0] != "US":
        return []
    rules = {"PER": person, "ORG": proper, "LOC": proper, "NORP": people, "TIME": strip_time, "QUANTITY": numeral,
             "MONEY": money, "WEAPON": thing, "PLATFORM": thing, "DOC": document}
    first, last, label = rules[label](words, label)
    if first >= last:
        return []
    return [(words[first][1], words[last - 1][2], label)]


def lower(words, i):
    return words[i][0].lower().rstrip(".")


def capital(words, i):
    w = words[i][0]
    return w[:1].isupper() or w[:1].isdigit() and any(c.isalpha() for c in w)


def upto_break(words, first):
    """Where a comma, bracket or dash ends what begins at first."""
    i = first
    while i < len(words) and words[i][0] not in {",", "(", ";", ":", "["} and not loose_dash(words, i):
        i += 1
    return i


def loose_dash(words, i):
    return words[i][0] in {"–", "—"} and not (i and words[i - 1][2] == words[i][1])


def person(words, label):
    """The name without titles and offices: of "the Prime Minister, General Jan Novak, 45" Jan Novak."""
    first = 0
    while first < len(words):
        last = max(upto_break(words, first), first + 1)
        a, b, _ = person_part(words, first, last, label)
        if a < b:
            return a, b, label
        first = last
    return 0, 0, label


def person_part(words, start, last, label):
    first = start
    for i in range(start, last):
        if lower(words, i) in TITLES or not capital(words, i) and not inside_person(words, i, last):
            first = i + 1
    if first > start and lower(words, first - 1) in ("of", "for", "the", "to"):
        return 0, 0, label  # an office: "Minister for Europe", "President of the Republic"
    while first < last and (lower(words, first) in ARTICLES or lower(words, first) in COUNTRIES or is_people(words[first][0])):
        first += 1
    last = drop_clitic(words, first, last)
    if first < last and not any(capital(words, i) for i in range(first, last)):
        return 0, 0, label
    return first, last, label


def inside_person(words, i, last):
    """Whether a word without a capital may stand in a person's name: "al-", "bin", quotes, hyphens."""
    if i + 1 < last and words[i][0] in {"al", "el", "bin", "ibn", "ul", "ad", "ash", "as", "at", "an", "ar", "abu", "van", "von", "der", "den", "de", "la", "da", "di", "dos"}:
        return True
    return not words[i][0][:1].isalnum()


def drop_clitic(words, first, last):
    while last > first and (not words[last - 1][0][0].isalnum() or words[last - 1][0] == "s" and last - 2 >= first and words[last - 2][0] in "'’"):
        last -= 1
    return last


def proper(words, label):
    """A name of a place or group: without article, and without common nouns around it ("eastern Xanadu", "Blue militants")."""
    if label == "ORG" and any(lower(words, i) in OFFICES for i in range(len(words))):
        a, b, _ = person(words, "PER")
        if b - a > 1:
            return a, b, "PER"  # somebody who speaks for a group, annotated as the group
    last = upto_break(words, 0)
    first = 0
    while first < last and (lower(words, first) in ARTICLES or not begins_name(words, first, last)):
        first += 1
    end = first
    for i in range(first, last):
        w = words[i][0]
        if capital(words, i) or w.isdigit():
            end = i + 1
        elif w.lower() not in INSIDE and w not in {"-", "'", "’", "&", "/", "s", ".", "al", "ar", "as", "ad", "az"}:
            break
    end = drop_clitic(words, first, end)
    rest = [w.lower() for w, _, _ in words[end:last] if w[:1].isalnum()]
    if first >= end or label == "LOC" and rest and rest[0] not in PLACE_NOUNS:
        return 0, 0, label  # "a Red-held building": a place, but the name is somebody else's
    return (first, end, relabel(words, first, end, label))


def begins_name(words, i, last):
    """Whether word i can be a name's first: a capital, or the article of an Arabic name ("al-Ruritani")."""
    return capital(words, i) or words[i][0] in ARABIC_ARTICLES and i + 2 < last and words[i + 1][0] == "-" and capital(words, i + 2)


def relabel(words, first, end, label):
    """A country is a place even where it acts, and a bare adjective of nationality is a people."""
    name = " ".join(w for w, _, _ in words[first:end]).lower()
    if name in COUNTRIES or name.rstrip(".") in COUNTRIES:
        return "LOC"
    if end == first + 1 and is_people(words[first][0]):
        return "NORP"
    return label


def people(words, label):
    first = 0
    while first < len(words) and not capital(words, first):
        first += 1
    return first, len(words), relabel(words, first, len(words), label)


def strip_time(words, label):
    first, last = 0, len(words)
    while first < last and lower(words, first) in ("the", "around", "about", "approximately", "in", "on", "at", "by", "since", "exactly"):
        first += 1
    while last > first and words[last - 1][0] in {",", "(", ")", ";"}:
        last -= 1
    return first, last, label


def is_number(word):
    return word[:1].isdigit() or word.lower() in NUMBERS or all(p in NUMBERS for p in word.lower().split("-"))


def numeral(words, label):
    """The number of a quantity, with its percent sign but without what is counted."""
    first = 0
    while first < len(words) and not is_number(words[first][0]):
        first += 1
    last = first
    while last < len(words) and (is_number(words[last][0]) or
                                 words[last][0] in {",", ".", "-", "to", "of", "a"} and last + 1 < len(words) and is_number(words[last + 1][0])):
        last += 1
    return first, last, label


def is_currency(word):
    return word in {"$", "€", "£", "#", "¥", "US", "AU", "CA", "HK", "USD", "EUR", "GBP"} or word[-1] in "$€£"


def money(words, label):
    first = 0
    last = upto_break(words, 0) if not any(w == "," for w, _, _ in words) else len(words)
    while first < last and not (is_number(words[first][0]) or is_currency(words[first][0])):
        first += 1
    last = next((i for i in range(first, last) if lower(words, i) in ("per", "or", "a")), last)
    if not any(is_number(w) for w, _, _ in words[first:last]):
        return 0, 0, label  # "money", "donor contributions"
    return first, last, label


def thing(words, label):
    """A weapon or vehicle, common nouns too, without article and number; a strike is a deed and no weapon."""
    first = 0
    while first < len(words) and (lower(words, first) in ARTICLES or is_number(words[first][0])):
        first += 1
    if first < len(words) and words[-1][0].lower() in COMMON_ACTS:
        return 0, 0, label
    common = words[-1][0].islower() and not any(w == "-" for w, _, _ in words)
    while common and first < len(words) - 1 and capital(words, first):
        first += 1  # whose it is: "Red tanks"
    return first, len(words), label


def document(words, label):
    first = 0
    while first < len(words) and lower(words, first) in ARTICLES:
        first += 1
    if not any(capital(words, i) for i in range(first, len(words))):
        return 0, 0, label
    return first, len(words), label
