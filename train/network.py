"""The network of docs/model-format.md in PyTorch: one encoder, small heads.

Shapes in the comments: N pieces of a batch laid flat in chunks [B, L], W words,
D = hidden size.
"""
import math
import zipfile

import torch
import torch.nn as nn
import torch.nn.functional as F

MIXES = ("syntax", "names", "claims")


class Layer(nn.Module):
    """One post-norm transformer layer (BERT)."""

    def __init__(self, d, ffn, heads, drop):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(d, 3 * d)
        self.attn = nn.Linear(d, d)
        self.attn_norm = nn.LayerNorm(d, eps=1e-12)
        self.up = nn.Linear(d, ffn)
        self.down = nn.Linear(ffn, d)
        self.ffn_norm = nn.LayerNorm(d, eps=1e-12)
        self.drop = nn.Dropout(drop)

    def forward(self, x, mask):
        b, n, d = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        a = a.transpose(1, 2).reshape(b, n, d)
        x = self.attn_norm(x + self.drop(self.attn(a)))
        return self.ffn_norm(x + self.drop(self.down(F.gelu(self.up(x)))))


class Network(nn.Module):
    def __init__(self, config, labels, drop=0.1):
        super().__init__()
        c, self.config, self.labels = config, config, labels
        d = c["hidden"]
        self.word = nn.Embedding(c["vocab"], d)
        self.position = nn.Embedding(512, d)
        self.shape = nn.Embedding(9, d)
        nn.init.zeros_(self.shape.weight)
        self.norm = nn.LayerNorm(d, eps=1e-12)
        self.drop = nn.Dropout(drop)
        self.layers = nn.ModuleList(Layer(d, c["ffn"], c["heads"], drop) for _ in range(c["layers"]))
        self.mix = nn.ParameterDict({m: nn.Parameter(torch.zeros(c["layers"] + 1)) for m in MIXES})
        with torch.no_grad():
            for m in MIXES:  # begin near the upper layers
                self.mix[m].copy_(torch.linspace(-1, 1, c["layers"] + 1))
        self.gamma = nn.ParameterDict({m: nn.Parameter(torch.ones(1)) for m in MIXES})
        lin = nn.Linear
        self.upos, self.xpos, self.lemma = (lin(d, len(labels[k])) for k in ("upos", "xpos", "lemma"))
        self.arc_dep, self.arc_head = lin(d, c["arc"]), lin(d, c["arc"])
        self.arc = nn.Parameter(torch.zeros(c["arc"] + 1, c["arc"]))
        self.arc_root = nn.Parameter(torch.randn(c["arc"]) * 0.02)
        self.rel_dep, self.rel_head = lin(d, c["rel"]), lin(d, c["rel"])
        self.rel = nn.Parameter(torch.zeros(len(labels["deprel"]), c["rel"] + 1, c["rel"] + 1))
        self.names, self.phrases = lin(d, len(labels["names"])), lin(d, len(labels["phrases"]))
        self.claim = lin(d, d)
        self.trigger = lin(d, len(labels["trigger"]))
        self.predicate, self.cue, self.fact = lin(d, 1), lin(d, 1), lin(d, 1)  # PropBank predicate; word of negation; factuality / 3
        self.basis, self.polarity, self.reality, self.likelihood = (
            lin(d, len(labels[k])) for k in ("basis", "polarity", "reality", "likelihood"))
        self.arg_trigger, self.arg_word = lin(d, c["arg"]), lin(d, c["arg"])
        self.arg = nn.Parameter(torch.zeros(len(labels["role"]) + len(labels["srl"]) + 1, c["arg"] + 1, c["arg"] + 1))
        for p in (self.arc, self.rel, self.arg):
            nn.init.xavier_uniform_(p)
        with torch.no_grad():
            self.trigger.bias.fill_(-4.0)
            self.arg[:, -1, -1] = -4.0
        self.head_drop = nn.Dropout(0.2)

    def load_base(self, path):
        """Take the encoder's weights from a package's model.zip (BERT names)."""
        import io
        from safetensors.torch import load
        z = zipfile.ZipFile(path)
        name = next(n for n in z.namelist() if n.endswith("model.safetensors"))
        w = {k.removeprefix("bert."): v.float() for k, v in load(z.read(name)).items()}
        with torch.no_grad():
            self.word.weight.copy_(w["embeddings.word_embeddings.weight"])
            self.position.weight.copy_(w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0])
            self.norm.weight.copy_(w["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
            for i, layer in enumerate(self.layers):
                p = f"encoder.layer.{i}."
                for k in ("weight", "bias"):
                    layer.qkv.get_parameter(k).copy_(torch.cat([w[f"{p}attention.self.{x}.{k}"] for x in ("query", "key", "value")]))
                    layer.attn.get_parameter(k).copy_(w[f"{p}attention.output.dense.{k}"])
                    layer.attn_norm.get_parameter(k).copy_(w[f"{p}attention.output.LayerNorm.{k}"])
                    layer.up.get_parameter(k).copy_(w[f"{p}intermediate.dense.{k}"])
                    layer.down.get_parameter(k).copy_(w[f"{p}output.dense.{k}"])
                    layer.ffn_norm.get_parameter(k).copy_(w[f"{p}output.LayerNorm.{k}"])

    def take(self, state):
        """Load the state of an earlier stage, which may have fewer heads and roles."""
        arg = state.pop("arg")
        self.load_state_dict(state, strict=False)
        with torch.no_grad():
            self.arg[: len(arg)] = arg

    def words(self, b):
        """Word vectors [W, D] of each mixture for a batch."""
        n = b["pieces"].shape[1]
        x = self.word(b["pieces"]) + self.position.weight[:n] + self.shape(b["shapes"])
        x = self.drop(self.norm(x))
        mask = b["mask"][:, None, None, :]
        outs = [x]
        for layer in self.layers:
            x = layer(x, mask)
            outs.append(x)
        d, count = x.shape[-1], b["count"][:, None]
        at, word = b["piece_at"], b["piece_word"]
        mixed = {}
        for m in MIXES:
            f = torch.softmax(self.mix[m], 0) * self.gamma[m]
            flat = sum(f[i] * outs[i] for i in range(len(outs))).reshape(-1, d)[at].float()
            sums = torch.zeros(len(b["count"]), d).index_add_(0, word, flat)
            mixed[m] = sums / count
        return mixed

    def arcs(self, x, pad):
        """Arc scores [S, M, M+1] of padded sentences: column 0 is the root."""
        x = self.head_drop(x)
        dep = self.head_drop(F.gelu(self.arc_dep(x)))
        head = self.head_drop(F.gelu(self.arc_head(x)))
        s, m, _ = x.shape
        head = torch.cat([self.arc_root.expand(s, 1, -1).to(head.dtype), head], 1)
        dep = torch.cat([dep, torch.ones_like(dep[..., :1])], -1)
        score = (dep @ self.arc.to(dep.dtype)) @ head.transpose(1, 2)
        return score.float().masked_fill(pad[:, None, :], -1e4)

    def relations(self, dep, head):
        """Relation scores [K, labels] of K pairs of word vectors."""
        d = self.head_drop(F.gelu(self.rel_dep(dep)))
        h = self.head_drop(F.gelu(self.rel_head(head)))
        one = torch.ones_like(d[:, :1])
        d, h = torch.cat([d, one], 1), torch.cat([h, one], 1)
        t = torch.einsum("kd,lde->kle", d, self.rel.to(d.dtype))
        return torch.einsum("kle,ke->kl", t, h).float()

    def claim_hidden(self, x):
        return self.head_drop(F.gelu(self.claim(self.head_drop(x))))

    def arguments(self, trig, words):
        """Scores [R, T, W] of every role between T trigger and W word vectors."""
        t = self.head_drop(F.gelu(self.arg_trigger(trig)))
        a = self.head_drop(F.gelu(self.arg_word(words)))
        t = torch.cat([t, torch.ones_like(t[:, :1])], 1)
        a = torch.cat([a, torch.ones_like(a[:, :1])], 1)
        return torch.einsum("td,rde,we->rtw", t, self.arg.to(t.dtype), a).float()
