"""What the heads answer for a batch, and two losses of it: against gold, and against a teacher's answers."""
import torch
import torch.nn.functional as F

IGNORE = -100
WEIGHT = {"upos": 0.6, "xpos": 0.6, "lemma": 0.4, "arc": 1.0, "rel": 1.0, "names": 2.0, "phrases": 1.0, "predicate": 0.5, "srl": 0.5,
          "fact": 1.0, "cue": 0.5, "scope": 1.0, "trigger": 1.0, "basis": 0.5, "polarity": 0.5, "reality": 0.5, "likelihood": 0.5, "args": 0.7}
VALUES = ("basis", "polarity", "reality", "likelihood")


def window(first, length, seekers):
    """Candidates of each trigger, padded: [T, M, A+1], their word numbers and which are real."""
    at = torch.arange(int(length.max()) if len(length) else 1, device=first.device)[None]
    ok = at < length[:, None]
    index = (first[:, None] + at) * ok
    return seekers[index], index, ok


def scored(net, x, seekers, b, trig, sent, roles, whole_chunk=False):
    """Argument scores [T, R, M] in the trigger's sentence or chunk, the candidates' word numbers and which are real."""
    if whole_chunk:
        c = b["sent_chunk"][sent]
        sought, index, ok = window(b["chunk_first"][c], b["chunk_len"][c], seekers)
    else:
        sought, index, ok = window(b["sent_first"][sent], b["sent_len"][sent], seekers)
    return net.arguments(x[trig], sought, roles), index, ok


def parts(net):
    n = len(net.labels["role"])
    return slice(0, n), slice(n, n + len(net.labels["srl"])), slice(n + len(net.labels["srl"]), None)


def bce(score, y, weight):
    return F.binary_cross_entropy_with_logits(score, y, reduction="none") * weight


def gold(net, w, b, rules):
    """Cross entropies of every layer that the batch has gold for."""
    out = {}
    role, srl, scope = parts(net)
    x, names, claim = w["syntax"], w["names"], w["claims"]
    if "syntax_words" in b:
        y = net.head_drop(x[b["syntax_words"]])
        for k in ("upos", "xpos", "lemma"):
            out[k] = F.cross_entropy(getattr(net, k)(y).float(), b[k], ignore_index=IGNORE)
        s = b["syntax_sents"]
        arcs = net.arcs(x[b["grid"][s]], b["grid_ok"][s])
        out["arc"] = F.cross_entropy(arcs.flatten(0, 1), b["arc"].flatten(), ignore_index=IGNORE)
        y = net.head_drop(x)
        out["rel"] = F.cross_entropy(net.relations(y[b["rel"][:, 0]], y[b["rel"][:, 1]]), b["rel"][:, 2])
    if "name_words" in b:  # an O of a corpus may stand for labels that it doesn't annotate
        logp = F.log_softmax(net.names(net.head_drop(names[b["name_words"]])).float(), -1)
        out["names"] = -torch.logsumexp(logp.masked_fill(~rules[b["name_rule"]], -1e9), -1).mean()
    if "phrase_words" in b:
        out["phrases"] = F.cross_entropy(net.phrases(net.head_drop(names[b["phrase_words"]])).float(), b["phrase"])
    seekers = net.seekers(claim)
    if "pred_words" in b:
        out["predicate"] = F.binary_cross_entropy_with_logits(net.predicate(claim[b["pred_words"]])[:, 0].float(), b["pred"])
        if len(b["srl_trig"]):
            score, _, ok = scored(net, claim, seekers, b, b["srl_trig"], b["srl_sent"], srl)
            y = torch.zeros_like(score)
            y[b["srl_hit"].unbind(1)] = 1
            out["srl"] = bce(score, y, ok[:, None].float()).sum() / len(score) / 2
    if "fact_words" in b:  # absolute error, as the corpora are scored, in units of 3
        h = net.claim_hidden(claim[b["fact_words"]])
        out["fact"] = F.smooth_l1_loss(net.fact(h)[:, 0].float(), b["fact"], beta=0.2)
    if "cue_words" in b:
        out["cue"] = F.binary_cross_entropy_with_logits(net.cue(net.head_drop(claim[b["cue_words"]]))[:, 0].float(), b["cue"])
        if len(b["scope_trig"]):
            score, _, ok = scored(net, claim, seekers, b, b["scope_trig"], b["scope_sent"], scope)
            y = torch.zeros_like(score[:, 0])
            y[b["scope_hit"].unbind(1)] = 1
            out["scope"] = (bce(score[:, 0], y, ok.float()).sum(1) / ok.sum(1)).mean()
    if "claim_words" in b:
        out |= claims(net, claim, seekers, b, role)
    return out


