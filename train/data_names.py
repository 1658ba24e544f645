"""Named-entity records of several corpora in one scheme.

In: the corpora's folder and the project's tokenizer (go run ./train/tokenize).
Out: records {"corpus", "doc", "split", "words", "spans": [[first, end, label]],
"annotated": [labels]}, see records(); main() writes them as JSON lines. Spans
are half-open and don't overlap; a label that a corpus doesn't annotate is not
in its "annotated", and a missing one there means nothing. It does not repair
annotation beyond bringing boundaries to one convention: names without articles
and titles. It may assume that the corpora are those that shared/corpora holds.
"""
import argparse
import collections
import glob
import json
import os
import re
import subprocess
import tempfile
import xml.etree.ElementTree as ET

import data_gum
from data_nations import COUNTRIES, is_people
from data_shape import cut_name

RE3D = {"Organisation": "ORG", "Person": "PER", "Location": "LOC", "Nationality": "NORP", "Weapon": "WEAPON",
        "MilitaryPlatform": "PLATFORM", "Vehicle": "PLATFORM", "Temporal": "TIME", "Quantity": "QUANTITY",
        "Money": "MONEY", "DocumentReference": "DOC"}
RE3D_SURE = 0.9  # confidence from which a common noun counts as annotated; for names any confidence above 0 does
WNUT = {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG", "product": "PRODUCT", "creative-work": "DOC"}
CROSSNER = {
    "person": "PER", "politician": "PER", "researcher": "PER", "scientist": "PER", "writer": "PER", "musicalartist": "PER",
    "location": "LOC", "country": "LOC", "organisation": "ORG", "politicalparty": "ORG", "university": "ORG", "band": "ORG",
    "magazine": "ORG", "academicjournal": "ORG", "event": "EVENT", "election": "EVENT", "conference": "EVENT",
    "book": "DOC", "poem": "DOC", "song": "DOC", "album": "DOC", "product": "PRODUCT", "award": "MISC", "misc": "MISC",
}
CORE = ["PER", "ORG", "LOC", "NORP", "EVENT"]
# What each CrossNER domain annotates beyond the core; misc holds common nouns in ai and science.
CROSSNER_MORE = {"politics": ["MISC"], "literature": ["DOC"], "music": ["DOC"], "science": [], "ai": []}
ATTACH_LEFT = set(".,;:!?)]}%'’") | {"'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d", "'m", "''", "”", "..."}
ATTACH_RIGHT = set("([{$#“‘") | {"``"}


class Paragraph:
    """Text with labelled character spans, before tokenization. Its spans may overlap: the longest wins."""

    def __init__(self, corpus, doc, split, text, spans, annotated, phrases=None):
        self.corpus, self.doc, self.split, self.phrases = corpus, doc, split, phrases
        self.text, self.spans, self.annotated = re.sub(r"\s", " ", text), spans, annotated


def detokenize(words):
    """Joins a corpus's tokens as prose is written: (text, list of (start, end) per token)."""
    text, at, quote = "", [], False
    for i, word in enumerate(words):
        glue = i > 0 and (word in ATTACH_LEFT or words[i - 1] in ATTACH_RIGHT or
                          words[i - 1] in ("'", "’") and word in ("s", "t", "re", "ve", "ll", "d", "m"))
        if word == '"':
            glue, quote = quote, not quote
        elif i > 0 and words[i - 1] == '"' and quote:
            glue = True
        if i > 0 and not glue:
            text += " "
        at.append((len(text), len(text) + len(word)))
        text += word
    return text, at


def from_tokens(corpus, doc, split, words, spans, annotated):
    text, at = detokenize(words)
    chars = [(at[a][0], at[b - 1][1], label) for a, b, label in spans if a < b]
    return Paragraph(corpus, doc, split, text, chars, annotated)


def read_columns(path):
    """Sentences of a two-column IOB file: (words, [(first, end, label)])."""
    words, spans = [], []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) < 2 or not cells[0].strip():
                if words:
                    yield words, spans
                words, spans = [], []
                continue
            tag = cells[1].strip()
            if tag.startswith("B-") or tag.startswith("I-") and not (spans and spans[-1][1] == len(words) and spans[-1][2] == tag[2:]):
                spans.append((len(words), len(words) + 1, tag[2:]))
            elif tag.startswith("I-"):
                spans[-1] = (spans[-1][0], len(words) + 1, tag[2:])
            words.append(cells[0].strip())
    if words:
        yield words, spans


