"""Makes a student whose weights are the weighted mean of two students', of which one went
on from the other, and scores it.

    python train/mean.py RUN/student.pt OLD/student.pt --share 0.4 --out RUN2

gives the second a share of 0.4. The mean of two on one way of training is often better on
unseen text than either (Wortsman et al. 2022, "Model soups"). Writes RUN2/student.pt and
RUN2/student.scores.json.
"""
import argparse
import json
import os

import torch

import measure
from batch import Encoder
from network import STUDENT, Network
from train import load


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("checkpoint")
    p.add_argument("other")
    p.add_argument("--share", type=float, default=0.5, help="of the other")
    p.add_argument("--out", required=True)
    p.add_argument("--prepared", default="run/prepared")
    p.add_argument("--vocab", default="data/model/vocab.txt")
    args = p.parse_args()
    a, b = (torch.load(c, map_location="cpu") for c in (args.checkpoint, args.other))
    if a["labels"] != b["labels"]:
        raise SystemExit(f"{args.checkpoint} and {args.other} have other labels")
    mean = {k: torch.lerp(v, b["average"][k], args.share) if v.is_floating_point() else v for k, v in a["average"].items()}
    os.makedirs(args.out, exist_ok=True)
    torch.save({"average": mean, "labels": a["labels"]}, f"{args.out}/student.pt")
    data, index, _ = load(args.prepared)
    net = Network(STUDENT, a["labels"])
    net.load_state_dict(mean)
    net.round("weights")
    net.eval()
    scores = measure.Dev(data["dev"], Encoder(args.vocab), index, "cpu").scores(net)
    with open(f"{args.out}/student.scores.json", "w") as f:
        json.dump(scores, f, indent=1)


if __name__ == "__main__":
    main()
