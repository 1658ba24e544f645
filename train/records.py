"""Reads the corpora into one form of record, so that one pass trains every head.

A document is {"corpus", "doc", "sents": [...]}; a sentence has "words" and,
where its corpus has them: "upos", "xpos", "lemma" (rules), "head" (index, -1 for
the root), "deprel", "tags" with "annotated" (names), "phrases" (re3d's
mentions), "preds" (PropBank), and "claims" (see claims.py).
"""
import collections
import gzip
import json

OPEN_GENRES = {"news", "interview", "bio", "voyage", "speech", "academic", "court", "textbook", "vlog"}
NAMES = ["PER", "ORG", "LOC", "NORP", "EVENT", "WEAPON", "PLATFORM", "TIME", "QUANTITY", "MONEY", "DOC", "PRODUCT", "MISC"]
PHRASES = ["Person", "Organisation", "Location", "Nationality", "Weapon", "MilitaryPlatform", "Vehicle", "Temporal", "Quantity", "Money", "DocumentReference"]
PHRASE_TAGS = ["O"] + [f"{p}-{n}" for n in PHRASES for p in "BI"]
TAGS = ["O"] + [f"{p}-{n}" for n in NAMES for p in "BI"]
SRL = ["ARG0", "ARG1", "ARG2", "ARG3", "ARGM-LOC", "ARGM-TMP", "ARGM-NEG", "ARGM-MOD", "ARGM-ADV", "ARGM-PRP", "ARGM-MNR", "ARGM-DIR",
       "ARGM-ADJ", "ARGM-DIS", "ARGM-EXT", "ARGM-CAU", "ARGM-PRR", "ARGM-LVB", "ARGM-PRD", "ARG4", "ARGM-GOL", "ARGM-CXN", "ARGM-COM"]


def lemma_rule(form, lemma):
    """The rule (docs/model-format.md, "A lemma label") that makes lemma of form."""
    options = []
    for mode, base in (("low", form.lower()), ("keep", form)):
        k = 0
        while k < min(len(base), len(lemma)) and base[k] == lemma[k]:
            k += 1
        if k or not base:
            options.append((len(base) - k + len(lemma) - k, mode != "low", f"{mode}:{len(base) - k}:{lemma[k:]}"))
    best = min(options, default=None)
    if best is None or best[0] > 5 and len(lemma) <= 4:
        return "=" + lemma
    return best[2]


def apply_rule(form, rule):
    if rule.startswith("="):
        return rule[1:]
    mode, n, suffix = rule.split(":", 2)
    base = form.lower() if mode == "low" else form
    return base[: len(base) - int(n)] + suffix


def read_conllu(path):
    """Documents of a CoNLL-U file; multiword lines and empty nodes are passed over."""
    op = gzip.open if path.endswith(".gz") else open
    docs, sent = [], None
    for line in op(path, "rt", encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc id"):
            docs.append({"doc": line.split("=", 1)[1].strip(), "sents": []})
        elif line.startswith("# sent_id"):
            sent = {"id": line.split("=", 1)[1].strip(), "words": [], "upos": [], "xpos": [], "lemma": [], "head": [], "deprel": []}
        elif not line:
            if sent and sent["words"]:
                docs[-1]["sents"].append(sent)
            sent = None
        elif line[0] != "#":
            c = line.split("\t")
            if not c[0].isdigit():
                continue
            sent["words"].append(c[1])
            sent["lemma"].append(lemma_rule(c[1], c[2] if c[2] != "_" or c[1] == "_" else c[1].lower()))
            sent["upos"].append(c[3])
            sent["xpos"].append(c[4])
            sent["head"].append(int(c[6]) - 1)
            sent["deprel"].append(c[7])
    return docs


def tags(n, spans, labels=NAMES):
    out = ["O"] * n
    for first, end, label in spans:
        if label not in labels or first >= end:
            continue
        out[first] = "B-" + label
        for i in range(first + 1, end):
            out[i] = "I-" + label
    return out


def read_jsonl(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def name_docs(path, split=None):
    """Name records, grouped into documents by consecutive (corpus, doc)."""
    docs = []
    for r in read_jsonl(path):
        if split and r.get("split") != split or not r["words"]:
            continue
        key = (r["corpus"], r["doc"])
        if not docs or docs[-1]["key"] != key:
            docs.append({"key": key, "corpus": r["corpus"], "doc": r["doc"], "sents": []})
        docs[-1]["sents"].append({"words": r["words"], "tags": tags(len(r["words"]), r["spans"]), "annotated": r["annotated"]})
        if "phrases" in r:
            docs[-1]["sents"][-1]["phrases"] = tags(len(r["words"]), r["phrases"], PHRASES)
    return docs


def merge_names(docs, names):
    """Puts name layers onto tree records whose sentences have the same words; returns what stayed over."""
    index = {tuple(s["words"]): s for d in names for s in d["sents"]}
    used = set()
    for d in docs:
        for s in d["sents"]:
            n = index.get(tuple(s["words"]))
            if n:
                s["tags"], s["annotated"] = n["tags"], n["annotated"]
                used.add(tuple(s["words"]))
    rest = []
    for d in names:
        left = [s for s in d["sents"] if tuple(s["words"]) not in used]
        if left:
            rest.append({**d, "sents": left})
    return rest


def merge_roles(docs, path):
    roles = {r["sent_id"]: r for r in read_jsonl(path)}
    n = 0
    for d in docs:
        for s in d["sents"]:
            r = roles.get(s["id"])
            if r and r["words"] == s["words"]:
                s["preds"] = [(p["token"], [(SRL.index(a["role"]), a["head"]) for a in p["args"] if a["role"] in SRL]) for p in r["predicates"]]
                n += 1
    return n


def trees(corpora, split="train"):
    """EWT and the open genres of GUM; UD's documents."""
    suffix = {"train": ("en_ewt-ud-train.conllu.gz", "en_gum-ud-train-rebuilt-noreddit.conllu.gz"), "dev": ("en_ewt-ud-dev.conllu", "en_gum-ud-dev.conllu")}[split]
    ewt = read_conllu(f"{corpora}/ud-english-ewt/{suffix[0]}")
    gum = [d for d in read_conllu(f"{corpora}/ud-english-gum/{suffix[1]}") if d["doc"].split("_")[1] in OPEN_GENRES]
    for d in ewt:
        d["corpus"] = "ewt"
    for d in gum:
        d["corpus"] = "gum"
    return ewt, gum


def label_lists(docs):
    """Label lists from the training trees, rare lemma rules and relations left out."""
    count = {k: collections.Counter() for k in ("upos", "xpos", "lemma", "deprel")}
    for d in docs:
        for s in d["sents"]:
            for k in count:
                count[k].update(s[k])
    keep = {"lemma": 4, "xpos": 2, "deprel": 5, "upos": 1}
    return {k: sorted(v for v, n in c.items() if n >= keep[k]) for k, c in count.items()}