def claims(net, x, seekers, b, role):
    """Triggers, the values of a claim, and its participants, place, time and speaker."""
    out = {}
    h = net.claim_hidden(x[b["claim_words"]])
    score = net.trigger(h).float()
    y, weight = torch.zeros_like(score), torch.ones_like(score)
    word, label, yes = b["trigger_label"].unbind(1)
    y[word, label], weight[word, label] = yes.float(), b["trigger_weight"]
    trig = b["claim_trig"]
    out["trigger"] = bce(score, y, weight).sum() / max(1, len(trig))
    if not len(trig):
        return out
    h = net.claim_hidden(x[trig])
    for k in VALUES:
        if (b[k] != IGNORE).any():
            out[k] = F.cross_entropy(getattr(net, k)(h).float(), b[k], ignore_index=IGNORE)
    sent = b["claim_sent"]
    score, index, ok = scored(net, x, seekers, b, trig, sent, role, whole_chunk=True)
    y = torch.zeros(len(score), score.shape[1], score.shape[2] + 1, device=score.device)
    width = score.shape[2]
    t, r, at = b["arg_hit"].unbind(1)
    inside = (at >= 0) & (at < width)  # a speaker of an earlier chunk is not seen
    y[t, r, torch.where(inside, at, width)] = 1
    y = y[..., :width]
    first = b["sent_first"][sent][:, None]
    same = ok & (index >= first) & (index < first + b["sent_len"][sent][:, None])
    weight = same[:, None].float().expand_as(score).clone()
    weight[:, -1] = ok.float()  # the last role is the speaker
    t, r, at = b["arg_off"].unbind(1)
    inside = (at >= 0) & (at < width)
    weight[t[inside], r[inside], at[inside]] = 0
    t, r = b["arg_unknown"].unbind(1)  # an argument that wasn't found: no word is a known negative
    weight[t, r] *= y[t, r]
    out["args"] = bce(score, y, weight).sum() / len(score)
    return out


def flat(net, w, b):
    """Logits of the heads that answer for every word by itself, and arcs [S, M, M+1]."""
    claim = w["claims"]
    h = net.claim_hidden(claim)
    out = {k: getattr(net, k)(net.head_drop(w["syntax"])).float() for k in ("upos", "xpos", "lemma")}
    out |= {k: getattr(net, k)(net.head_drop(w["names"])).float() for k in ("names", "phrases")}
    out |= {"trigger": net.trigger(h).float(), "fact": net.fact(h)[:, 0].float()}
    out |= {"predicate": net.predicate(claim)[:, 0].float(), "cue": net.cue(net.head_drop(claim))[:, 0].float()}
    out |= {k: getattr(net, k)(h).float() for k in VALUES}
    return out | {"arc": net.arcs(w["syntax"][b["grid"]], b["grid_ok"])}


