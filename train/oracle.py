"""Writes the encoder of a model as ONNX, for the test that compares package model
with ONNX Runtime (docs/evaluation.md, "Speed").

    python train/oracle.py data/model --out encoder.onnx

In: manifest.json and model.safetensors.zst, of any version. Out: a graph from the
numbers of pieces and the shapes of one run, [CLS] and [SEP] among them, to the last
layer's vectors [pieces, hidden]. The heads are left out.
"""
import argparse
import json

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
import zstandard
from safetensors.numpy import load


class Graph:
    """A graph that grows node by node; names are given by count."""

    def __init__(self):
        self.nodes, self.constants = [], []

    def constant(self, value):
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, op, *inputs, outputs=1, **attributes):
        names = [f"n{len(self.nodes)}.{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(op, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names


def numbers(tensors, name):
    """A tensor as float32, whatever it is stored as."""
    w = tensors[name].astype(np.float32)
    return w * tensors[name + ".scale"][:, None] if name + ".scale" in tensors else w


def encoder(config, tensors):
    g, d, heads = Graph(), config["hidden"], config["heads"]
    width = d // heads

    def linear(x, name, change=lambda w, b: (w, b)):
        w, b = change(numbers(tensors, name + ".weight").T.copy(), numbers(tensors, name + ".bias").copy())
        return g.node("Add", g.node("MatMul", x, g.constant(w)), g.constant(b))

    def norm(x, name):
        return g.node("LayerNormalization", x, g.constant(numbers(tensors, name + ".weight")), g.constant(numbers(tensors, name + ".bias")), epsilon=1e-12)

    def scaled(w, b):
        """Queries by 1/sqrt(width), rather than the scores."""
        w[:, :d] /= np.sqrt(width)
        b[:d] /= np.sqrt(width)
        return w, b

    def turned(x, order):
        return g.node("Transpose", g.node("Reshape", x, g.constant(np.array([-1, heads, width], np.int64))), perm=order)

    word, shape, position = (g.constant(numbers(tensors, "embed." + n)) for n in ("word", "shape", "position"))
    zero = g.constant(np.array([0], np.int64))
    n = g.node("Shape", "pieces")
    places = g.node("Slice", position, zero, n, zero)
    x = g.node("Add", g.node("Add", g.node("Gather", word, "pieces"), g.node("Gather", shape, "shapes")), places)
    x = norm(x, "embed.norm")
    for i in range(config["layers"]):
        at = f"layer.{i}."
        q, k, v = g.node("Split", linear(x, at + "qkv", scaled), outputs=3, axis=1, num_outputs=3)
        scores = g.node("Softmax", g.node("MatMul", turned(q, [1, 0, 2]), turned(k, [1, 2, 0])), axis=-1)
        mixed = g.node("Transpose", g.node("MatMul", scores, turned(v, [1, 0, 2])), perm=[1, 0, 2])
        mixed = g.node("Reshape", mixed, g.constant(np.array([-1, d], np.int64)))
        x = norm(g.node("Add", x, linear(mixed, at + "attn")), at + "attn_norm")
        up = g.node("Gelu", linear(x, at + "up"))
        x = norm(g.node("Add", x, linear(up, at + "down")), at + "ffn_norm")
    g.nodes.append(helper.make_node("Identity", [x], ["vectors"]))
    ints = lambda name: helper.make_tensor_value_info(name, TensorProto.INT64, ["n"])
    return helper.make_graph(g.nodes, "encoder", [ints("pieces"), ints("shapes")],
                             [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["n", d])], g.constants)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("model", help="a folder like data/model")
    p.add_argument("--out", required=True)
    args = p.parse_args()
    manifest = json.load(open(f"{args.model}/manifest.json"))
    graph = encoder(manifest["config"], load(zstandard.ZstdDecompressor().decompress(open(f"{args.model}/model.safetensors.zst", "rb").read())))
    m = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)
    helper.set_model_props(m, {"sha256": manifest["sha256"]})  # of the weights, so that none are compared with others
    onnx.checker.check_model(m)
    onnx.save(m, args.out)


if __name__ == "__main__":
    main()
