"""PropBank roles of the English Web Treebank on Universal Dependencies tokens.

In: the masked PropBank skeletons (Penn tags, no words) and UD English-EWT.
Out: one record per sentence, see records(); main() writes them as JSON lines.
It does not correct either annotation, and leaves out sentences that do not
align. It may assume that both sources keep the treebank's documents and their
order of sentences, and that UD's split is the split.
"""
import argparse
import collections
import gzip
import json
import os
import re
import tarfile

SKELETON = "propbank-ewt/ewt_gold_skel_and_prop.tar.gz"
SPLITS = {
    "train": "ud-english-ewt/en_ewt-ud-train.conllu.gz",
    "dev": "ud-english-ewt/en_ewt-ud-dev.conllu",
}
MAX_COST = 0.15  # mean cost per token above which an alignment is not believed
MAX_GROUP = 7  # tokens that one token of the other side may cover


def open_text(path):
    return gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")


def read_conllu(path):
    """Yields (document id, sentence id, tokens); a token is a dict with heads from 0, -1 for the root."""
    doc = sent = None
    tokens = []
    with open_text(path) as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id"):
                doc = line.split("=", 1)[1].strip()
            elif line.startswith("# sent_id"):
                sent = line.split("=", 1)[1].strip()
            elif not line and tokens:
                yield doc, sent, tokens
                tokens = []
            elif line and line[0].isdigit():
                cell = line.split("\t")
                if cell[0].isdigit():
                    tokens.append({"form": cell[1], "lemma": cell[2], "upos": cell[3], "tag": cell[4],
                                   "head": int(cell[6]) - 1, "deprel": cell[7], "misc": cell[9]})
    if tokens:
        yield doc, sent, tokens


def read_skeletons(path):
    """Gives document id -> list of sentences; a sentence is a list of rows of cells."""
    out = {}
    with tarfile.open(path) as archive:
        for member in archive:
            name = member.name
            if not member.isfile() or not name.endswith(".gold_skel"):
                continue
            genre = name.split("/ewt/", 1)[-1].split("/", 1)[0]
            base = os.path.basename(name).replace(".xml.gold_skel", "")
            text = archive.extractfile(member).read().decode("utf-8")
            sentences = [[row.split() for row in part.splitlines()] for part in re.split(r"\n\s*\n", text) if part.strip()]
            out[genre + "-" + base] = sentences
    return out


# Tags that UD has renamed or that the two layers use for one another.
KIN = {frozenset(p) for p in (("NN", "NNP"), ("NNS", "NNPS"), ("VBD", "VBN"), ("VB", "VBP"), ("RB", "RP"), ("IN", "RP"),
                              ("IN", "RB"), ("JJ", "VBN"), ("JJ", "VBG"), ("NN", "VBG"), ("NN", "JJ"), ("DT", "WDT"),
                              ("IN", "WDT"), ("IN", "TO"), (".", "NFP"), (":", "NFP"), (":", ","), ("HYPH", ":"),
                              ("JJ", "RB"), ("NNP", "NNPS"), ("NN", "NNS"), ("CD", "LS"), ("DT", "PDT"))}


def pair_cost(row, token):
    a, b = row[4], token["tag"]
    cost = 0.0 if a == b else 0.35 if frozenset((a, b)) in KIN else 0.9
    lemma = row[6]
    if lemma != "-" and lemma.lower() != token["lemma"].lower():
        cost += 0.1  # a noun's frame bears the verb's lemma, so only a hint
    return cost


def group_cost(tokens):
    """Cost of one skeleton token covering several UD tokens: cheap where a hyphen joins them."""
    if any(t["tag"] == "HYPH" for t in tokens):
        return 0.2
    if all("SpaceAfter=No" in t["misc"] for t in tokens[:-1]):
        return 0.6
    return 0.5 * len(tokens) if any(t["tag"] == "GW" for t in tokens) else 1.1 * len(tokens)


