"""Turns records into batches of packed chunks (docs/model-format.md, "Input")."""
import re

import torch
from tokenizers import BertWordPieceTokenizer

from records import TAGS

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


def collate(batch, enc, cased=None):
    """Tensors of a list of chunks. cased[i] "lower" or "upper" spoils chunk i's case."""
    rows, shapes, at, piece_word, count = [], [], [], [], []
    sents, first, chunk_of = [], [], []
    width = max(sum(enc.length(s) + 1 for s in c) + 1 for c in batch)
    w = 0
    for b, chunk in enumerate(batch):
        ids, sh = [enc.cls], [0]
        for s in chunk:
            sents.append(s)
            first.append(w)
            chunk_of.append(b)
            for word in s["words"]:
                p = enc.pieces(word)
                at.extend(range(b * width + len(ids), b * width + len(ids) + len(p)))
                piece_word.extend([w] * len(p))
                count.append(len(p))
                k = shape(word)
                if cased and cased[b] and k in (2, 3, 4, 8):
                    k = 1 if cased[b] == "lower" else 3
                elif cased and cased[b] == "upper" and k == 1:
                    k = 3
                ids += p
                sh += [k] * len(p)
                w += 1
            ids.append(enc.sep)
            sh.append(0)
        rows.append(ids + [0] * (width - len(ids)))
        shapes.append(sh + [0] * (width - len(sh)))
    pieces = torch.tensor(rows)
    lens = torch.tensor([sum(enc.length(s) + 1 for s in c) + 1 for c in batch])
    mask = torch.arange(width)[None] < lens[:, None]
    return {
        "pieces": pieces, "shapes": torch.tensor(shapes), "mask": mask,
        "piece_at": torch.tensor(at), "piece_word": torch.tensor(piece_word), "count": torch.tensor(count).float(),
        "sents": sents, "first": first, "chunk": chunk_of, "size": len(rows) * width,
    }


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


TAG_INDEX = {t: i for i, t in enumerate(TAGS)}


def allowed(annotated):
    """For a corpus that annotates only some labels: which tags an O may stand for."""
    row = torch.zeros(len(TAGS), dtype=torch.bool)
    row[0] = True
    for t, i in TAG_INDEX.items():
        if t != "O" and t[2:] not in annotated:
            row[i] = True
    return row
