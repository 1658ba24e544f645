"""Reads factuality and negation into records (records.py): "facts" and "negations".

A sentence's "facts" are (token, value), did the event at this word happen, from -3
(certainly not) to 3 (certainly); its "negations" are (cue token, tokens of the scope).
"""
import json

FACTS = ("UDS_IH2", "MEANTIME")


def facts(corpora, split="train", names=FACTS):
    """Documents of one sentence each; a few hundred sentences in a row are of one text."""
    docs = []
    for name in names:
        with open(f"{corpora}/factuality-bundle/{name}/{split}.jsonl", encoding="utf-8") as f:
            for line in f:
                r = json.loads(line)
                words = r["text"].split()
                at = [(t["span1"][0], float(t["label"])) for t in r["targets"]]
                at = [(k, v) for k, v in at if k < len(words)]
                if at:
                    docs.append({"corpus": "facts-" + name, "doc": str(r["idx"]), "sents": [{"words": words, "facts": at}]})
    return docs


def merge_facts(trees, docs):
    """Puts facts onto tree records of the same words; returns the documents that stayed over."""
    index = {tuple(s["words"]): s for d in trees for s in d["sents"]}
    rest = []
    for d in docs:
        s = d["sents"][0]
        t = index.get(tuple(s["words"]))
        if t is None:
            rest.append(d)
        else:
            t["facts"] = t.get("facts", []) + s["facts"]
    return rest


def negations(path):
    """Chapters of CD-SCO, in the columns of the *SEM 2012 shared task."""
    docs, rows = [], []
    with open(path, encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            if line:
                rows.append(line.split("\t"))
            elif rows:
                chapter = rows[0][0]
                if not docs or docs[-1]["doc"] != chapter:
                    docs.append({"corpus": "negation", "doc": chapter, "sents": []})
                docs[-1]["sents"].append({"words": [r[3] for r in rows], "negations": scopes(rows)})
                rows = []
    return docs


def scopes(rows):
    out = []
    if rows[0][7] == "***":
        return out
    for c in range(7, len(rows[0]) - 2, 3):
        cue = [i for i, r in enumerate(rows) if r[c] != "_"]
        if cue:
            out.append((cue[0], [i for i, r in enumerate(rows) if r[c + 1] != "_"]))
    return out
