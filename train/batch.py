"""Turns records into batches of packed chunks (docs/model-format.md, "Input")."""
import random
import re

import torch
from tokenizers import BertWordPieceTokenizer

import targets

MAX_PIECES = 8
LETTER = re.compile(r"[^\W\d_]")


def shape(word):
    """The class of a word's characters, 0 … 8 (docs/model-format.md)."""
    c = [ch for ch in word if ch.isalnum()]
    if not c:
        return 7
    digits = sum(ch.isdigit() for ch in c)
    if digits == len(c):
        return 5
    if digits:
        return 6
    upper = [ch.isupper() or ch.istitle() for ch in c]
    if not any(upper):
        return 1
    if all(upper):
        return 8 if len(c) == 1 else 3
    return 2 if upper[0] and not any(upper[1:]) else 4


class Encoder:
    """Splits words into pieces with the reference tokenizer, with a cache."""

    def __init__(self, vocab):
        self.tok = BertWordPieceTokenizer(vocab, lowercase=True)
        self.cls, self.sep, self.unk = (self.tok.token_to_id(t) for t in ("[CLS]", "[SEP]", "[UNK]"))
        self.cache = {}

    def pieces(self, word):
        p = self.cache.get(word)
        if p is None:
            p = self.tok.encode(word, add_special_tokens=False).ids[:MAX_PIECES] or [self.unk]
            self.cache[word] = p
        return p

    def length(self, sent):
        if "length" not in sent:
            sent["length"] = sum(len(self.pieces(w)) for w in sent["words"])
        return sent["length"]


def chunks(doc, enc, limit):
    """Consecutive sentences of a document, as many as fit into limit pieces."""
    out, now, size = [], [], 1
    for s in doc["sents"]:
        n = enc.length(s) + 1
        if n > 500 or len(s["words"]) > 160:
            continue
        if now and size + n > limit:
            out.append(now)
            now, size = [], 1
        now.append(s)
        size += n
    if now:
        out.append(now)
    return out


def collate(batch, enc, index, cased=None):
    """Tensors of a list of chunks, gold included. cased[i] "lower" or "upper" spoils chunk i's case."""
    rows, shapes, clean, at, piece_word, count = [], [], [], [], [], []
    sents, first, chunk_of, chunk_first, word_sent = [], [], [], [], []
    width = max(sum(enc.length(s) + 1 for s in c) + 1 for c in batch)
    w = 0
    for b, chunk in enumerate(batch):
        ids, sh, real = [enc.cls], [0], [0]
        chunk_first.append(w)
        for s in chunk:
            word_sent += [len(sents)] * len(s["words"])
            sents.append(s)
            first.append(w)
            chunk_of.append(b)
            for word in s["words"]:
                p = enc.pieces(word)
                at.extend(range(b * width + len(ids), b * width + len(ids) + len(p)))
                piece_word.extend([w] * len(p))
                count.append(len(p))
                k = shape(word)
                real += [k] * len(p)
                if cased and cased[b] and k in (2, 3, 4, 8):
                    k = 1 if cased[b] == "lower" else 3
                elif cased and cased[b] == "upper" and k == 1:
                    k = 3
                ids += p
                sh += [k] * len(p)
                w += 1
            ids.append(enc.sep)
            sh.append(0)
            real.append(0)
        rows.append(ids + [0] * (width - len(ids)))
        shapes.append(sh + [0] * (width - len(sh)))
        clean.append(real + [0] * (width - len(real)))
    lens = torch.tensor([sum(enc.length(s) + 1 for s in c) + 1 for c in batch])
    n = torch.tensor([len(s["words"]) for s in sents])
    span = torch.arange(int(n.max()))[None]
    grid = torch.tensor(first)[:, None] + span
    grid_ok = span < n[:, None]
    words_of = [sum(len(s["words"]) for s in c) for c in batch]
    b = {
        "pieces": torch.tensor(rows), "shapes": torch.tensor(shapes), "clean": torch.tensor(clean), "mask": torch.arange(width)[None] < lens[:, None],
        "piece_at": torch.tensor(at), "piece_word": torch.tensor(piece_word), "count": torch.tensor(count).float(),
        "grid": grid * grid_ok, "grid_ok": grid_ok, "word_sent": torch.tensor(word_sent),
        "sent_first": torch.tensor(first), "sent_len": n, "sent_chunk": torch.tensor(chunk_of), "sent_id": torch.tensor([s.get("id_number", -1) for s in sents]),
        "chunk_first": torch.tensor(chunk_first), "chunk_len": torch.tensor(words_of),
    }
    return b | targets.of(sents, first, chunk_of, chunk_first, index, int(n.max())), sents


class Stream(torch.utils.data.IterableDataset):
    """Endless epochs' batches, made by worker processes beside the training."""

    def __init__(self, docs, enc, index, share, size, seed):
        self.docs, self.enc, self.index, self.share, self.size, self.seed = docs, enc, index, share, size, seed

    def __iter__(self):
        worker = torch.utils.data.get_worker_info()
        torch.set_num_threads(1)
        rng = random.Random(self.seed * 1000 + (worker.id if worker else 0))
        while True:
            for chunk in self.epoch(rng):
                spoil = [rng.choice(["lower", "upper"]) if rng.random() < 0.08 else None for _ in chunk]
                yield collate(chunk, self.enc, self.index, spoil)[0]

    def epoch(self, rng):
        """Documents of each corpus as often as share says, chunked at random widths."""
        items = []
        for corpus, ds in self.docs.items():
            n = self.share.get(corpus, 1.0)
            for d in ds:
                for _ in range(int(n) + (rng.random() < n - int(n))):
                    items += chunks(d, self.enc, rng.choice([1, 64, 128, 192, 192]))
        out = batches(items, self.size, self.enc)
        rng.shuffle(out)
        return out


def batches(items, size, enc):
    """Groups chunks of like length into batches of about size pieces."""
    items = sorted(items, key=lambda c: sum(enc.length(s) + 1 for s in c))
    out, now = [], []
    for c in items:
        n = sum(enc.length(s) + 1 for s in c) + 1
        if now and n * (len(now) + 1) > size:
            out.append(now)
            now = []
        now.append(c)
    if now:
        out.append(now)
    return out
