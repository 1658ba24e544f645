"""Alignment of coded claims (design/CODEBOOK.md) with words, for training.

Gold claims name their participants by the fullest name in the document, not by a
span. Here each name is looked for in the claim's evidence, by the document's
aliases and then by the name's own words; of several matches the one nearest to
the trigger in the syntactic tree is the argument, the others are left out of the
loss. A name that can't be found leaves its role open: nothing is learnt from
what isn't known.
"""
import glob
import json
import os
import re
import subprocess
import unicodedata

SMALL = {"the", "a", "an", "of", "al", "el", "mr", "mrs", "gen", "general", "president", "minister", "and", "in", "for"}


def norm(s):
    return unicodedata.normalize("NFKD", s.replace("’", "'")).encode("ascii", "ignore").decode().lower()


def tokenize(paths):
    """Sentences of raw text files, with trees, as the product reads them."""
    run = subprocess.run(["go", "run", "./train/tokenize", "-trees", *paths], capture_output=True, text=True)
    if run.returncode:
        raise SystemExit(run.stderr[:2000])
    out = run.stdout
    return {r["file"]: r["sentences"] for r in map(json.loads, out.splitlines())}


def golds(folder):
    return sorted(glob.glob(f"{folder}/*.gold.json"))


def example_golds(root):
    return sorted(glob.glob(f"{root}/*.gold.json") + glob.glob(f"{root}/*/*.gold.json"))


def documents(golds):
    """Records of coded documents, aligned by the product's own trees."""
    texts = {}
    for g in golds:
        d = json.load(open(g, encoding="utf-8"))
        texts[os.path.join(os.path.dirname(g), d["document"])] = d
    cut = tokenize(list(texts))
    docs = []
    for path, gold in texts.items():
        raw = open(path, "rb").read()
        sents = []
        for s in cut[path]:
            if s["tokens"]:
                sents.append({"words": [raw[a:b].decode() for a, b in s["tokens"]], "spans": s["tokens"], "triggers": [],
                              "tree": s["heads"], "rels": s["rels"], "pos": s["pos"]})
        docs.append({"corpus": "claims", "doc": os.path.basename(path), "sents": sents, "gold": gold, "raw": raw})
        docs[-1]["stats"] = align(docs[-1])
    total = {k: sum(d["stats"][k] for d in docs) for k in docs[0]["stats"]} if docs else {}
    print("aligned claims:", total, flush=True)
    for d in docs:
        del d["gold"], d["raw"]
    return docs


def path_length(tree, i, j):
    """Edges between words i and j of one sentence's tree; 99 where not connected."""
    up, k, n = {}, i, 0
    while k >= 0 and k not in up:
        up[k] = n
        k, n = tree[k], n + 1
    k, n, seen = j, 0, set()
    while k >= 0 and k not in seen:
        if k in up:
            return n + up[k]
        seen.add(k)
        k, n = tree[k], n + 1
    return 99


def top(sent, words):
    """The head word of a run of words: the one whose head lies outside."""
    inside = set(words)
    heads = [w for w in words if sent["tree"][w] not in inside and sent["pos"][w] not in ("PUNCT", "ADP", "DET")]
    return heads[0] if heads else words[0]


def climb(sent, w, stop):
    """From a name that modifies a noun to that noun: "ISIS" of "ISIS fighters"."""
    seen = set()
    while w not in seen and sent["rels"][w].split(":")[0] in ("compound", "flat", "amod", "nummod") or sent["rels"][w] == "nmod:desc":
        seen.add(w)
        h = sent["tree"][w]
        if h < 0 or h in stop or h in seen or sent["pos"][h] not in ("NOUN", "PROPN"):
            break
        w = h
    return w


def runs(sent, alias):
    """Word runs of a sentence that spell the alias (case, articles and punctuation aside)."""
    want = [w for w in re.findall(r"\w+", norm(alias)) if w not in ("the", "a", "an")]
    if not want:
        return []
    capital = alias.isupper()  # "IS" isn't "is"
    have = [(w, i) for i, t in enumerate(sent["words"]) if t.isupper() or not capital for w in re.findall(r"\w+", norm(t)) if w not in ("the", "a", "an")]
    out = []
    for k in range(len(have) - len(want) + 1):
        if [w for w, _ in have[k : k + len(want)]] == want:
            out.append(list(range(have[k][1], have[k + len(want) - 1][1] + 1)))
    return out


def loose(sent, name):
    """Runs of words that share the name's head word (its last) or most of its words."""
    want = {w for w in re.findall(r"\w+", norm(name)) if w not in SMALL and len(w) > 2}
    if not want:
        return []
    stems = {w[:5] for w in want}
    out, now = [], []
    for i, t in enumerate(sent["words"] + ["\x00"]):
        w = norm(t)
        if w[:5] in stems and len(w) > 2:
            now.append(i)
        elif now and w not in SMALL and w not in ("-", "'", "'s"):
            out.append(now)
            now = []
    last = re.findall(r"\w+", norm(name))[-1][:5]
    return [r for r in out if any(norm(sent["words"][i])[:5] == last for i in r) or len(r) * 2 >= len(want)]


