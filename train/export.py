"""Writes a trained network as the product's model (docs/model-format.md).

    python train/export.py RUN/student.pt --out data/model --version 0.3.0 [--scores RUN/student.scores.json]
"""
import argparse
import hashlib
import json
import os

import torch
import zstandard
from safetensors.torch import save

from network import MIXES, STUDENT, Network

CORPORA = [
    ("Universal Dependencies English EWT 2.16", "CC BY-SA 4.0"),
    ("Universal Dependencies English GUM 2.16, open genres", "annotations CC BY 4.0; texts CC BY, CC BY-SA or public domain by genre"),
    ("PropBank annotations of EWT", "CC BY-SA 4.0"),
    ("CrossNER", "MIT; texts CC BY-SA"),
    ("re3d", "texts and annotations open, by publisher: OGL 3.0, public domain, CC BY 3.0 AU, CC BY-SA 3.0"),
    ("WNUT 2017 emerging entities", "CC BY 4.0"),
    ("NewsReader MEANTIME (English)", "CC BY 4.0; texts CC BY 2.5"),
    ("GeoVirus", "texts CC BY 2.5 (Wikinews)"),
    ("UDS-IH2 event factuality (EWT)", "CC BY-SA 4.0"),
    ("ConanDoyle-neg (*SEM 2012)", "annotations by the shared task; texts public domain"),
    ("Reportedly's coded claims", "CC BY 4.0; texts as re3d"),
    ("Reportedly's own coded passages, train/claims", "CC BY 4.0"),
    ("Reportedly's own texts with marked names, train/names", "CC BY 4.0"),
]


def quantised(w):
    """Rows as int8 with one factor each."""
    scale = w.detach().abs().amax(1).clamp(min=1e-8) / 127
    return torch.round(w.detach() / scale[:, None]).to(torch.int8), scale.float()


def tensors(net, n_roles):
    out = {}
    out["embed.word"], out["embed.word.scale"] = quantised(net.word.weight)
    half = {"embed.position": net.position.weight, "embed.shape": net.shape.weight}
    full = {"embed.norm.weight": net.norm.weight, "embed.norm.bias": net.norm.bias}
    for i, layer in enumerate(net.layers):
        for name in ("qkv", "attn", "up", "down"):
            w = f"layer.{i}.{name}.weight"  # it learnt with its rows rounded so
            out[w], out[w + ".scale"] = quantised(getattr(layer, name).weight)
            full[f"layer.{i}.{name}.bias"] = getattr(layer, name).bias
        for name in ("attn_norm", "ffn_norm"):
            full[f"layer.{i}.{name}.weight"] = getattr(layer, name).weight
            full[f"layer.{i}.{name}.bias"] = getattr(layer, name).bias
    for m in MIXES:
        full[f"mix.{m}"] = torch.softmax(net.mix[m], 0) * net.gamma[m]
    for name in ("upos", "xpos", "lemma", "arc_dep", "arc_head", "rel_dep", "rel_head", "names", "phrases", "claim", "trigger", "basis", "polarity", "reality", "likelihood", "arg_trigger", "arg_word", "predicate", "cue", "fact"):
        half[f"head.{name}.weight"] = getattr(net, name).weight
        full[f"head.{name}.bias"] = getattr(net, name).bias
    half["head.arc.weight"], full["head.arc.root"] = net.arc, net.arc_root
    half["head.rel.weight"] = net.rel
    half["head.vector.weight"], full["head.vector.bias"] = net.vector.weight, torch.zeros(len(net.vector.weight))
    half["head.arg.weight"], half["head.proposition.weight"] = net.arg[:n_roles], net.arg[n_roles:]
    out |= {k: v.detach().half().contiguous() for k, v in half.items()}
    out |= {k: v.detach().float().contiguous() for k, v in full.items()}
    return out


def numbers(scores):
    """The figures of each task; lists and tables of the log are left out."""
    return {t: {k: round(v, 4) for k, v in m.items() if isinstance(v, (int, float))} for t, m in scores.items()}


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("checkpoint")
    p.add_argument("--out", default="data/model")
    p.add_argument("--name", default="reportedly-en-small")
    p.add_argument("--version", required=True)
    p.add_argument("--scores", help="JSON of dev scores to keep with the weights")
    args = p.parse_args()
    s = torch.load(args.checkpoint, map_location="cpu")
    labels = s["labels"]
    net = Network(STUDENT, labels)
    net.load_state_dict(s["average"])
    raw = save(tensors(net, len(labels["role"])))
    manifest = {
        "name": args.name, "version": args.version, "sha256": hashlib.sha256(raw).hexdigest(), "licence": "CC BY-SA 4.0",
        "base": "all-MiniLM-L6-v2 (Apache-2.0); teachers on all-mpnet-base-v2 (Apache-2.0)",
        "corpora": [{"name": n, "licence": l} for n, l in CORPORA],
        "scores": numbers(json.load(open(args.scores))) if args.scores else {},
        "config": {**STUDENT, "temperature": {}},
        "labels": {k: labels[k] for k in ("upos", "xpos", "lemma", "deprel", "names", "trigger", "basis", "polarity", "reality", "likelihood", "role")} | {"proposition": labels["srl"] + ["SCOPE"], "phrases": labels["phrases"]},
    }
    os.makedirs(args.out, exist_ok=True)
    open(f"{args.out}/model.safetensors.zst", "wb").write(zstandard.compress(raw, 19))
    json.dump(manifest, open(f"{args.out}/manifest.json", "w"), indent=1, ensure_ascii=False)
    print(f"{len(raw) / 1e6:.1f} MB", manifest["sha256"])


if __name__ == "__main__":
    main()
