"""Scores of a network on the dev records (the product's own `eval` is what counts)."""
import numpy as np
import torch

import records as R
from batch import batches, chunks, collate
from losses import flat, parts, scored
from records import TAGS

VALUES = ("basis", "polarity", "reality", "likelihood")


def moves(tags):
    """Log costs of a tag after another, and of a first tag: I-X follows only B-X or I-X."""
    k = len(tags)
    go, start = np.zeros((k, k)), np.zeros(k)
    for j, t in enumerate(tags):
        if t[0] == "I":
            start[j] = -1e9
            for i, u in enumerate(tags):
                if u == "O" or u[2:] != t[2:]:
                    go[i, j] = -1e9
    return go, start


def best_tags(logp, go, start, tags):
    """Best valid BIO sequence of one sentence's log probabilities (Viterbi)."""
    score, back = logp[0] + start, []
    for row in logp[1:]:
        step = score[:, None] + go
        back.append(step.argmax(0))
        score = step.max(0) + row
    out = [int(score.argmax())]
    for arg in reversed(back):
        out.append(int(arg[out[-1]]))
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


def tally(c, got, want):
    c[0] += len(got & want)
    c[1] += len(got - want)
    c[2] += len(want - got)


def f1(c):
    return 2 * c[0] / max(1, 2 * c[0] + c[1] + c[2])


