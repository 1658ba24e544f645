"""Trains the network on what prepare.py gathered.

    python train/train.py teacher --out RUN --seed 1      a large network, RUN/teacher-1.pt
    python train/train.py student --out RUN               the shipped one, from gold and from the RUN/teacher-*.pt that there are

Every run writes its checkpoint every few minutes and goes on from it when called
again; losses and scores on the dev records go to RUN/NAME.log. Seeded. An
accelerator is used where there is one.
"""
import argparse
import glob
import json
import lzma
import math
import os
import random
import time

import torch

import bases
import measure
import targets
from batch import Encoder, Stream, batches, collate
from losses import WEIGHT, gold, likeness, soft, teach
from network import STUDENT, TEACHER, Network

# How often an epoch sees a corpus: small ones of our own field more often.
SHARE = {"ewt": 1.0, "gum": 1.0, "claims": 3.0, "own-claims": 2.5, "facts": 0.5, "negation": 1.5, "names-re3d": 4.0, "names-wnut17": 0.5, "names-geovirus": 0.5, "names-own": 2.0, "names-meantime": 1.5,
         "names-crossner-politics": 2.0, "names-crossner-science": 0.4, "names-crossner-music": 0.4, "names-crossner-literature": 0.4, "names-crossner-ai": 0.4}
BODY = ("word.", "position.", "norm.", "layers.", "relative.")


class Average:
    """A running mean of the weights, which is what is kept: smoother than the last step's."""

    def __init__(self, net, rate=0.995):
        self.rate, self.state = rate, {k: v.clone() for k, v in net.state_dict().items()}

    @torch.no_grad()
    def add(self, net):
        mine, theirs = list(self.state.values()), list(net.state_dict().values())
        torch._foreach_lerp_(mine, theirs, 1 - self.rate)


def pick(docs, share, part, seed):
    """The documents of the corpora that are seen at all, and of these a part, the same first ones for every part."""
    out = {k: list(ds) for k, ds in docs.items() if share.get(k, 1.0) > 0}
    for ds in out.values():
        random.Random(seed).shuffle(ds)
    return {k: ds[: math.ceil(part * len(ds))] for k, ds in out.items()}


def load(folder):
    with lzma.open(f"{folder}/records.json.xz", "rt", encoding="utf-8") as f:
        data = json.load(f)
    table, sets = targets.rules([*data["docs"].values(), *data["dev"]["names"].values()])
    index = {k: {v: i for i, v in enumerate(vs)} for k, vs in data["labels"].items()} | {"rules": sets}
    return data, index, table


def base(net, folder, teacher):
    state = bases.restore(torch.load(f"{folder}/{'mpnet' if teacher else 'minilm'}.pt"))
    missing = net.load_state_dict(state, strict=False).unexpected_keys
    assert not missing, missing


@torch.no_grad()
def sentence_vectors(docs, enc, index, folder, device):
    """Unit vectors of all sentences by number, as the pretrained sentence encoder makes them."""
    net = Network(STUDENT, {k: list(v) for k, v in index.items()})
    base(net, folder, False)
    net.to(device).eval()
    sents = {s["id_number"]: s for ds in docs.values() for d in ds for s in d["sents"] if enc.length(s) < 200 and s["words"]}
    known = torch.zeros(max(sents) + 1, STUDENT["hidden"], dtype=torch.float16, device=device)
    for chunk in batches([[s] for s in sents.values()], 30000, enc):
        b = collate(chunk, enc, index)[0]
        b = {k: b[k].to(device) for k in ("pieces", "shapes", "mask", "sent_id")}
        with torch.autocast(device, dtype=torch.bfloat16):
            x = net.encode(b)[-1].float()
        x = (x * b["mask"][..., None]).sum(1) / b["mask"].sum(1, keepdim=True)
        known[b["sent_id"]] = torch.nn.functional.normalize(x, dim=-1).half()
    return known


def teachers(args, labels, device):
    out = []
    for path in sorted(glob.glob(f"{args.out}/teacher-*.pt")):
        t = Network(TEACHER, labels)
        t.load_state_dict(torch.load(path, map_location="cpu")["average"])
        out.append(t.to(device, dtype=torch.bfloat16 if device == "cuda" else torch.float32).eval())
    return out


def arguments():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("who", choices=["teacher", "student"])
    p.add_argument("--out", default="run")
    p.add_argument("--prepared", default="run/prepared")
    p.add_argument("--vocab", default="data/model/vocab.txt")
    p.add_argument("--start", help="a checkpoint whose weights to begin with, instead of the pretrained encoder's")
    p.add_argument("--threads", type=int, default=os.cpu_count(), help="one where other work goes on beside")
    p.add_argument("--steps", type=int, default=0, help="default 1500 for a teacher, 6000 for the student")
    p.add_argument("--minutes", type=float, default=0, help="plan the schedule so that it ends after so long, whatever the steps")
    p.add_argument("--lr", type=float, default=0)
    p.add_argument("--head-lr", type=float, default=0)
    p.add_argument("--size", type=int, default=0, help="pieces a batch")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    p.add_argument("--workers", type=int, default=min(12, os.cpu_count() - 1))
    p.add_argument("--share", action="append", default=[], metavar="CORPUS=N", help="how often an epoch sees a corpus, where not as SHARE has it")
    p.add_argument("--part", type=float, default=1, help="of every corpus's documents; a smaller part lies in a larger one (curve.py)")
    p.add_argument("--every", type=float, default=10, help="minutes between checkpoints")
    args = p.parse_args()
    usual = {"teacher": (1500, 6e-5, 6e-4, 8000), "student": (6000, 2.5e-4, 1e-3, 8000)}[args.who]
    for k, v in zip(("steps", "lr", "head_lr", "size"), usual):
        setattr(args, k, getattr(args, k) or v)
    args.share = SHARE | {k: float(n) for k, n in (v.split("=") for v in args.share)}
    args.name = f"teacher-{args.seed}" if args.who == "teacher" else "student"
    return args


