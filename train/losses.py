"""Losses and decoded scores of each head, over a batch of records."""
import torch
import torch.nn.functional as F

from batch import TAG_INDEX, allowed

IGNORE = -100


def pad_words(words, b, keep):
    """Word vectors of the sentences keep, padded: [S, M, D], and the pad mask of [root, words]."""
    n = [len(b["sents"][i]["words"]) for i in keep]
    m = max(n)
    index = torch.zeros(len(keep), m, dtype=torch.long)
    pad = torch.ones(len(keep), m + 1, dtype=torch.bool)
    for r, i in enumerate(keep):
        index[r, : n[r]] = torch.arange(b["first"][i], b["first"][i] + n[r])
        pad[r, : n[r] + 1] = False
    return words[index], pad, n


def syntax(net, words, b, index):
    """Tags, lemma rules, arcs and relations where the batch has trees."""
    keep = [i for i, s in enumerate(b["sents"]) if "head" in s]
    if not keep:
        return {}
    out = {}
    flat = [b["first"][i] + k for i in keep for k in range(len(b["sents"][i]["words"]))]
    x = net.head_drop(words["syntax"][flat])
    for name in ("upos", "xpos", "lemma"):
        gold = torch.tensor([index[name].get(v, IGNORE) for i in keep for v in b["sents"][i][name]])
        out[name] = F.cross_entropy(getattr(net, name)(x).float(), gold, ignore_index=IGNORE)
    xs, pad, n = pad_words(words["syntax"], b, keep)
    arcs = net.arcs(xs, pad)
    gold = torch.full(arcs.shape[:2], IGNORE)
    dep, head, rel = [], [], []
    for r, i in enumerate(keep):
        s = b["sents"][i]
        gold[r, : n[r]] = torch.tensor(s["head"]) + 1
        for k, h in enumerate(s["head"]):
            if h >= 0 and s["deprel"][k] in index["deprel"]:
                dep.append(b["first"][i] + k)
                head.append(b["first"][i] + h)
                rel.append(index["deprel"][s["deprel"][k]])
    out["arc"] = F.cross_entropy(arcs.flatten(0, 1), gold.flatten(), ignore_index=IGNORE)
    w = net.head_drop(words["syntax"])
    out["rel"] = F.cross_entropy(net.relations(w[dep], w[head]), torch.tensor(rel))
    return out


def names(net, words, b):
    """Cross entropy in which an O of a corpus may stand for labels that it doesn't annotate."""
    keep = [i for i, s in enumerate(b["sents"]) if "tags" in s]
    if not keep:
        return {}
    flat, rows = [], []
    for i in keep:
        s = b["sents"][i]
        o = allowed(s["annotated"])
        for k, t in enumerate(s["tags"]):
            flat.append(b["first"][i] + k)
            if t == "O":
                rows.append(o)
            else:
                r = torch.zeros_like(o)
                r[TAG_INDEX[t]] = True
                rows.append(r)
    logp = F.log_softmax(net.names(net.head_drop(words["names"][flat])).float(), -1)
    ok = torch.stack(rows)
    return {"names": -torch.logsumexp(logp.masked_fill(~ok, -1e9), -1).mean()}


def phrases(net, words, b, index):
    """re3d's own mentions."""
    keep = [i for i, s in enumerate(b["sents"]) if "phrases" in s]
    if not keep:
        return {}
    flat = [b["first"][i] + k for i in keep for k in range(len(b["sents"][i]["words"]))]
    gold = torch.tensor([index["phrases"][t] for i in keep for t in b["sents"][i]["phrases"]])
    return {"phrases": F.cross_entropy(net.phrases(net.head_drop(words["names"][flat])).float(), gold)}


def roles(net, words, b, n_roles):
    """PropBank predicates and arguments: trained beside, for the argument head."""
    keep = [i for i, s in enumerate(b["sents"]) if s.get("preds") is not None]
    if not keep:
        return {}
    x = words["claims"]
    gold = torch.zeros(len(x))
    flat, loss, count = [], 0.0, 0
    for i in keep:
        s, f = b["sents"][i], b["first"][i]
        flat.extend(range(f, f + len(s["words"])))
        for t, _ in s["preds"]:
            gold[f + t] = 1
        if not s["preds"]:
            continue
        score = net.arguments(x[[f + t for t, _ in s["preds"]]], x[f : f + len(s["words"])])[n_roles:-1]
        target = torch.zeros_like(score)
        for k, (_, args) in enumerate(s["preds"]):
            for r, h in args:
                target[r, k, h] = 1
        loss = loss + F.binary_cross_entropy_with_logits(score, target, reduction="sum")
        count += len(s["preds"])
    out = {"predicate": F.binary_cross_entropy_with_logits(net.predicate(x[flat])[:, 0].float(), gold[flat])}
    if count:
        out["srl"] = loss / count / 2
    return out


