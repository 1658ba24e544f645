#!/usr/bin/env python3
"""Agreement of two codings of the same texts (docs/codebook.md; train/claims/README.md).

usage: python3 train/agreement.py [FOLDER]          (default train/claims)

In: FOLDER/*.gold.json and, for the texts coded twice, FOLDER/second/ with files
of the same names. Out: on standard output, how far the second coding agrees with
the first: precision, recall and F1 of claims (found: the same trigger or the
same evidence with a shared participant, whatever the type; typed: and the same
kind and event type, the first coding's also_ok counted), offices apart, and
Cohen's kappa with raw agreement for each value over the pairs found. Claims that
either coder marked optional, and restatements, are neither missed nor false. It
doesn't say who is right, and reads nothing but the two files of a text.
"""
import glob
import json
import os
import re
import sys
import unicodedata
from collections import Counter

VALUES = ["kind", "event", "mode", "basis", "polarity", "reality", "likelihood", "verification"]
SMALL = {"the", "a", "an", "of", "al", "el"}


def words(name):
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return {w for w in re.findall(r"[a-z0-9]+", plain) if w not in SMALL}


def same_name(a, b):
    x, y = words(a), words(b)
    return bool(x and y) and (x <= y or y <= x)


def trigger(claim):
    if "trigger_start" in claim:
        return claim["trigger_start"], claim["trigger_end"]
    t = claim["trigger"].encode()
    at = claim["start"] + claim["quote"].encode().index(t)
    return at, at + len(t)


def overlap(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def people(claim):
    return claim.get("actor", []) + claim.get("recipient", [])


def label(claim):
    return claim["event"] or claim["kind"]


def soft(claim):
    return claim.get("optional", False) or any(l["type"] == "restates" for l in claim.get("links", []))


def score(a, b, typed):
    """How well b, of the second coding, matches a; None where it does not."""
    same_type = label(b) in [label(a)] + a.get("also_ok", [])
    if typed and not same_type:
        return None
    by_trigger = overlap(trigger(a), trigger(b)) > 0
    shared = sum(any(same_name(x, y) for y in people(b)) for x in people(a))
    by_evidence = overlap((a["start"], a["end"]), (b["start"], b["end"])) > 0 and (shared or not people(a) and not people(b))
    if not by_trigger and not by_evidence:
        return None
    return 4 * same_type + 3 * by_trigger + shared / (1 + len(people(a)) + len(people(b)))


def pairs(first, second, typed):
    """Pairs of claims, one to one, best first."""
    found = [(s, -i, -j) for i, a in enumerate(first) for j, b in enumerate(second) if (s := score(a, b, typed)) is not None]
    left, right, out = set(), set(), []
    for _, i, j in sorted(found, reverse=True):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            out.append((-i, -j))
    return out


def f1(docs, typed, office):
    hit = missed = extra = 0
    for first, second in docs:
        first = [c for c in first if (c["kind"] == "office") == office]
        second = [c for c in second if (c["kind"] == "office") == office]
        got = pairs(first, second, typed)
        soft_pairs = sum(soft(first[i]) for i, _ in got)
        hit += len(got) - soft_pairs
        missed += sum(not soft(c) for i, c in enumerate(first) if i not in {i for i, _ in got})
        extra += sum(not soft(c) for j, c in enumerate(second) if j not in {j for _, j in got})
    p, r = hit / max(1, hit + extra), hit / max(1, hit + missed)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0, hit


def kappa(marks):
    """Cohen's kappa and raw agreement; kappa is None where both coders used one value only."""
    n = len(marks)
    agree = sum(a == b for a, b in marks) / n
    left, right = Counter(a for a, _ in marks), Counter(b for _, b in marks)
    chance = sum(left[v] * right[v] for v in left) / (n * n)
    return (None if chance == 1 else (agree - chance) / (1 - chance)), agree


def value(claim, key):
    v = claim.get(key) or "none"
    return ",".join(sorted(v)) if isinstance(v, list) else v


def main(folder):
    docs = []
    for path in sorted(glob.glob(f"{folder}/second/*.gold.json")):
        name = os.path.basename(path)
        docs.append([json.load(open(p, encoding="utf-8"))["claims"] for p in (f"{folder}/{name}", path)])
    if not docs:
        sys.exit(f"{folder}/second holds no second codings")
    print(f"{len(docs)} texts coded twice, {sum(len(a) for a, _ in docs)} and {sum(len(b) for _, b in docs)} claims")
    for name, typed, office in (("found", False, False), ("typed", True, False), ("offices", True, True)):
        p, r, f, n = f1(docs, typed, office)
        print(f"{name:8} precision {p:.3f}  recall {r:.3f}  F1 {f:.3f}  pairs {n}")
    both = [(a[i], b[j]) for a, b in docs for i, j in pairs(a, b, False) if overlap(trigger(a[i]), trigger(b[j]))]
    print(f"values over {len(both)} pairs with the same trigger")
    for key in VALUES:
        marks = [(value(a, key), value(b, key)) for a, b in both]
        k, agree = kappa(marks)
        print(f"{key:13} kappa {'  -  ' if k is None else f'{k:.3f}'}  agreement {agree:.3f}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "train/claims")
