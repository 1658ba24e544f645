"""Scores of the network on the dev sets while it trains (the product's own `eval` is what counts)."""
import os

import torch

import records as R
import signals
from batch import batches, chunks, collate
from losses import pad_words
from records import TAGS


def predict_tags(head, words, tags=TAGS):
    """Best valid BIO sequence of one sentence's word vectors (Viterbi)."""
    logp = torch.log_softmax(head(words).float(), -1)
    n, k = logp.shape
    ok = torch.ones(k, k, dtype=torch.bool)
    for j, t in enumerate(tags):
        if t[0] == "I":
            for i, u in enumerate(tags):
                ok[i, j] = u[2:] == t[2:] and u != "O"
    start = torch.tensor([t[0] != "I" for t in tags])
    score = logp[0].masked_fill(~start, -1e9)
    back = []
    trans = torch.zeros(k, k).masked_fill(~ok, -1e9)
    for i in range(1, n):
        best, arg = (score[:, None] + trans).max(0)
        back.append(arg)
        score = best + logp[i]
    j = int(score.argmax())
    out = [j]
    for arg in reversed(back):
        j = int(arg[j])
        out.append(j)
    return [tags[j] for j in reversed(out)]


def spans(tags):
    out, start = [], None
    for i, t in enumerate(tags + ["O"]):
        if start is not None and (t[0] != "I" or t[2:] != tags[start][2:]):
            out.append((start, i, tags[start][2:]))
            start = None
        if t[0] == "B" or t[0] == "I" and start is None:
            start = i
    return set(out)


@torch.no_grad()
def parse(net, b, words, index):
    """Greedy heads and relations of each sentence of a batch: [(heads, relations)]."""
    every = range(len(b["sents"]))
    xs, pad, n = pad_words(words["syntax"], b, every)
    heads = net.arcs(xs, pad).argmax(-1) - 1
    names = list(index["deprel"])
    out = []
    for i in every:
        h = heads[i, : n[i]].tolist()
        f = b["first"][i]
        x = words["syntax"]
        dep = [k for k in range(n[i]) if h[k] >= 0]
        rel = ["root"] * n[i]
        if dep:
            r = net.relations(x[[f + k for k in dep]], x[[f + h[k] for k in dep]]).argmax(-1)
            for k, v in zip(dep, r.tolist()):
                rel[k] = names[v]
        out.append((h, rel))
    return out


def tally(c, got, want):
    c[0] += len(got & want)
    c[1] += len(got - want)
    c[2] += len(want - got)