def aliases(gold, name):
    """The other names of an actor, longest first; the fullest name itself first."""
    out = [name]
    for group in gold.get("aliases", []):
        if any(norm(a) == norm(name) for a in group):
            out += group
    return sorted(dict.fromkeys(out), key=lambda a: (norm(a) != norm(name), -len(a)))


def find(sent, gold, name, trigger, stop):
    """Candidate head words for a name in a sentence, nearest to the trigger first."""
    heads = {}
    for a in aliases(gold, name):
        for r in runs(sent, a):
            heads.setdefault(climb(sent, top(sent, r), stop), 0)
    if not heads:
        for r in loose(sent, name):
            heads.setdefault(climb(sent, top(sent, r), stop), 0)
    return sorted((h for h in heads if h != trigger), key=lambda h: (path_length(sent["tree"], trigger, h), abs(h - trigger)))


def texts(sent, raw, text):
    """Runs of words that an exact text covers; "he" isn't found in "the"."""
    lo, hi = sent["spans"][0][0], sent["spans"][-1][1]
    out = []
    if not text:
        return out
    for m in re.finditer(r"(?<!\w)" + re.escape(text) + r"(?!\w)", raw[lo:hi].decode()):
        at = lo + len(raw[lo:hi].decode()[: m.start()].encode())
        end = at + len(m[0].encode())
        r = [i for i, (a, b) in enumerate(sent["spans"]) if a < end and b > at]
        if r:
            out.append(r)
    return out


def align(doc):
    gold, raw = doc["gold"], doc["raw"]
    stats = doc["stats"] = {"claims": 0, "placed": 0, "participants": 0, "found": 0, "speakers": 0, "speakers found": 0, "places": 0, "places found": 0, "times": 0, "times found": 0}
    first, n = [], 0
    for s in doc["sents"]:
        first.append(n)
        n += len(s["words"])
    placed = []
    for c in gold["claims"]:
        stats["claims"] += 1
        a, b = c.get("trigger_start"), c.get("trigger_end")
        if a is None:
            t = (c.get("trigger") or "").encode()
            k = c["quote"].encode().find(t) if t else -1
            if k < 0:
                continue
            a = c["start"] + k
            b = a + len(t)
        for si, s in enumerate(doc["sents"]):
            run = [i for i, (x, y) in enumerate(s["spans"]) if x < b and y > a]
            if run:
                placed.append((c, si, top(s, run)))
                stats["placed"] += 1
                break
    heads = {}
    for _, si, t in placed:
        heads.setdefault(si, set()).add(t)
    for c, si, t in placed:
        s = doc["sents"][si]
        entry(doc, s, first, si, c, t, heads[si], stats)
    return stats


def entry(doc, s, first, si, c, t, stop, stats):
    gold, raw = doc["gold"], doc["raw"]
    soft = c.get("optional") or any(l.get("type") == "restates" for l in c.get("links", []))
    label = c["event"] if c["kind"] == "event" else c["kind"]
    marks = [(label, 1, 0.5 if soft else 1.0)] + [(x, 0, 0.0) for x in c.get("also_ok", [])]
    args, unknown = [], []
    for role, key in (("actor", "actor"), ("recipient", "recipient")):
        for name in c.get(key) or []:
            name = name if isinstance(name, str) else name.get("name") or name["text"]
            stats["participants"] += 1
            found = find(s, gold, name, t, stop)
            if found:
                stats["found"] += 1
                args.append((role, found[0], 1))
                args += [(role, h, -1) for h in found[1:]]
            else:
                unknown.append(role)
    for role, key in (("place", "place"), ("time", "time")):
        v = c.get(key) or []
        for p in v if isinstance(v, list) else [v]:
            if not p.get("text"):
                continue
            stats[role + "s"] += 1
            hit = sorted((top(s, r) for r in texts(s, raw, p["text"])), key=lambda h: path_length(s["tree"], t, h))
            if hit:
                stats[role + "s found"] += 1
                args.append((role, hit[0], 1))
                args += [(role, h, -1) for h in hit[1:]]
            else:
                unknown.append(role)
    for sp in c.get("said_by") or []:
        stats["speakers"] += 1
        hit = speaker(doc, first, si, sp, raw)
        if hit is None:
            unknown.append("speaker")
        else:
            stats["speakers found"] += 1
            args.append(("speaker", hit, 1))
    got = next((g for g in s["triggers"] if g["token"] == t), None)
    if got:  # a second claim on the same word, such as the control that a capture results in
        got["labels"] += [m for m in marks if m[0] not in {x[0] for x in got["labels"] if x[2] > 0}]
        have = {(r, h) for r, h, v in got["args"] if v > 0}
        got["args"] += [(r, h, -1) for r, h, v in args if (r, h) not in have]
        return
    s["triggers"].append({"token": t, "labels": marks, "args": args, "unknown": unknown, "basis": c["basis"], "polarity": c["polarity"],
                          "reality": c["reality"], "likelihood": c.get("likelihood") or "none"})


def speaker(doc, first, si, sp, raw):
    """The speaker's head word, counted from the sentence's first word; in this sentence, up to five before, or the next."""
    for k in [*range(si, max(-1, si - 6), -1), si + 1]:
        if k >= len(doc["sents"]):
            continue
        s = doc["sents"][k]
        r = texts(s, raw, sp["text"])
        if r:
            return first[k] + top(s, r[-1 if k < si else 0]) - first[si]
    return None
