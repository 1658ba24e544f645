"""The network of docs/model-format.md in PyTorch: one encoder, small heads.

The shipped student stands on MiniLM (6 layers, 384 wide); its teachers on MPNet
(12 layers, 768 wide, relative positions). Shapes in the comments: chunks
[B, L] of pieces, W words, S sentences of at most M words, D = hidden size.
"""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

MIXES = ("syntax", "names", "claims")
STUDENT = {"layers": 6, "hidden": 384, "heads": 12, "ffn": 1536, "vocab": 30522, "arc": 256, "rel": 128, "arg": 192, "vector": 128, "chunk_pieces": 192}
TEACHER = STUDENT | {"layers": 12, "hidden": 768, "ffn": 3072, "arc": 384, "arg": 256, "buckets": 32, "eps": 1e-5}


class Grid(torch.autograd.Function):
    """Rows rounded to int8 with one factor each; the gradient passes as if they weren't."""

    @staticmethod
    def forward(ctx, x):
        scale = x.abs().amax(-1, keepdim=True).clamp(min=1e-8) / 127
        return torch.round(x / scale) * scale

    @staticmethod
    def backward(ctx, g):
        return g


class Dropout(nn.Dropout):
    """Dropout that costs a third of nn.Dropout's time on a processor: its masks are slices,
    from a random place on, of a few million random factors that are drawn anew now and then."""

    POOL, DRAWS = 1 << 25, 2000

    def __init__(self, p):
        super().__init__(p)
        self.pools = {}

    def factors(self, x):
        draws, pool = self.pools.get(x.dtype, (0, None))
        n = x.numel()
        if pool is None or draws == self.DRAWS or n >= len(pool):
            pool = torch.empty(max(self.POOL, 2 * n), dtype=x.dtype).bernoulli_(1 - self.p).div_(1 - self.p)
            draws = 0
        self.pools[x.dtype] = (draws + 1, pool)
        at = int(torch.randint(len(pool) - n + 1, ()))
        return pool[at:at + n].view(x.shape)

    def forward(self, x):
        if not self.training or x.device.type != "cpu":
            return super().forward(x)
        return x * self.factors(x)


def attention(q, k, v, mask):
    """Scaled dot product attention. On a processor as plain products: there the fused one takes thrice the time."""
    if q.device.type != "cpu":
        return F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
    score = (q / math.sqrt(q.shape[-1])) @ k.transpose(-1, -2)
    if mask.dtype == torch.bool:
        score = score + torch.zeros_like(mask, dtype=score.dtype).masked_fill_(~mask, -1e4)
    else:
        score = score + mask
    return torch.softmax(score, -1, dtype=score.dtype) @ v


class Linear(nn.Linear):
    """A linear layer that can feel the rounding of the int8 kernels while it learns."""

    rounded = ""  # "": not at all; "weights"; "both": its input too

    def forward(self, x):
        if not self.rounded:
            return super().forward(x)
        x = Grid.apply(x) if self.rounded == "both" else x
        return F.linear(x, Grid.apply(self.weight), self.bias)


class Layer(nn.Module):
    """One post-norm transformer layer (BERT, MPNet)."""

    def __init__(self, c, drop):
        super().__init__()
        d, eps = c["hidden"], c.get("eps", 1e-12)
        self.heads = c["heads"]
        self.qkv = Linear(d, 3 * d)
        self.attn = Linear(d, d)
        self.attn_norm = nn.LayerNorm(d, eps=eps)
        self.up = Linear(d, c["ffn"])
        self.down = Linear(c["ffn"], d)
        self.ffn_norm = nn.LayerNorm(d, eps=eps)
        self.drop = Dropout(drop)

    def forward(self, x, mask):
        b, n, d = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        a = attention(q, k, v, mask)
        a = a.transpose(1, 2).reshape(b, n, d)
        x = self.attn_norm(x + self.drop(self.attn(a)))
        return self.ffn_norm(x + self.drop(self.down(F.gelu(self.up(x)))))


def buckets(n, count, device):
    """MPNet's (T5's) bucket of every relative position, [n, n]; both directions, logarithmic from count/4 on."""
    at = torch.arange(n, device=device)
    gap = at[:, None] - at[None, :]
    half, exact = count // 2, count // 4
    size = gap.abs().clamp(max=10 ** 6)
    far = exact + (torch.log(size.float().clamp(min=1) / exact) / math.log(128 / exact) * (half - exact)).long()
    return (gap < 0) * half + torch.where(size < exact, size, far.clamp(max=half - 1))


