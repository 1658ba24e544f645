"""Gold layers of a batch's sentences as tensors of indices; a layer that no sentence has is left out.

Word numbers count through the batch; `grid` columns through a sentence; argument
columns of claims through a chunk, since a speaker may stand in another sentence.
"""
import torch

from records import TAGS

IGNORE = -100
VALUES = ("basis", "polarity", "reality", "likelihood")


def of(sents, first, chunk_of, chunk_first, index, width):
    out = {}
    for make in (syntax, names, phrases, roles, facts, negations):
        out |= make(sents, first, index, width)
    return out | claims(sents, first, chunk_of, chunk_first, index)


def flat(keep, sents, first):
    return torch.tensor([first[i] + k for i in keep for k in range(len(sents[i]["words"]))])


def cells(rows, columns):
    return torch.tensor(rows, dtype=torch.long).reshape(-1, columns)


def syntax(sents, first, index, width):
    keep = [i for i, s in enumerate(sents) if "head" in s]
    if not keep:
        return {}
    out = {"syntax_words": flat(keep, sents, first), "syntax_sents": torch.tensor(keep)}
    for name in ("upos", "xpos", "lemma"):
        out[name] = torch.tensor([index[name].get(v, IGNORE) for i in keep for v in sents[i][name]])
    arc = torch.full((len(keep), width), IGNORE)
    rel = []
    for r, i in enumerate(keep):
        s = sents[i]
        arc[r, : len(s["head"])] = torch.tensor(s["head"]) + 1
        rel += [(first[i] + k, first[i] + h, index["deprel"][d]) for k, (h, d) in enumerate(zip(s["head"], s["deprel"])) if h >= 0 and d in index["deprel"]]
    return out | {"arc": arc, "rel": cells(rel, 3)}


def rules(docs):
    """Which tags a gold tag may stand for: a row a tag, then a row for the O of each set of annotated labels."""
    sets = sorted({tuple(sorted(s["annotated"])) for ds in docs for d in ds for s in d["sents"] if "annotated" in s})
    table = torch.eye(len(TAGS), dtype=torch.bool)
    free = torch.tensor([[t == "O" or t[2:] not in a for t in TAGS] for a in sets]) if sets else table[:0]
    return torch.cat([table, free]), {a: len(TAGS) + i for i, a in enumerate(sets)}


def names(sents, first, index, width):
    keep = [i for i, s in enumerate(sents) if "tags" in s]
    if not keep:
        return {}
    at = {t: i for i, t in enumerate(TAGS)}
    rule = []
    for i in keep:
        free = index["rules"][tuple(sorted(sents[i]["annotated"]))]
        rule += [free if t == "O" else at[t] for t in sents[i]["tags"]]
    return {"name_words": flat(keep, sents, first), "name_rule": torch.tensor(rule)}


def phrases(sents, first, index, width):
    keep = [i for i, s in enumerate(sents) if "phrases" in s]
    if not keep:
        return {}
    return {"phrase_words": flat(keep, sents, first), "phrase": torch.tensor([index["phrases"][t] for i in keep for t in sents[i]["phrases"]])}


def roles(sents, first, index, width):
    keep = [i for i, s in enumerate(sents) if s.get("preds") is not None]
    if not keep:
        return {}
    words, seen, trig, sent, hit = flat(keep, sents, first), [], [], [], []
    for i in keep:
        marks = {t for t, _ in sents[i]["preds"]}
        seen += [float(k in marks) for k in range(len(sents[i]["words"]))]
        for t, args in sents[i]["preds"]:
            hit += [(len(trig), r, h) for r, h in args]
            trig.append(first[i] + t)
            sent.append(i)
    return {"pred_words": words, "pred": torch.tensor(seen), "srl_trig": cells(trig, 1)[:, 0], "srl_sent": cells(sent, 1)[:, 0], "srl_hit": cells(hit, 3)}


def facts(sents, first, index, width):
    at = [(first[i] + k, v / 3) for i, s in enumerate(sents) for k, v in s.get("facts", ())]
    if not at:
        return {}
    return {"fact_words": torch.tensor([k for k, _ in at]), "fact": torch.tensor([v for _, v in at])}


def negations(sents, first, index, width):
    keep = [i for i, s in enumerate(sents) if "negations" in s]
    if not keep:
        return {}
    words, seen, trig, sent, hit = flat(keep, sents, first), [], [], [], []
    for i in keep:
        marks = {c for c, _ in sents[i]["negations"]}
        seen += [float(k in marks) for k in range(len(sents[i]["words"]))]
        for c, scope in sents[i]["negations"]:
            hit += [(len(trig), k) for k in scope]
            trig.append(first[i] + c)
            sent.append(i)
    return {"cue_words": words, "cue": torch.tensor(seen), "scope_trig": cells(trig, 1)[:, 0], "scope_sent": cells(sent, 1)[:, 0], "scope_hit": cells(hit, 2)}


def claims(sents, first, chunk_of, chunk_first, index):
    keep = [i for i, s in enumerate(sents) if "triggers" in s]
    if not keep:
        return {}
    place = {first[i] + k: n for n, (i, k) in enumerate((i, k) for i in keep for k in range(len(sents[i]["words"])))}
    labels, weights, trig, sent, hit, off, unknown = [], [], [], [], [], [], []
    values = {k: [] for k in VALUES}
    for i in keep:
        shift = first[i] - chunk_first[chunk_of[i]]
        for g in sents[i]["triggers"]:
            for label, y, w in g["labels"]:
                labels.append((place[first[i] + g["token"]], index["trigger"][label], int(y)))
                weights.append(w)
            for role, token, value in g["args"]:
                (hit if value > 0 else off).append((len(trig), index["role"][role], shift + token))
            unknown += [(len(trig), index["role"][r]) for r in g["unknown"]]
            for k in VALUES:
                values[k].append(index[k].get(g.get(k), IGNORE))
            trig.append(first[i] + g["token"])
            sent.append(i)
    out = {"claim_words": flat(keep, sents, first), "trigger_label": cells(labels, 3), "trigger_weight": torch.tensor(weights, dtype=torch.float),
           "claim_trig": cells(trig, 1)[:, 0], "claim_sent": cells(sent, 1)[:, 0], "arg_hit": cells(hit, 3), "arg_off": cells(off, 3), "arg_unknown": cells(unknown, 2)}
    return out | {k: cells(v, 1)[:, 0] for k, v in values.items()}
