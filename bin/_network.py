#!/usr/bin/env python3
"""Writes all-MiniLM-L6-v2 down as an ONNX graph: `_network.py WEIGHTS TARGET [--exact]`.

BERT with 6 layers of 12 heads (Devlin et al. 2019; Wang et al. 2020), the mean over all words,
length 1. Weights are rounded to 7 bits and a sign for each output by itself, and what flows in is
rounded as it comes (dynamic quantisation), in the pattern that onnxruntime runs in one step.
Seven bits, because processors without VNNI overflow with eight.
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

LAYERS, HEADS, WIDTH, INNER = 6, 12, 384, 1536
SIZE = WIDTH // HEADS
EPSILON = 1e-12
# Fixed, so that the same weights always make the same file, and old enough for any onnxruntime.
OPSET, IR_VERSION = 20, 9
STEPS = 63


class Graph:
    """Nodes and numbers, each with a name of its own."""

    def __init__(self, *, exact: bool) -> None:
        self.exact = exact
        self.nodes: list[onnx.NodeProto] = []
        self.numbers: list[onnx.TensorProto] = []

    def const(self, array: np.ndarray, name: str) -> str:
        self.numbers.append(numpy_helper.from_array(np.array(array, order="C"), name))
        return name

    def ints(self, *values: int) -> str:
        return self.const(np.array(values, dtype=np.int64), f"ints{len(self.numbers)}")

    def node(self, kind: str, *inputs: str, outputs: int = 1, **options: object) -> str:
        names = [f"{kind}{len(self.nodes)}_{number}" for number in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, **options))
        return names[0]

    def linear(self, inward: str, weight: np.ndarray, bias: np.ndarray, name: str) -> str:
        """Multiply by a weight (outputs x inputs) and add its bias."""
        if self.exact:
            product = self.node("MatMul", inward, self.const(weight.T, f"{name}.weight"))
        else:
            scale = np.abs(weight).max(axis=1) / STEPS
            rounded = np.rint(weight / scale[:, None]).astype(np.int8).T
            small = self.node("DynamicQuantizeLinear", inward, outputs=3)
            by, zero = (small[:-1] + end for end in "12")
            whole = self.node(
                "MatMulInteger", small, self.const(rounded, f"{name}.weight"), zero,
                self.const(np.zeros(len(scale), dtype=np.int8), f"{name}.zero"),
            )  # fmt: skip
            scales = self.node("Mul", by, self.const(scale.astype(np.float32), f"{name}.scale"))
            product = self.node("Mul", self.node("Cast", whole, to=TensorProto.FLOAT), scales)
        return self.node("Add", product, self.const(bias, f"{name}.bias"))

    def norm(self, inward: str, weight: np.ndarray, bias: np.ndarray, name: str) -> str:
        return self.node(
            "LayerNormalization", inward, self.const(weight, f"{name}.weight"),
            self.const(bias, f"{name}.bias"), axis=-1, epsilon=EPSILON,
        )  # fmt: skip


def main() -> None:
    weights = read_weights(Path(sys.argv[1]))
    graph = Graph(exact="--exact" in sys.argv)
    built = build(graph, weights)
    onnx.checker.check_model(built)
    Path(sys.argv[2]).write_bytes(built.SerializeToString(deterministic=True))


def read_weights(file: Path) -> dict[str, np.ndarray]:
    """Read a file of safetensors: the length of a JSON table, the table, then the numbers."""
    raw = file.read_bytes()
    length = int.from_bytes(raw[:8], "little")
    table = json.loads(raw[8 : 8 + length])
    return {
        name: np.frombuffer(
            raw, dtype=np.float32, offset=8 + length + entry["data_offsets"][0],
            count=int(np.prod(entry["shape"])),
        ).reshape(entry["shape"])
        for name, entry in table.items()
        if entry.get("dtype") == "F32"
    }  # fmt: skip


def build(graph: Graph, weights: dict[str, np.ndarray]) -> onnx.ModelProto:
    """Words (rows x words, 0 where there is none) in, vectors (rows x 384) out."""
    there = graph.node("Cast", "words", to=TensorProto.FLOAT)
    one = graph.const(np.float32(1), "one")
    there = graph.node("Clip", there, graph.const(np.float32(0), "none"), one)
    flow = embed(graph, weights)
    far = graph.const(np.float32(1e4), "far")
    blocked = graph.node("Mul", graph.node("Sub", there, one), far)
    blocked = graph.node("Unsqueeze", blocked, graph.ints(1, 2))
    for number in range(LAYERS):
        flow = layer(graph, weights, flow, blocked, f"encoder.layer.{number}.")
    column = graph.node("Unsqueeze", there, graph.ints(2))
    total = graph.node("ReduceSum", graph.node("Mul", flow, column), graph.ints(1), keepdims=0)
    vectors = graph.node("LpNormalization", total, axis=-1, p=2)
    graph.nodes.append(helper.make_node("Identity", [vectors], ["vectors"]))
    drawn = helper.make_graph(
        graph.nodes, "all-MiniLM-L6-v2",
        [helper.make_tensor_value_info("words", TensorProto.INT64, ["rows", "length"])],
        [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["rows", WIDTH])],
        graph.numbers,
    )  # fmt: skip
    return helper.make_model(
        drawn, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION,
        producer_name="clarion",
    )  # fmt: skip


def embed(graph: Graph, weights: dict[str, np.ndarray]) -> str:
    """Look each word up and add where it stands; every text is of the first kind (type 0)."""
    words = weights["embeddings.word_embeddings.weight"]
    places = weights["embeddings.position_embeddings.weight"]
    places = places + weights["embeddings.token_type_embeddings.weight"][0]
    if graph.exact:
        found = graph.node("Gather", graph.const(words, "words.weight"), "words")
    else:
        scale = np.abs(words).max(axis=1, keepdims=True) / 127
        rounded = np.rint(words / scale).astype(np.int8)
        found = graph.node("Gather", graph.const(rounded, "words.weight"), "words")
        by = graph.node("Gather", graph.const(scale.astype(np.float32), "words.scale"), "words")
        found = graph.node("Mul", graph.node("Cast", found, to=TensorProto.FLOAT), by)
    length = graph.node("Gather", graph.node("Shape", "words"), graph.ints(1))
    placed = graph.node("Slice", graph.const(places, "places.weight"), graph.ints(0), length)
    return graph.norm(
        graph.node("Add", found, placed), weights["embeddings.LayerNorm.weight"],
        weights["embeddings.LayerNorm.bias"], "embeddings.norm",
    )  # fmt: skip


def layer(graph: Graph, weights: dict[str, np.ndarray], flow: str, blocked: str, name: str) -> str:
    def both(part: str) -> tuple[np.ndarray, np.ndarray]:
        return weights[f"{name}{part}.weight"], weights[f"{name}{part}.bias"]

    heads = attend(graph, both, flow, blocked, name)
    heads = graph.linear(heads, *both("attention.output.dense"), f"{name}attended")
    flow = graph.norm(
        graph.node("Add", heads, flow), *both("attention.output.LayerNorm"), f"{name}norm1"
    )
    inner = graph.linear(flow, *both("intermediate.dense"), f"{name}inner")
    outer = graph.linear(graph.node("Gelu", inner), *both("output.dense"), f"{name}outer")
    return graph.norm(graph.node("Add", outer, flow), *both("output.LayerNorm"), f"{name}norm2")


def attend(graph: Graph, both: object, flow: str, blocked: str, name: str) -> str:
    """Let each word look at all others, 12 ways, never at a place where there is no word."""
    parts = [both(f"attention.self.{part}") for part in ("query", "key", "value")]
    weight = np.concatenate([part[0] for part in parts])
    bias = np.concatenate([part[1] for part in parts])
    weight[:WIDTH] /= np.sqrt(SIZE)
    bias[:WIDTH] /= np.sqrt(SIZE)
    looks = graph.linear(flow, weight, bias, f"{name}looks")
    apart = graph.node("Reshape", looks, graph.ints(0, 0, 3, HEADS, SIZE))
    apart = graph.node("Transpose", apart, perm=[2, 0, 3, 1, 4])
    query, key, value = (
        graph.node("Gather", apart, graph.const(np.int64(at), f"{name}part{at}")) for at in range(3)
    )
    key = graph.node("Transpose", key, perm=[0, 1, 3, 2])
    seen = graph.node("Add", graph.node("MatMul", query, key), blocked)
    mixed = graph.node("MatMul", graph.node("Softmax", seen, axis=-1), value)
    mixed = graph.node("Transpose", mixed, perm=[0, 2, 1, 3])
    return graph.node("Reshape", mixed, graph.ints(0, 0, WIDTH))


if __name__ == "__main__":
    main()