class Network(nn.Module):
    def __init__(self, config, labels, drop=0.1):
        super().__init__()
        c, self.config, self.labels = config, config, labels
        d, eps = c["hidden"], c.get("eps", 1e-12)
        self.word = nn.Embedding(c["vocab"], d)
        self.position = nn.Embedding(512, d)
        self.shape = nn.Embedding(9, d)
        nn.init.zeros_(self.shape.weight)
        self.norm = nn.LayerNorm(d, eps=eps)
        self.drop = Dropout(drop)
        self.relative = nn.Embedding(c["buckets"], c["heads"]) if "buckets" in c else None
        self.layers = nn.ModuleList(Layer(c, drop) for _ in range(c["layers"]))
        self.mix = nn.ParameterDict({m: nn.Parameter(torch.linspace(-1, 1, c["layers"] + 1)) for m in MIXES})  # begin near the upper layers
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
        self.vector = lin(d, c["vector"], bias=False)
        for p in (self.arc, self.rel, self.arg):
            nn.init.xavier_uniform_(p)
        with torch.no_grad():
            self.trigger.bias.fill_(-4.0)
            self.arg[:, -1, -1] = -4.0
        self.head_drop = Dropout(0.2)

    def round(self, how):
        for layer in self.layers:
            for lin in (layer.qkv, layer.attn, layer.up, layer.down):
                lin.rounded = how

    def encode(self, b):
        """Outputs of the embedding and of every layer, [B, L, D] each."""
        n = b["pieces"].shape[1]
        x = self.word(b["pieces"]) + self.position.weight[:n] + self.shape(b["shapes"])
        x = self.drop(self.norm(x))
        mask = b["mask"][:, None, None, :]
        if self.relative is not None:
            bias = self.relative(buckets(n, self.config["buckets"], x.device)).permute(2, 0, 1)[None]
            mask = torch.where(mask, bias, torch.finfo(torch.bfloat16).min).to(torch.bfloat16 if torch.is_autocast_enabled(x.device.type) else x.dtype)
        outs = [x]
        for layer in self.layers:
            x = layer(x, mask)
            outs.append(x)
        return outs

    def words(self, b):
        """Word vectors [W, D] of each mixture for a batch."""
        outs = self.encode(b)
        d, words = outs[0].shape[-1], len(b["count"])
        with torch.autocast(outs[0].device.type, enabled=False):
            means = []
            for out in outs:
                flat = out.reshape(-1, d)[b["piece_at"]].float()
                means.append(torch.zeros(words, d, device=flat.device).index_add_(0, b["piece_word"], flat) / b["count"][:, None])
            shares = torch.stack([torch.softmax(self.mix[m], 0) * self.gamma[m] for m in MIXES])
            mixed = (shares @ torch.stack(means).view(len(outs), -1)).view(len(MIXES), words, d)
        return dict(zip(MIXES, mixed))

    def arcs(self, x, ok):
        """Arc scores [S, M, M+1] of padded sentences: column 0 is the root."""
        x = self.head_drop(x)
        dep = self.head_drop(F.gelu(self.arc_dep(x)))
        head = self.head_drop(F.gelu(self.arc_head(x)))
        s = len(x)
        head = torch.cat([self.arc_root.expand(s, 1, -1).to(head.dtype), head], 1)
        dep = torch.cat([dep, torch.ones_like(dep[..., :1])], -1)
        score = (dep @ self.arc.to(dep.dtype)) @ head.transpose(1, 2)
        return score.float().masked_fill(~F.pad(ok, (1, 0), value=True)[:, None, :], -1e4)

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

    def seekers(self, x):
        """What arguments compares triggers [W, A+1] with; shared by all triggers of a batch."""
        a = self.head_drop(F.gelu(self.arg_word(x)))
        return torch.cat([a, torch.ones_like(a[:, :1])], 1)

    def arguments(self, trig, sought, roles):
        """Scores [T, R, M] of a slice of roles between T trigger vectors and M candidates each, [T, M, A+1]."""
        t = self.head_drop(F.gelu(self.arg_trigger(trig)))
        t = torch.cat([t, torch.ones_like(t[:, :1])], 1)
        q = torch.einsum("td,rde->tre", t, self.arg[roles].to(t.dtype))
        return (q @ sought.transpose(1, 2)).float()

    def sentence_vectors(self, x, b):
        """Unit vectors [S, 128] of sentences: their words' mean."""
        v = self.vector(x).float()
        sums = torch.zeros(len(b["sent_len"]), v.shape[1], device=v.device).index_add_(0, b["word_sent"], v)
        return F.normalize(sums, dim=-1)
