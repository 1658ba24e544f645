"""GUM's entity mentions cut down to named entities.

In: the corpora's folder. Out: sentences() of GUM's open genres with name spans.
It does not use coreference. It may assume UD's CoNLL-U with GUM's Entity field:
group-type-infstat-salience-centering-minspan-link-identity.
"""
import os
import re

from data_nations import COUNTRIES, is_people
from data_propbank import read_conllu
from data_shape import ARTICLES, TITLES

OPEN_GENRES = frozenset("news interview bio voyage speech academic court textbook vlog".split())
FILES = {"train": "en_gum-ud-train-rebuilt-noreddit.conllu.gz", "dev": "en_gum-ud-dev.conllu"}
ANNOTATED = ["PER", "ORG", "LOC", "NORP", "EVENT", "TIME", "DOC", "PRODUCT", "MISC"]
KINDS = {"person": "PER", "organization": "ORG", "place": "LOC", "event": "EVENT", "time": "TIME", "object": "PRODUCT",
         "abstract": "MISC", "substance": "MISC", "animal": "MISC", "plant": "MISC"}
DOCUMENTS = frozenset("""act law treaty agreement constitution resolution bill code protocol charter convention declaration report book
bible quran torah article amendment memorandum times post accord statute directive almanac""".split())
DATES = frozenset("""day week month year decade century hour minute second morning afternoon evening night noon midnight today tomorrow
yesterday tonight weekend spring summer autumn fall winter season era period age quarter semester time moment date now dawn dusk
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec a.m. p.m. am pm ramadan christmas easter eid""".split())
LOOSE = frozenset("time moment period age date now second".split())  # times only with something that says which
ADDED = frozenset("in at near from by on to with between during under over behind across around after before since until within".split())
NAME_DEPRELS = frozenset("flat compound goeswith nummod amod punct".split())


def sentences(corpora, split):
    """Yields (document, words, [(first, end, label)]) of the open genres; spans may overlap."""
    for doc, _, tokens in read_conllu(os.path.join(corpora, "ud-english-gum", FILES[split])):
        if doc.split("_")[1] in OPEN_GENRES:
            yield doc, [t["form"] for t in tokens], names(tokens)


def mentions(tokens):
    """The mentions of a sentence: list of (first, end, fields of the opening bracket)."""
    out, stack = [], []
    for i, token in enumerate(tokens):
        found = re.search(r"(?:^|\|)Entity=([^|]*)", token["misc"])
        for part in re.findall(r"\([^()]*\)?|[^()]+\)", found.group(1)) if found else []:
            if part[0] == "(":
                fields = part[1:].rstrip(")").split("-", 7)
                if part[-1] == ")":
                    out.append((i, i + 1, fields))
                else:
                    stack.append((i, fields))
                continue
            for k in range(len(stack) - 1, -1, -1):
                if stack[k][1][0] == part[:-1]:
                    first, fields = stack.pop(k)
                    out.append((first, i + 1, fields))
                    break
    return out


def head(tokens, first, end):
    return next((i for i in range(first, end) if not first <= tokens[i]["head"] < end), first)


def proper(token):
    return token["tag"].startswith("NNP")


def names(tokens):
    found = mentions(tokens)
    heads = [(a, b, head(tokens, a, b)) for a, b, _ in found]
    out = []
    for a, b, fields in found:
        label = KINDS.get(fields[1])
        h = head(tokens, a, b)
        conjoined = any(t["deprel"].startswith("conj") and t["head"] == h for t in tokens[a:b])
        if not label or conjoined and any(x >= a and y <= b and y - x < b - a and g == h for x, y, g in heads):
            continue  # "the Irving School and the Irving Police" holds two mentions that are read by themselves
        if label == "TIME":
            span = time(tokens, a, b, h)
        elif not proper(tokens[h]):
            continue
        elif label == "PER":
            span = person(tokens, a, b, h)
        else:
            span = thing(tokens, a, b, h, fields, label)
        if span and span[0] < span[1]:
            out.append((*span, final_label(tokens, span, label, fields)))
    return [s for s in out if s[2]]


def final_label(tokens, span, label, fields):
    words = [t["form"] for t in tokens[span[0]:span[1]]]
    if len(words) == 1 and is_people(words[0]):
        return "NORP"
    if label == "ORG" and " ".join(words).lower() in COUNTRIES:
        return "LOC"
    if label in ("PRODUCT", "MISC"):
        if len(fields) < 8:
            return None  # citations, figures and abbreviations: only what has an article of its own is sure to be a name
        if words[-1].lower() in DOCUMENTS or words[0].lower() in DOCUMENTS:
            return "DOC"
    return label