def crossner(corpora):
    for path in sorted(glob.glob(os.path.join(corpora, "crossner/ner_data/*/*.txt"))):
        domain, part = path.split(os.sep)[-2], os.path.basename(path)[:-4]
        split = "dev-politics" if (domain, part) == ("politics", "dev") else "train"
        annotated = CORE + CROSSNER_MORE[domain]
        for n, (words, found) in enumerate(read_columns(path)):
            spans = []
            for a, b, kind in found:
                label = CROSSNER.get(kind)
                if label == "MISC" and b == a + 1 and is_people(words[a]):
                    label = "NORP"
                if label == "MISC" and not words[a][:1].isupper() and not words[a][:1].isdigit():
                    continue
                if label == "ORG" and " ".join(words[a:b]).lower() in COUNTRIES:
                    label = "LOC"
                if label in annotated:
                    spans.append((a, b, label))
            # The sentences come from all over Wikipedia: ten of them make up a document, to fill a window.
            yield from_tokens("crossner-" + domain, f"{domain}-{part}-{n // 10}", split, words, spans, annotated)


def wnut(corpora):
    for path in ("wnut17train.conll", "emerging.dev.conll", "emerging.test.annotated"):
        for n, (words, found) in enumerate(read_columns(os.path.join(corpora, "wnut17", path))):
            spans = [(a, b, WNUT[k.split(",")[0]]) for a, b, k in found if k.split(",")[0] in WNUT]
            yield from_tokens("wnut17", f"{path}-{n // 10}", "train", words, spans, ["PER", "ORG", "LOC", "PRODUCT", "DOC"])


# re3d's own labels, whose mentions are whole phrases ("an inclusive government").
PHRASES = ["Person", "Organisation", "Location", "Nationality", "Weapon", "MilitaryPlatform", "Vehicle", "Temporal", "Quantity", "Money", "DocumentReference"]


def re3d(corpora, examples):
    """The re3d documents; those among the examples make up the split dev-re3d."""
    held = {name[:8] for name in os.listdir(examples) if name.endswith(".txt")}
    folders = sorted(glob.glob(os.path.join(corpora, "re3d/*/")))
    entities = collections.defaultdict(list)
    for folder in folders:
        for e in jsonl(os.path.join(folder, "entities.json")):
            entities[e["documentId"]].append(e)
    # What the held-out documents say of a string must not reach training.
    usual = usual_labels({k: v for k, v in entities.items() if k[:8] not in held})
    for folder in folders:
        for doc in jsonl(os.path.join(folder, "documents.json")):
            split = "dev-re3d" if doc["_id"][:8] in held else "train"
            yield from re3d_document(doc, entities[doc["_id"]], split, usual)


def usual_labels(entities):
    """The label that each string bears most often where it is a whole mention."""
    counts = collections.defaultdict(collections.Counter)
    for e in (e for found in entities.values() for e in found):
        if e["type"] in RE3D and e["confidence"] > 0:
            counts[e["value"]][RE3D[e["type"]]] += 1
    return {value: c.most_common(1)[0][0] for value, c in counts.items()}


def re3d_sure(entity):
    label = RE3D.get(entity["type"])
    return label is not None and entity["confidence"] > (0 if label in ("PER", "ORG", "LOC", "NORP") else RE3D_SURE)