class Run:
    """One training run: the network, its optimizer, and how far it is."""

    def __init__(self, args):
        self.args, self.device = args, args.device
        torch.manual_seed(args.seed)
        torch.set_num_threads(args.threads)
        self.data, self.index, table = load(args.prepared)
        self.docs = pick(self.data["docs"], args.share, args.part, args.seed)
        self.enc, self.table = Encoder(args.vocab), table.to(self.device)
        self.labels = self.data["labels"]
        teacher = args.who == "teacher"
        self.net = Network(TEACHER if teacher else STUDENT, self.labels)
        base(self.net, args.prepared, teacher)
        if args.start:
            s = torch.load(args.start, map_location="cpu")
            print("new weights:", self.net.load_state_dict(s.get("average") or s["net"], strict=False).missing_keys, flush=True)
        self.net.to(self.device)
        self.teachers = [] if teacher else teachers(args, self.labels, self.device)
        self.known = None if teacher else sentence_vectors(self.docs, self.enc, self.index, args.prepared, self.device)
        named = list(self.net.named_parameters())
        body = [v for k, v in named if k.startswith(BODY)]
        heads = [v for k, v in named if not k.startswith(BODY)]
        self.opt = torch.optim.AdamW([{"params": body, "lr": args.lr}, {"params": heads, "lr": args.head_lr}], weight_decay=0.01, betas=(0.9, 0.98), fused=True)
        self.peak = [g["lr"] for g in self.opt.param_groups]
        self.average, self.step, self.spent = Average(self.net), 0, 0.0
        self.path = f"{args.out}/{args.name}.pt"
        if os.path.exists(self.path):
            s = torch.load(self.path, map_location=self.device)
            self.net.load_state_dict(s["net"])
            self.opt.load_state_dict(s["opt"])
            self.average.state, self.step, self.spent = s["average"], s["step"], s["spent"]
            print("going on from step", self.step, flush=True)
        self.started = time.time()
        self.log = open(f"{args.out}/{args.name}.log", "a")

    def seconds(self):
        return self.spent + time.time() - self.started

    def progress(self):
        a = self.args
        return self.seconds() / 60 / a.minutes if a.minutes else self.step / a.steps

    def losses(self, b):
        """Weighted parts of the loss: gold, and for a student what its teachers say and how alike sentences are."""
        w = self.net.words(b)
        parts = {k: WEIGHT[k] * v for k, v in gold(self.net, w, b, self.table).items()}
        if self.known is not None:
            parts["like"] = 5.0 * likeness(self.net, w, b, self.known)
        if self.teachers:
            answers, picks = teach(self.teachers, b)
            parts = {k: 0.5 * v for k, v in parts.items()} | {"soft " + k: WEIGHT[k] * v for k, v in soft(self.net, w, b, answers, picks).items()}
        return parts

    def save(self):
        torch.save({"net": self.net.state_dict(), "opt": self.opt.state_dict(), "average": self.average.state, "step": self.step, "spent": self.seconds(), "labels": self.labels}, self.path)

    def learn(self):
        stream = Stream(self.docs, self.enc, self.index, self.args.share, self.args.size, self.args.seed + 100 * (self.step > 0))
        loader = torch.utils.data.DataLoader(stream, batch_size=None, num_workers=self.args.workers, pin_memory=self.device == "cuda", prefetch_factor=8 if self.args.workers else None)
        mean, saved = {}, time.time()
        self.net.train()
        for b in loader:
            progress = self.progress()
            if progress >= 1:
                break
            if self.args.who == "student" and progress > 0.6:  # from here on it feels the rounding of the int8 kernels
                self.net.round("both" if self.step % 2 else "weights")
            factor = min(1.0, (self.step + 1) / 150) * max(0.01, 1 - progress)
            for g, lr in zip(self.opt.param_groups, self.peak):
                g["lr"] = lr * factor
            b = {k: v.to(self.device, non_blocking=True) for k, v in b.items()}
            with torch.autocast(self.device, dtype=torch.bfloat16):
                parts = self.losses(b)
                loss = sum(parts.values())
            self.opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
            self.opt.step()
            self.step += 1
            self.average.rate = min(0.995, (1 + self.step) / (10 + self.step))
            self.average.add(self.net)
            if self.step % 25 == 0:
                for k, v in parts.items():
                    mean[k] = 0.7 * mean.get(k, v.item()) + 0.3 * v.item()
                print(f"{self.seconds() / 60:.1f} min  step {self.step}  {progress:.3f} " + " ".join(f"{k} {v:.3f}" for k, v in mean.items()), file=self.log, flush=True)
            if time.time() - saved > 60 * self.args.every:
                self.save()
                saved = time.time()
        self.save()

    def finish(self):
        """Scores of the averaged weights, rounded as they are shipped."""
        self.net.load_state_dict(self.average.state)
        self.net.round("weights" if self.args.who == "student" else "")
        scores = measure.Dev(self.data["dev"], self.enc, self.index, self.device).scores(self.net)
        print(json.dumps(scores), file=self.log, flush=True)
        with open(f"{self.args.out}/{self.args.name}.scores.json", "w") as f:
            json.dump(scores, f, indent=1)


def main():
    run = Run(arguments())
    run.learn()
    run.finish()


if __name__ == "__main__":
    main()