def person(tokens, first, end, h):
    """The head and the words of its name, without titles ("President"), appositions and clauses."""
    inside = {h}
    grown = True
    while grown:
        more = {i for i in range(first, end) if i not in inside and tokens[i]["head"] in inside and in_name(tokens[i], i < h)}
        grown, inside = bool(more), inside | more
    a, b = h, h + 1
    while a - 1 in inside and a > first:
        a -= 1
    while b in inside and b < end:
        b += 1
    while b > a and tokens[b - 1]["upos"] == "PUNCT":
        b -= 1
    while a < b and (tokens[a]["form"].lower().rstrip(".") in TITLES or tokens[a]["upos"] == "PUNCT" or not tokens[a]["form"][:1].isupper() and
                     not proper(tokens[a])):
        a += 1
    return a, b


def in_name(token, before):
    deprel = token["deprel"].split(":")[0]
    if deprel == "punct":
        return token["form"] in {"-", "‑", '"', "'", "“", "”", "."} and (token["tag"] == "HYPH" or token["form"] != "-")
    if deprel in ("flat", "goeswith"):
        return True
    return deprel in NAME_DEPRELS and (proper(token) or token["tag"] == "CD" and not before)


def thing(tokens, first, end, h, fields, label):
    """The mention's minimal span: without article, common nouns before it, and what follows the name."""
    least = [first + int(n) - 1 for n in fields[5].split(",") if n.isdigit()]
    a, b = min(least + [h]), min(max(least + [h]) + 1, end)
    for i in range(first, h):
        if tokens[i]["head"] == h and tokens[i]["deprel"] in ("nmod:desc", "nmod:poss") or tokens[i]["form"] in {",", "(", ":"}:
            owner = [k for k in range(i, h) if tokens[k]["tag"] == "POS"] if tokens[i]["deprel"] == "nmod:poss" else []
            a = max(a, (owner[0] if owner else i) + 1)  # "Volunteer organization Comic Corps", "Jan Novak 's Free Press"
    while a < h and (tokens[a]["form"].lower() in ARTICLES or tokens[a]["upos"] in ("PUNCT", "PART") or
                     not tokens[a]["form"][:1].isupper() and not proper(tokens[a]) and tokens[a]["upos"] != "NUM"):
        a += 1
    for i in range(h + 1, b):
        form = tokens[i]["form"]
        if form in {",", "(", "–", "—", ";", ":"} or tokens[i]["tag"] in ("WDT", "WP", "POS") or \
                label in ("ORG", "LOC", "EVENT") and form.lower() in ADDED and tokens[i]["upos"] == "ADP":
            b = i
            break
    while b > a and (tokens[b - 1]["upos"] in ("PUNCT", "ADP", "DET", "CCONJ", "PART")):
        b -= 1
    return a, b


def time(tokens, first, end, h):
    """A time expression without article and clauses; none where no word tells a time."""
    lemma = tokens[h]["lemma"].lower()
    year = re.fullmatch(r"(1[0-9]|20)\d\d('?s)?|\d{1,2}(:\d\d)?|\d+(st|nd|rd|th)", tokens[h]["form"])
    if lemma.rstrip("s") not in DATES and lemma not in DATES and not year and not proper(tokens[h]):
        return None
    a, b = first, end
    for i in range(h + 1, end):
        clause = tokens[i]["deprel"].startswith("acl") or tokens[i]["deprel"].startswith("advcl")
        if tokens[i]["form"].lower() in ADDED and tokens[i]["upos"] == "ADP" and not tells_time(tokens[tokens[i]["head"]]):
            b = i  # "two years at the academy"
            break
        if clause and tokens[i]["head"] == h or tokens[i]["form"] in {"(", ";", ":", "which", "that", "when", "where"}:
            b = min([i] + [k for k in range(h + 1, i) if under(tokens, k, i)]) if clause else i
            break
    while a < h and (tokens[a]["form"].lower() in ("the", "around", "about", "approximately", "roughly") or tokens[a]["upos"] in ("ADP", "PUNCT")):
        a += 1
    while b > a and tokens[b - 1]["upos"] in ("PUNCT", "ADP", "SCONJ"):
        b -= 1
    if b < len(tokens) and tokens[b]["form"].lower() in ("ago", "later", "earlier"):
        b += 1
    if lemma in LOOSE and all(tokens[i]["upos"] in ("DET", "NOUN", "PRON", "ADV") for i in range(a, b)):
        return None
    return a, b


def tells_time(token):
    return token["lemma"].lower() in DATES or token["upos"] == "NUM"


def under(tokens, i, top):
    n = 0
    while i >= 0 and i != top and n < len(tokens):
        i, n = tokens[i]["head"], n + 1
    return i == top
