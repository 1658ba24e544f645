"""How much more coded claims would help: trains on growing parts of them and scores each.

    python train/curve.py --out RUN/curve --prepared RUN/prepared [--steps 300] [--threads 1]

Every run begins at the pretrained encoder and sees only the coded claims (the shared and our
own), for the same number of steps, so that the scores differ by the texts alone; they are
lower than those of the shipped weights, which learn from everything. A smaller part lies in
a larger one. Prints a table; a finished part isn't trained again. Scores: the dev examples'
triggers (F1 at 0.5), basis and reality (accuracy), arguments (F1, mean of the roles).
"""
import argparse
import json
import os
import subprocess
import sys

PARTS = (0.125, 0.25, 0.5, 1.0)
KEEP = ("claims", "own-claims")


def train(args, part):
    from train import SHARE

    folder = f"{args.out}/{part}"
    path = f"{folder}/student.scores.json"
    if not os.path.exists(path):
        os.makedirs(folder, exist_ok=True)
        none = [f"--share={k}=0" for k in SHARE if k not in KEEP]
        run = [sys.executable, os.path.join(os.path.dirname(__file__), "train.py"), "student", "--out", folder, "--prepared", args.prepared,
               "--vocab", args.vocab, "--steps", str(args.steps), "--size", str(args.size), "--threads", str(args.threads), "--part", str(part), *none]
        subprocess.run(run, check=True)
    with open(path) as f:
        return json.load(f)["claims"]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--out", default="run/curve")
    p.add_argument("--prepared", default="run/prepared")
    p.add_argument("--vocab", default="data/model/vocab.txt")
    p.add_argument("--steps", type=int, default=300)
    p.add_argument("--size", type=int, default=3000, help="pieces a batch")
    p.add_argument("--threads", type=int, default=os.cpu_count())
    args = p.parse_args()
    from train import load, pick

    docs = load(args.prepared)[0]["docs"]
    share = {k: float(k in KEEP) for k in docs}
    print("part   texts  claims  trigger  basis  reality  arguments")
    for part in PARTS:
        seen = [d for ds in pick(docs, share, part, 1).values() for d in ds]
        claims = sum(len(s.get("triggers", ())) for d in seen for s in d["sents"])
        c = train(args, part)
        arguments = sum(v[0] for v in c["args"].values()) / len(c["args"])
        print(f"{part:<6} {len(seen):5} {claims:7} {c['trigger']['0.5'][0]:8.3f} {c['basis']:6.3f} {c['reality']:8.3f} {arguments:10.3f}", flush=True)


if __name__ == "__main__":
    main()