def steps(rows, tokens, i, j):
    """The moves from (i, j): (rows taken, tokens taken, cost)."""
    if i < len(rows) and j < len(tokens):
        yield 1, 1, pair_cost(rows[i], tokens[j])
        for k in range(2, MAX_GROUP + 1):
            if j + k > len(tokens):
                break
            yield 1, k, group_cost(tokens[j:j + k])
        for k in (2, 3):
            if i + k <= len(rows):
                yield k, 1, 0.6 * k
    if i < len(rows):
        yield 1, 0, 1.2
    if j < len(tokens):
        yield 0, 1, 1.2


def align(rows, tokens):
    """Aligns a sentence: (cost per row, list that gives each row its (first, end) tokens)."""
    best = {(0, 0): (0.0, None, None)}
    for i in range(len(rows) + 1):
        for j in range(len(tokens) + 1):
            if (i, j) not in best:
                continue
            here = best[i, j][0]
            for di, dj, cost in steps(rows, tokens, i, j):
                to = (i + di, j + dj)
                if to not in best or here + cost < best[to][0]:
                    best[to] = (here + cost, (i, j), (di, dj))
    at = (len(rows), len(tokens))
    spans = [(0, 0)] * len(rows)
    while at != (0, 0):
        _, back, (di, dj) = best[at]
        for r in range(back[0], back[0] + di):
            spans[r] = (back[1], back[1] + dj)
        at = back
    return best[len(rows), len(tokens)][0] / max(len(rows), 1), spans


def align_document(skeleton, sentences):
    """Pairs a document's sentences in order: list of (sentence index, rows, spans, cost)."""
    cache = {}

    def cost(i, j):
        if (i, j) not in cache:
            a, b = len(skeleton[i]), len(sentences[j])
            cache[i, j] = (9.0, None) if abs(a - b) > 3 + 0.3 * max(a, b) else align(skeleton[i], sentences[j])
        return cache[i, j][0]

    if len(skeleton) == len(sentences) and all(cost(i, i) <= 2 * MAX_COST for i in range(len(skeleton))):
        return [(i, skeleton[i], cache[i, i][1], cache[i, i][0]) for i in range(len(skeleton))]
    best = {(0, 0): (0.0, None)}
    band = abs(len(skeleton) - len(sentences)) + 4
    for i in range(len(skeleton) + 1):
        for j in range(max(0, i - band), min(len(sentences), i + band) + 1):
            if (i, j) not in best:
                continue
            here = best[i, j][0]
            moves = [((i + 1, j), 1.0, False), ((i, j + 1), 1.0, False)]
            if i < len(skeleton) and j < len(sentences):
                moves.append(((i + 1, j + 1), min(cost(i, j), 3.0), True))
            for to, c, paired in moves:
                if to[0] <= len(skeleton) and to[1] <= len(sentences) and (to not in best or here + c < best[to][0]):
                    best[to] = (here + c, (i, j, paired))
    out, at = [], (len(skeleton), len(sentences))
    while at != (0, 0) and at in best:
        i, j, paired = best[at][1]
        if paired and cache[i, j][1] is not None:
            out.append((j, skeleton[i], cache[i, j][1], cache[i, j][0]))
        at = (i, j)
    return out[::-1]


def brackets(column):
    """Reads one column of role brackets: list of (label, first row, end row)."""
    out, stack = [], []
    for i, cell in enumerate(column):
        for part in re.findall(r"\([^()*]+|\)", cell):
            if part == ")":
                if stack:
                    label, first = stack.pop()
                    out.append((label, first, i + 1))
            else:
                stack.append((part[1:], i))
    return out


def depth(tokens, i):
    n = 0
    while tokens[i]["head"] >= 0 and n <= len(tokens):
        i, n = tokens[i]["head"], n + 1
    return n


def head_of(tokens, inside, predicate):
    """The syntactic head of a set of tokens: the one governed from outside, for preference by the predicate."""
    tops = [i for i in inside if tokens[i]["head"] not in inside]
    words = [i for i in tops if tokens[i]["upos"] != "PUNCT"] or tops
    return min(words, key=lambda i: (tokens[i]["head"] != predicate, depth(tokens, i), i))