def facts(net, words, b):
    """Did the event happen: absolute error, as the corpora are scored, in units of 3."""
    at = [(b["first"][i] + k, v / 3) for i, s in enumerate(b["sents"]) for k, v in s.get("facts", ())]
    if not at:
        return {}
    h = net.claim_hidden(words["claims"][[k for k, _ in at]])
    return {"fact": F.smooth_l1_loss(net.fact(h)[:, 0].float(), torch.tensor([v for _, v in at]), beta=0.2)}


def negations(net, words, b):
    """Words of negation, and for each the words of its scope (the argument head's last role)."""
    keep = [i for i, s in enumerate(b["sents"]) if "negations" in s]
    if not keep:
        return {}
    x = words["claims"]
    gold, flat, loss, count = torch.zeros(len(x)), [], 0.0, 0
    for i in keep:
        s, f = b["sents"][i], b["first"][i]
        flat.extend(range(f, f + len(s["words"])))
        cues = [c for c, _ in s["negations"]]
        if not cues:
            continue
        gold[[f + c for c in cues]] = 1
        score = net.arguments(x[[f + c for c in cues]], x[f : f + len(s["words"])])[-1]
        target = torch.zeros_like(score)
        for k, (_, scope) in enumerate(s["negations"]):
            for w in scope:
                target[k, w] = 1
        loss = loss + F.binary_cross_entropy_with_logits(score, target, reduction="none").mean(1).sum()
        count += len(cues)
    out = {"cue": F.binary_cross_entropy_with_logits(net.cue(net.head_drop(x[flat]))[:, 0].float(), gold[flat])}
    if count:
        out["scope"] = loss / count
    return out


def claims(net, words, b, index):
    """Triggers, the values of a claim, and its participants."""
    keep = [i for i, s in enumerate(b["sents"]) if "triggers" in s]
    if not keep:
        return {}
    x, out = words["claims"], {}
    flat, target, weight = [], [], []
    trig, gold = [], {k: [] for k in ("basis", "polarity", "reality", "likelihood")}
    loss, count = 0.0, 0
    for i in keep:
        s, f = b["sents"][i], b["first"][i]
        n = len(s["words"])
        t = torch.zeros(n, len(index["trigger"]))
        w = torch.ones(n, len(index["trigger"]))
        for g in s["triggers"]:
            for label, y, wt in g["labels"]:
                t[g["token"], index["trigger"][label]] = y
                w[g["token"], index["trigger"][label]] = wt
            trig.append(f + g["token"])
            for k in gold:
                gold[k].append(index[k].get(g.get(k), IGNORE))
        flat.extend(range(f, f + n))
        target.append(t)
        weight.append(w)
        if s["triggers"]:
            # The speaker may stand in another sentence of the chunk.
            same = [j for j in range(len(b["sents"])) if b["chunk"][j] == b["chunk"][i]]
            lo = b["first"][same[0]]
            hi = b["first"][same[-1]] + len(b["sents"][same[-1]]["words"])
            score = net.arguments(x[[f + g["token"] for g in s["triggers"]]], x[lo:hi])[: len(index["role"])]
            y = torch.zeros_like(score)
            m = torch.zeros_like(score)
            m[:-1, :, f - lo : f - lo + n] = 1
            m[-1] = 1
            for k, g in enumerate(s["triggers"]):
                for role, token, value in g["args"]:
                    r = index["role"][role]
                    pos = f - lo + token
                    if not 0 <= pos < hi - lo:
                        continue
                    if value < 0:
                        m[r, k, pos] = 0
                    else:
                        y[r, k, pos] = value
                for role in g["unknown"]:  # an argument that wasn't found: no word is a known negative
                    m[index["role"][role], k] *= y[index["role"][role], k]
            bce = F.binary_cross_entropy_with_logits(score, y, reduction="none") * m
            loss = loss + bce.sum()
            count += len(s["triggers"])
    h = net.claim_hidden(x[flat])
    bce = F.binary_cross_entropy_with_logits(net.trigger(h).float(), torch.cat(target), reduction="none") * torch.cat(weight)
    out["trigger"] = bce.sum() / max(1, len(trig))
    if trig:
        h = net.claim_hidden(x[trig])
        for k in gold:
            y = torch.tensor(gold[k])
            if (y != IGNORE).any():
                out[k] = F.cross_entropy(getattr(net, k)(h).float(), y, ignore_index=IGNORE)
        out["args"] = loss / count
    return out