class Dev:
    def __init__(self, args, enc):
        self.enc, self.claims = enc, []
        self.facts = signals.facts(args.corpora, "dev", ("UDS_IH2",))
        self.negations = signals.negations(f"{args.corpora}/negation-cdsco/data/dev/sherlock_dev.txt")
        roles = f"{args.data}/propbank.dev.jsonl"
        self.roles = os.path.exists(roles)
        ewt, gum = R.trees(args.corpora, "dev")
        if self.roles:
            R.merge_roles(ewt, roles)
        self.trees = {"ewt": ewt, "gum": gum}
        path = f"{args.data}/names.dev.jsonl"
        self.names = {s: R.name_docs(path, s) for s in ("dev-uner", "dev-re3d", "dev-politics")} if os.path.exists(path) else {}

    @torch.no_grad()
    def run(self, net, docs):
        items = [c for d in docs for c in chunks(d, self.enc, 192)]
        for chunk in batches(items, 6000, self.enc):
            b = collate(chunk, self.enc)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                yield b, net.words(b)

    @torch.no_grad()
    def scores(self, net, index):
        out = {}
        for name, docs in self.trees.items():
            n = up = las = uas = lem = 0
            upos, lemma = list(index["upos"]), list(index["lemma"])
            for b, w in self.run(net, docs):
                tags = net.upos(w["syntax"]).argmax(-1)
                lems = net.lemma(w["syntax"]).argmax(-1)
                for i, (h, r) in enumerate(parse(net, b, w, index)):
                    s, f = b["sents"][i], b["first"][i]
                    for k in range(len(h)):
                        n += 1
                        up += upos[tags[f + k]] == s["upos"][k]
                        lem += R.apply_rule(s["words"][k], lemma[lems[f + k]]) == R.apply_rule(s["words"][k], s["lemma"][k])
                        uas += h[k] == s["head"][k]
                        las += h[k] == s["head"][k] and r[k].split(":")[0] == s["deprel"][k].split(":")[0]
            out[name] = {"upos": up / n, "lemma": lem / n, "uas": uas / n, "las": las / n}
        for name, docs in self.names.items():
            tp = fp = fn = 0
            for b, w in self.run(net, docs):
                for i, s in enumerate(b["sents"]):
                    f = b["first"][i]
                    got = spans(predict_tags(net.names, w["names"][f : f + len(s["words"])]))
                    got = {g for g in got if g[2] in s["annotated"]}
                    want = spans(s["tags"])
                    tp += len(got & want)
                    fp += len(got - want)
                    fn += len(want - got)
            out[name] = {"p": tp / max(1, tp + fp), "r": tp / max(1, tp + fn), "f1": 2 * tp / max(1, 2 * tp + fp + fn)}
        phrase = [0, 0, 0]
        for b, w in self.run(net, self.names.get("dev-re3d", [])):
            for i, s in enumerate(b["sents"]):
                f = b["first"][i]
                tally(phrase, spans(predict_tags(net.phrases, w["names"][f : f + len(s["words"])], R.PHRASE_TAGS)), spans(s["phrases"]))
        out["phrases"] = {"f1": 2 * phrase[0] / max(1, 2 * phrase[0] + phrase[1] + phrase[2])}
        out |= self.signal_scores(net, index)
        if self.claims:
            out["claims"] = self.claim_scores(net, index)
        return out

    @torch.no_grad()
    def signal_scores(self, net, index):
        """Factuality, negation (cues; scopes given the cue) and roles (given the predicate)."""
        out, n_roles = {}, len(index["role"])
        f1 = lambda c: 2 * c[0] / max(1, 2 * c[0] + c[1] + c[2])
        got, want = [], []
        for b, w in self.run(net, self.facts):
            for i, s in enumerate(b["sents"]):
                at = [b["first"][i] + k for k, _ in s["facts"]]
                got += (3 * net.fact(net.claim_hidden(w["claims"][at]))[:, 0].float()).clamp(-3, 3).tolist()
                want += [v for _, v in s["facts"]]
        g, v = torch.tensor(got), torch.tensor(want)
        out["facts"] = {"mae": float((g - v).abs().mean()), "pearson": float(torch.corrcoef(torch.stack([g, v]))[0, 1])}
        cue, scope, exact = [0, 0, 0], [0, 0, 0], [0, 0]
        for b, w in self.run(net, self.negations):
            x = w["claims"]
            hit = net.cue(x)[:, 0] > 0
            for i, s in enumerate(b["sents"]):
                f, n = b["first"][i], len(s["words"])
                gold = {c for c, _ in s["negations"]}
                read = {k for k in range(n) if hit[f + k]}
                tally(cue, read, gold)
                for c, want in s["negations"]:
                    score = net.arguments(x[f + c : f + c + 1], x[f : f + n])[-1, 0]
                    read = {int(k) for k in (score > 0).nonzero()[:, 0]}
                    tally(scope, read, set(want))
                    exact[0] += read == set(want)
                    exact[1] += 1
        out["negation"] = {"cue": f1(cue), "scope": f1(scope), "exact": exact[0] / max(1, exact[1])}
        if self.roles:
            role, pred = [0, 0, 0], [0, 0, 0]
            for b, w in self.run(net, self.trees["ewt"]):
                x = w["claims"]
                hit = net.predicate(x)[:, 0] > 0
                for i, s in enumerate(b["sents"]):
                    if s.get("preds") is None:
                        continue
                    f, n = b["first"][i], len(s["words"])
                    tally(pred, {k for k in range(n) if hit[f + k]}, {t for t, _ in s["preds"]})
                    for t, args in s["preds"]:
                        score = net.arguments(x[f + t : f + t + 1], x[f : f + n])[n_roles:-1, 0]
                        tally(role, {(int(r), int(k)) for r, k in (score > 0).nonzero()}, set(args))
            out["roles"] = {"predicate": f1(pred), "role": f1(role)}
        return out

    @torch.no_grad()
    def claim_scores(self, net, index):
        """Triggers at several thresholds (token and label right), values and arguments given the gold trigger."""
        names, res = list(index["trigger"]), {}
        hit = {t: [0, 0, 0] for t in (0.2, 0.3, 0.4, 0.5)}
        val = {k: [0, 0] for k in ("basis", "polarity", "reality", "likelihood")}
        arg = {r: [0, 0, 0] for r in index["role"]}
        for b, w in self.run(net, self.claims):
            x = w["claims"]
            h = net.claim_hidden(x)
            p = torch.sigmoid(net.trigger(h).float())
            for i, s in enumerate(b["sents"]):
                f, n = b["first"][i], len(s["words"])
                must, may = set(), set()
                for g in s["triggers"]:
                    for label, y, wt in g["labels"]:
                        if label == "office":
                            continue
                        (must if y == 1 and wt == 1 else may).add((g["token"], label))
                for t, c in hit.items():
                    got = {(int(k), names[int(v)]) for k, v in (p[f : f + n] >= t).nonzero() if names[int(v)] != "office"}
                    c[0] += len(got & must)
                    c[1] += len(got - must - may)
                    c[2] += len(must - got)
                for g in s["triggers"]:
                    k = f + g["token"]
                    for v, c in val.items():
                        if g.get(v) in index[v]:
                            c[1] += 1
                            c[0] += int(getattr(net, v)(h[k : k + 1]).argmax(-1)) == index[v][g[v]]
                    score = torch.sigmoid(net.arguments(x[k : k + 1], x[f : f + n]))[:, 0]
                    for role, c in arg.items():
                        if role in g["unknown"]:
                            continue
                        want = {a for r, a, v in g["args"] if r == role and v > 0 and 0 <= a < n}
                        skip = {a for r, a, v in g["args"] if r == role and v < 0}
                        got = {int(a) for a in (score[index["role"][role]] >= 0.5).nonzero()[:, 0]} - skip
                        c[0] += len(got & want)
                        c[1] += len(got - want)
                        c[2] += len(want - got)
        f1 = lambda c: round(2 * c[0] / max(1, 2 * c[0] + c[1] + c[2]), 4)
        res["trigger"] = {str(t): [f1(c), *c] for t, c in hit.items()}
        res |= {k: round(c[0] / max(1, c[1]), 4) for k, c in val.items()}
        res["args"] = {r: [f1(c), *c] for r, c in arg.items()}
        return res