def linked(net, w, b, picks):
    """Logits of the heads that answer for pairs of words, at the picks."""
    role, srl, scope = parts(net)
    claim, out = w["claims"], {}
    y = net.head_drop(w["syntax"])
    out["rel"] = net.relations(y[picks["dep"]], y[picks["head"]])
    seekers = net.seekers(claim)
    for k, roles in (("args", role), ("srl", srl), ("scope", scope)):
        at = picks[k]
        if len(at):
            out[k], _, _ = scored(net, claim, seekers, b, at, b["word_sent"][at], roles, whole_chunk=k == "args")
    return out


@torch.no_grad()
def picked(answers, b):
    """Where a teacher's answers about pairs are worth learning: its own tree, triggers, predicates and words of negation."""
    head = answers["arc"].argmax(-1) - 1
    inside = b["grid_ok"] & (head >= 0)
    first = b["sent_first"][:, None]
    most = lambda score, floor, n: torch.topk(score, min(n, len(score)))[1][: int((score > floor).sum().clamp(max=n))]
    return {
        "dep": b["grid"][inside], "head": (first + head)[inside],
        "args": most(torch.sigmoid(answers["trigger"]).amax(1), 0.1, 600),
        "srl": most(torch.sigmoid(answers["predicate"]), 0.3, 1500), "scope": most(torch.sigmoid(answers["cue"]), 0.2, 200),
    }


@torch.no_grad()
def teach(teachers, b):
    """The teachers' mean logits, and the picks. They see the case as it was written."""
    b = b | {"shapes": b["clean"]}
    words = [t.words(b) for t in teachers]
    answers = mean([flat(t, w, b) for t, w in zip(teachers, words)])
    picks = picked(answers, b)
    return answers | mean([linked(t, w, b, picks) for t, w in zip(teachers, words)]), picks


def mean(answers):
    return {k: sum(a[k] for a in answers) / len(answers) for k in answers[0]}


def soft(net, w, b, answers, picks):
    """Cross entropies with a teacher's distributions; squared error of factuality."""
    mine, out = flat(net, w, b) | linked(net, w, b, picks), {}
    kl = lambda k, at=slice(None): -(torch.softmax(answers[k][at], -1) * torch.log_softmax(mine[k][at], -1)).sum(-1)
    for k in ("upos", "xpos", "lemma", "names", "phrases", "rel"):
        out[k] = kl(k).mean()
    out["arc"] = kl("arc")[b["grid_ok"]].mean()
    at, preds = picks["args"], picks["srl"]
    out["trigger"] = bce(mine["trigger"], torch.sigmoid(answers["trigger"]), 1.0).sum() / max(8, len(at))
    for k in ("predicate", "cue"):
        out[k] = bce(mine[k], torch.sigmoid(answers[k]), 1.0).mean()
    if len(at):
        for k in VALUES:
            out[k] = kl(k, at).mean()
        c = b["sent_chunk"][b["word_sent"][at]]
        out["args"] = pairs(mine["args"], answers["args"], b["chunk_len"][c]) / len(at)
    if len(preds):
        out["fact"] = F.smooth_l1_loss(mine["fact"][preds], answers["fact"][preds], beta=0.2)
        out["srl"] = pairs(mine["srl"], answers["srl"], b["sent_len"][b["word_sent"][preds]]) / len(preds) / 2
    if len(picks["scope"]):
        n = b["sent_len"][b["word_sent"][picks["scope"]]]
        out["scope"] = pairs(mine["scope"], answers["scope"], n) / n.sum()
    return out


def pairs(mine, other, length):
    ok = torch.arange(mine.shape[2], device=mine.device)[None] < length[:, None]
    return bce(mine, torch.sigmoid(other), ok[:, None].float()).sum()


def likeness(net, w, b, known):
    """Sentences should be as alike as the sentence encoder finds them: squared error of the cosines."""
    have = b["sent_id"] >= 0
    mine = net.sentence_vectors(w["claims"], b)[have]
    theirs = known[b["sent_id"][have]].float()
    return F.mse_loss(mine @ mine.T, theirs @ theirs.T)