def jsonl(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def re3d_document(doc, entities, split, usual):
    annotated = sorted(set(RE3D.values()))
    start = 0
    for line in doc["text"].split("\n"):
        end = start + len(line)
        spans, phrases = [], []
        for e in entities:
            if e["type"] in PHRASES and e["confidence"] >= 0.5 and start <= e["begin"] < e["end"] <= end:
                phrases.append((e["begin"] - start, e["end"] - start, e["type"]))
            label = RE3D.get(e["type"])
            inside = start <= e["begin"] and e["end"] <= end and doc["text"][e["begin"]:e["end"]].strip()
            if not label or not inside:
                continue
            # A rejected place, group or nationality inside a sure mention is the name that mention is built on:
            # "ministers of Ruritania" is no name, Ruritania is. A group must be known from elsewhere.
            within = any(re3d_sure(o) and o["begin"] <= e["begin"] and e["end"] <= o["end"] for o in entities)
            if re3d_sure(e) or within and (label in ("LOC", "NORP") or label == usual.get(e["value"])):
                for a, b, k in cut_name(doc["text"], e["begin"], e["end"], label):
                    name = doc["text"][a:b]
                    if b < e["end"] and name.lower() not in COUNTRIES and not is_people(name):
                        k = usual.get(name, k)  # "Novak regime" is a group, Novak is not
                    spans.append((a - start, b - start, k))
        if line.strip():
            yield Paragraph("re3d", doc["_id"][:8], split, line, spans, annotated, phrases)
        start = end + 1


MEANTIME_LABELS = ["PER", "ORG", "LOC", "NORP", "TIME", "MONEY", "QUANTITY"]


def meantime(corpora):
    """MEANTIME's title and first five sentences, the only ones annotated within the document."""
    for path in sorted(glob.glob(os.path.join(corpora, "meantime-en/data/*/intra_cross-doc_annotation/*/*.xml"))):
        root = ET.parse(path).getroot()
        tokens = [(t.get("t_id"), int(t.get("sentence")), t.text) for t in root.iter("token")]
        kinds = {e.get("m_id"): e.get("ent_type") for e in root.iter("ENTITY")}
        refers = {s.get("m_id"): kinds.get(r.find("target").get("m_id"))
                  for r in root.iter("REFERS_TO") if r.find("target") is not None for s in r.findall("source")}
        for number in sorted({s for _, s, _ in tokens if s <= 5}):
            here = [t for t in tokens if t[1] == number]
            place = {t[0]: i for i, t in enumerate(here)}
            text, at = detokenize([t[2] for t in here])
            spans = []
            for m in root.find("Markables"):
                ids = [place[a.get("t_id")] for a in m.findall("token_anchor") if a.get("t_id") in place]
                label = meantime_label(m, refers.get(m.get("m_id")))
                for first, end in conjuncts([t[2] for t in here], min(ids), max(ids) + 1, label) if ids and label else []:
                    spans += cut_name(text, at[first][0], at[end - 1][1], label)
            yield Paragraph("meantime", root.get("doc_id"), "train", text, spans, MEANTIME_LABELS)


def conjuncts(words, first, end, label):
    """Parts "Acme and Initech", one mention in MEANTIME, into its names; "Food and Drug Office" stays whole."""
    if label in ("ORG", "PER", "LOC") and end - first == 3 and words[first + 1] in ("and", ","):
        return [(first, first + 1), (first + 2, end)]
    return [(first, end)]


def meantime_label(mention, kind):
    if mention.tag == "TIMEX3":
        return "TIME"
    if mention.tag == "VALUE":
        return "MONEY" if mention.get("type") == "MONEY" else "QUANTITY"
    if mention.tag == "ENTITY_MENTION" and mention.get("syntactic_type") in ("NAM", "PRE.NAM", "", None):
        return kind if kind in ("PER", "ORG", "LOC") else None
    return None


def geovirus(corpora):
    root = ET.parse(os.path.join(corpora, "geoparsing/GeoVirus.xml")).getroot()
    for article in root.iter("article"):
        text = article.findtext("text")
        spans = []
        for place in article.iter("location"):
            a, b = int(place.findtext("start")), int(place.findtext("end"))
            for shift in (-1, 0, 1, -2, 2):  # the corpus counts from an article's opening line break
                if text[a + shift:b + shift] == place.findtext("name"):
                    spans.append((a + shift, b + shift, "LOC"))
                    break
        yield Paragraph("geovirus", article.findtext("source").rsplit("/", 1)[-1], "train", text, spans, ["LOC"])


MARKED = re.compile(r"\[(PER|LOC|ORG) ([^\[\]]+)\]")


def own(folder):
    """Our own texts (train/names/README.md): names marked in the line, as [PER Ada Lovelace]."""
    for path in sorted(glob.glob(os.path.join(folder, "*.txt"))):
        with open(path, encoding="utf-8") as lines:
            doc = ""
            for line in lines:
                if line.startswith("### "):
                    doc = line[4:].split("|")[0].strip()
                elif line.strip():
                    text, spans = unmarked(line.strip())
                    yield Paragraph("own", doc, "train", text, spans, ["PER", "ORG", "LOC"])


def unmarked(line):
    """A line without its marks, and what they marked."""
    text, spans, last = "", [], 0
    for m in MARKED.finditer(line):
        text += line[last:m.start()]
        spans.append((len(text), len(text) + len(m[2]), m[1]))
        text += m[2]
        last = m.end()
    return text + line[last:], spans


def uner(corpora):
    """UNER's development split on EWT, for measuring only; its tokens are UD's."""
    path = os.path.join(corpora, "uner-english-ewt/en_ewt-ud-dev.iob2")
    doc, words, spans = "", [], []
    with open(path, encoding="utf-8") as lines:
        for line in list(lines) + ["\n"]:
            cells = line.rstrip("\n").split("\t")
            if line.startswith("# newdoc id"):
                doc = line.split("=", 1)[1].strip()
            elif len(cells) >= 3 and not line.startswith("#"):
                tag = cells[2]
                if tag[:2] == "B-" or tag[:2] == "I-" and not (spans and spans[-1][1] == len(words)):
                    spans.append([len(words), len(words) + 1, tag[2:]])
                elif tag[:2] == "I-":
                    spans[-1][1] += 1
                words.append(cells[1])
            elif not line.strip() and words:
                yield {"corpus": "uner", "doc": doc, "split": "dev-uner", "words": words,
                       "spans": [s for s in spans if s[2] in ("PER", "ORG", "LOC")], "annotated": ["PER", "ORG", "LOC"]}
                words, spans = [], []


def run_tokenizer(command, paragraphs):
    """Tokenizes the paragraphs' texts: for each paragraph a list of sentences, lists of (start, end) characters."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "text")
        # A paragraph without letters would still be a block; one without anything would not, hence the full stop.
        texts = [p.text if p.text.strip() else "." for p in paragraphs]
        with open(path, "w", encoding="utf-8") as out:
            out.write("\n\n".join(texts))
        done = subprocess.run(command + [path], check=True, capture_output=True, text=True)
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text.encode()) + 2
    out = [[] for _ in paragraphs]
    for sentence in json.loads(done.stdout)["sentences"]:
        block = sentence["block"]
        chars = byte_to_char(texts[block])
        out[block].append([(chars[a - starts[block]], chars[b - starts[block]]) for a, b in sentence["tokens"]])
    return out


def byte_to_char(text):
    out = {}
    at = 0
    for i, c in enumerate(text):
        out[at] = i
        at += len(c.encode())
    out[at] = len(text)
    return out


def resolve(spans):
    """The spans that stay where they overlap: the longest, then the first."""
    out = []
    for s in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if all(s[1] <= o[0] or o[1] <= s[0] for o in out):
            out.append(s)
    return sorted(out)


def add_peoples(words, spans):
    """Labels words for peoples that no span holds: the corpora leave out adjectives ("Ruritanian troops")."""
    held = {i for a, b, _ in spans for i in range(a, b)}
    countries = {i for a, b in country_names(words) for i in range(a, b)}
    return spans + [(i, i + 1, "NORP") for i, w in enumerate(words) if i not in held and i not in countries and is_people(w)]


def country_names(words):
    """Where countries are named: list of (first, end)."""
    out = []
    for i, word in enumerate(words):
        for n in (4, 3, 2, 1):
            name = " ".join(words[i:i + n]).lower()
            if word[:1].isupper() and len(words[i:i + n]) == n and name in COUNTRIES and (n > 1 or word != "Us"):
                out.append((i, i + n))
                break
    return out


def add_countries(words, spans):
    """Labels countries that no span holds, for corpora that annotate only who takes part in something."""
    return spans + [(a, b, "LOC") for a, b in country_names(words) if all(b <= x or y <= a for x, y, _ in spans)]


def on_tokens(tokens, spans):
    """Spans of characters as spans of the tokens of one sentence; of those that overlap the longest."""
    out = []
    for a, b, label in resolve(spans):
        inside = [i for i, (x, y) in enumerate(tokens) if x < b and a < y]
        if inside:
            out.append((inside[0], inside[-1] + 1, label))
    return out


def tokenized(command, paragraphs):
    """Yields the records of paragraphs."""
    paragraphs = list(paragraphs)
    for p, sentences in zip(paragraphs, run_tokenizer(command, paragraphs)):
        for tokens in sentences:
            spans = on_tokens(tokens, p.spans)
            words = [p.text[a:b] for a, b in tokens]
            if p.corpus in ("re3d", "meantime"):
                spans = add_countries(words, spans)
            if "NORP" in p.annotated:
                spans = add_peoples(words, spans)
            out = {"corpus": p.corpus, "doc": p.doc, "split": p.split, "words": words,
                   "spans": [list(s) for s in resolve(spans)], "annotated": list(p.annotated)}
            if p.phrases is not None:
                out["phrases"] = on_tokens(tokens, p.phrases)
            yield out


def gum(corpora):
    for split in ("train", "dev"):
        for doc, words, spans in data_gum.sentences(corpora, split):
            yield {"corpus": "gum", "doc": doc, "split": "train" if split == "train" else "dev-gum", "words": words,
                   "spans": [list(s) for s in resolve(add_peoples(words, resolve(spans)))], "annotated": data_gum.ANNOTATED}


def records(corpora, examples, folder, command):
    """Yields the records of all corpora, documents in order. command is the tokenizer's command line; what
    stands in a dev split word for word is left out of train."""
    everything = list(gum(corpora)) + list(uner(corpora))
    for source in (re3d(corpora, examples), meantime(corpora), crossner(corpora), wnut(corpora), geovirus(corpora), own(folder)):
        everything += tokenized(command, source)
    held = {tuple(r["words"]) for r in everything if r["split"] != "train" and len(r["words"]) > 4}
    for r in everything:
        if r["words"] and not (r["split"] == "train" and tuple(r["words"]) in held):
            yield r


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", default="../shared/corpora")
    parser.add_argument("--examples", default="../shared/examples/re3d", help="documents to hold out of re3d")
    parser.add_argument("--own", default="train/names", help="our own marked texts")
    parser.add_argument("--tokenizer", default="go run ./train/tokenize")
    parser.add_argument("--out", required=True, help="folder for names.train.jsonl and names.dev.jsonl")
    args = parser.parse_args()
    counts = collections.defaultdict(collections.Counter)
    with open(os.path.join(args.out, "names.train.jsonl"), "w", encoding="utf-8") as train, \
            open(os.path.join(args.out, "names.dev.jsonl"), "w", encoding="utf-8") as dev:
        for rec in records(args.corpora, args.examples, args.own, args.tokenizer.split()):
            (train if rec["split"] == "train" else dev).write(json.dumps(rec, ensure_ascii=False) + "\n")
            tally = counts[rec["split"], rec["corpus"]]
            tally["sentences"] += 1
            tally["words"] += len(rec["words"])
            tally.update(label for _, _, label in rec["spans"])
    for key in sorted(counts):
        print(*key, dict(counts[key].most_common()))


if __name__ == "__main__":
    main()