class Dev:
    """The dev records of prepare.py; device is where the network lies."""

    def __init__(self, data, enc, index, device):
        self.data, self.enc, self.index, self.device = data, enc, index, device

    @torch.no_grad()
    def run(self, net, docs):
        """Batches, their word vectors, answers and sentences; each sentence with its first word's number."""
        items = [c for d in docs for c in chunks(d, self.enc, 192)]
        for chunk in batches(items, 6000, self.enc):
            b, sents = collate(chunk, self.enc, self.index)
            first = b["sent_first"].tolist()
            b = {k: v.to(self.device) for k, v in b.items()}
            with torch.autocast(self.device, dtype=torch.bfloat16):
                w = net.words(b)
                yield b, w, flat(net, w, b), list(zip(sents, first))

    @torch.no_grad()
    def scores(self, net):
        net.eval()
        out = {name: self.tree_scores(net, docs) for name, docs in self.data["trees"].items()}
        out |= {name: self.tag_scores(net, docs, "names", TAGS) for name, docs in self.data["names"].items()}
        out["phrases"] = self.tag_scores(net, self.data["names"]["dev-re3d"], "phrases", R.PHRASE_TAGS)
        out |= {"facts": self.fact_scores(net), "negation": self.negation_scores(net), "roles": self.role_scores(net), "claims": self.claim_scores(net)}
        return out

    def tree_scores(self, net, docs):
        n = up = las = uas = lem = 0
        upos, lemma, names = (list(self.index[k]) for k in ("upos", "lemma", "deprel"))
        for b, w, a, sents in self.run(net, docs):
            tags, lems, heads = a["upos"].argmax(-1).tolist(), a["lemma"].argmax(-1).tolist(), (a["arc"].argmax(-1) - 1).cpu()
            grid, ok = b["grid"].cpu(), b["grid_ok"].cpu() & (heads >= 0)
            first = b["sent_first"].cpu()[:, None]
            dep, head = grid[ok], (first + heads)[ok]
            x = w["syntax"]
            rels = dict(zip(dep.tolist(), net.relations(x[dep.to(self.device)], x[head.to(self.device)]).argmax(-1).tolist()))
            for i, (s, f) in enumerate(sents):
                for k, h in enumerate(heads[i, : len(s["words"])].tolist()):
                    r = names[rels[f + k]] if f + k in rels else "root"
                    n += 1
                    up += upos[tags[f + k]] == s["upos"][k]
                    lem += R.apply_rule(s["words"][k], lemma[lems[f + k]]) == R.apply_rule(s["words"][k], s["lemma"][k])
                    uas += h == s["head"][k]
                    las += h == s["head"][k] and r.split(":")[0] == s["deprel"][k].split(":")[0]
        return {"upos": up / n, "lemma": lem / n, "uas": uas / n, "las": las / n}

    def tag_scores(self, net, docs, layer, tags):
        count, (go, start) = [0, 0, 0], moves(tags)
        for _, _, a, sents in self.run(net, docs):
            logp = torch.log_softmax(a[layer], -1).cpu().numpy()
            for s, f in sents:
                got = spans(best_tags(logp[f : f + len(s["words"])], go, start, tags))
                if layer == "names":
                    got = {g for g in got if g[2] in s["annotated"]}
                tally(count, got, spans(s["tags" if layer == "names" else "phrases"]))
        tp, fp, fn = count
        return {"p": tp / max(1, tp + fp), "r": tp / max(1, tp + fn), "f1": f1(count)}

    def fact_scores(self, net):
        got, want = [], []
        for _, _, a, sents in self.run(net, self.data["facts"]):
            fact = (3 * a["fact"]).clamp(-3, 3).tolist()
            for s, f in sents:
                got += [fact[f + k] for k, _ in s["facts"]]
                want += [v for _, v in s["facts"]]
        g, v = torch.tensor(got), torch.tensor(want)
        return {"mae": float((g - v).abs().mean()), "pearson": float(torch.corrcoef(torch.stack([g, v]))[0, 1])}

    def negation_scores(self, net):
        """Cues; scopes given the cue."""
        cue, scope, exact = [0, 0, 0], [0, 0, 0], [0, 0]
        for b, w, a, sents in self.run(net, self.data["negations"]):
            hit = (a["cue"] > 0).tolist()
            for s, f in sents:
                tally(cue, {k for k in range(len(s["words"])) if hit[f + k]}, {c for c, _ in s["negations"]})
            if not len(b["scope_trig"]):
                continue
            score, _, ok = scored(net, w["claims"], net.seekers(w["claims"]), b, b["scope_trig"], b["scope_sent"], parts(net)[2])
            rows = ((score[:, 0] > 0) & ok).tolist()
            for row, want in zip(rows, (set(x) for s, _ in sents for _, x in s["negations"])):
                read = {k for k, y in enumerate(row) if y}
                tally(scope, read, want)
                exact[0] += read == want
                exact[1] += 1
        return {"cue": f1(cue), "scope": f1(scope), "exact": exact[0] / max(1, exact[1])}

    def role_scores(self, net):
        """Predicates; roles given the predicate."""
        role, pred = [0, 0, 0], [0, 0, 0]
        for b, w, a, sents in self.run(net, self.data["trees"]["ewt"]):
            hit = (a["predicate"] > 0).tolist()
            for s, f in sents:
                if s.get("preds") is not None:
                    tally(pred, {k for k in range(len(s["words"])) if hit[f + k]}, {t for t, _ in s["preds"]})
            if "srl_trig" not in b or not len(b["srl_trig"]):
                continue
            score, _, ok = scored(net, w["claims"], net.seekers(w["claims"]), b, b["srl_trig"], b["srl_sent"], parts(net)[1])
            got = {tuple(x) for x in ((score > 0) & ok[:, None]).nonzero().tolist()}
            tally(role, got, {tuple(x) for x in b["srl_hit"].tolist()})
        return {"predicate": f1(pred), "role": f1(role)}

    def claim_scores(self, net):
        """Triggers at several thresholds (token and label right), values and arguments given the gold trigger."""
        names = list(self.index["trigger"])
        hit = {t: [0, 0, 0] for t in (0.2, 0.3, 0.4, 0.5)}
        val, arg = {k: [0, 0] for k in VALUES}, {r: [0, 0, 0] for r in self.index["role"]}
        for b, w, a, sents in self.run(net, self.data["claims"]):
            p = torch.sigmoid(a["trigger"]).cpu()
            for s, f in sents:
                marks = [(g["token"], label, y == 1 and wt == 1) for g in s["triggers"] for label, y, wt in g["labels"] if label != "office"]
                must, may = ({(k, label) for k, label, m in marks if m == want} for want in (True, False))
                for t, c in hit.items():
                    got = {(int(k), names[int(v)]) for k, v in (p[f : f + len(s["words"])] >= t).nonzero() if names[int(v)] != "office"}
                    tally(c, got - may, must)
            trig = b["claim_trig"]
            if not len(trig):
                continue
            for k in VALUES:
                known = b[k] >= 0
                val[k][0] += int((a[k][trig].argmax(-1) == b[k])[known].sum())
                val[k][1] += int(known.sum())
            self.argument_scores(net, b, w["claims"], arg)
        res = {"trigger": {str(t): [round(f1(c), 4), *c] for t, c in hit.items()}}
        return res | {k: round(c[0] / max(1, c[1]), 4) for k, c in val.items()} | {"args": {r: [round(f1(c), 4), *c] for r, c in arg.items()}}

    def argument_scores(self, net, b, x, arg):
        """Arguments within the trigger's sentence; those whose gold word wasn't found are left out."""
        sent = b["claim_sent"]
        score, index, ok = scored(net, x, net.seekers(x), b, b["claim_trig"], sent, parts(net)[0], whole_chunk=True)
        first = b["sent_first"][sent][:, None]
        same = ok & (index >= first) & (index < first + b["sent_len"][sent][:, None])
        cells = lambda c: {tuple(v) for v in c.tolist()}
        want, skip, unknown = cells(b["arg_hit"]), cells(b["arg_off"]), cells(b["arg_unknown"])
        got = cells(((score > 0) & same[:, None]).nonzero()) - skip
        for r, name in enumerate(self.index["role"]):
            mine = lambda c: {v for v in c if v[1] == r and v[:2] not in unknown}
            tally(arg[name], mine(got), mine(want))