def arguments(column, spans, tokens, predicate):
    """The arguments of one predicate. A continuation (C-ARG1) belongs to its ARG1; the relative
    pronoun of a clause (R-ARG1) stands for an ARG1 given elsewhere and is left out, unless there is none."""
    parts = collections.defaultdict(list)
    for label, first, end in brackets(column):
        got = [t for r in range(first, end) for t in range(*spans[r])]
        if got:
            parts[label.replace("-DSP", "")].append((min(got), max(got) + 1))
    for label in [k for k in parts if k.startswith("R-")]:
        found = parts.pop(label)
        parts.setdefault(label[2:], found)
    for label in [k for k in parts if k.startswith("C-")]:
        found = parts.pop(label)
        if label[2:] in parts and len(parts[label[2:]]) == 1:
            parts[label[2:]] = [(*parts[label[2:]][0], found)]
        else:
            parts[label[2:]] += found
    out = []
    for label, found in parts.items():
        if not re.fullmatch(r"ARG[0-5]|ARGM-[A-Z]+", label):
            continue
        for piece in found:
            runs = [piece[:2]] + (piece[2] if len(piece) > 2 else [])
            inside = {i for a, b in runs for i in range(a, b) if i != predicate}
            if not inside:
                continue
            head = head_of(tokens, inside, predicate)
            first, end = next(r for r in runs if r[0] <= head < r[1])
            out.append({"role": label, "head": head, "first": first, "end": end})
    return sorted(out, key=lambda a: (a["head"], a["role"]))


def predicate_token(row, span, tokens):
    """Which of the UD tokens that a predicate's row covers is the predicate: the one with its lemma, else the head."""
    inside = range(*span)
    for i in inside:
        if tokens[i]["lemma"].lower() == row[6].lower():
            return i
    return head_of(tokens, set(inside), -2)


def record(sent_id, tokens, rows, spans):
    predicates = []
    columns = [r for r, row in enumerate(rows) if row[7] != "-"]
    for n, r in enumerate(columns):
        if spans[r][0] == spans[r][1]:
            continue
        if any(len(row) <= 8 + n for row in rows):
            break
        at = predicate_token(rows[r], spans[r], tokens)
        args = arguments([row[8 + n] for row in rows], spans, tokens, at)
        predicates.append({"token": at, "roleset": rows[r][7], "args": args})
    return {"sent_id": sent_id, "words": [t["form"] for t in tokens], "predicates": predicates}


def records(corpora, split, stats=None):
    """Yields the records of a split, in the corpus's order:
    {"sent_id", "words", "predicates": [{"token", "roleset", "args": [{"role", "head", "first", "end"}]}]}.
    Indices are of UD tokens, spans half-open. stats, a Counter, is told what was left out."""
    stats = collections.Counter() if stats is None else stats
    skeletons = read_skeletons(os.path.join(corpora, SKELETON))
    documents = {}
    for doc, sent, tokens in read_conllu(os.path.join(corpora, SPLITS[split])):
        documents.setdefault(doc, []).append((sent, tokens))
    for doc, sentences in documents.items():
        stats["documents"] += 1
        stats["sentences"] += len(sentences)
        if doc not in skeletons:
            stats["documents without a skeleton"] += 1
            stats["sentences without a skeleton"] += len(sentences)
            continue
        for j, rows, spans, cost in align_document(skeletons[doc], [t for _, t in sentences]):
            stats["skeleton sentences paired"] += 1
            if cost > MAX_COST * (1 + 3 / len(rows)):
                stats["badly aligned"] += 1
                continue
            stats["aligned"] += 1
            yield record(sentences[j][0], sentences[j][1], rows, spans)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", default="../shared/corpora")
    parser.add_argument("--out", required=True, help="folder for propbank.train.jsonl and propbank.dev.jsonl")
    args = parser.parse_args()
    for split in SPLITS:
        stats, roles = collections.Counter(), collections.Counter()
        with open(os.path.join(args.out, f"propbank.{split}.jsonl"), "w", encoding="utf-8") as out:
            for rec in records(args.corpora, split, stats):
                stats["predicates"] += len(rec["predicates"])
                roles.update(a["role"] for p in rec["predicates"] for a in p["args"])
                out.write(json.dumps(rec, ensure_ascii=False) + "\n")
        print(split, dict(stats), f"coverage {stats['aligned'] / max(stats['sentences'], 1):.1%}")
        print(" ", dict(roles.most_common()))


if __name__ == "__main__":
    main()
