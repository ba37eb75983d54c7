"""Writes the weights of a PyTorch module as a safetensors file, from the format's description alone, and prints the sum of each tensor.

usage: pytorch_weights.py FILE CLASSES
"""
import json
import struct
import sys

import torch
from torch import nn

torch.manual_seed(5)
block = [nn.ModuleDict({"bn1": nn.BatchNorm2d(3)}) for _ in range(2)]
module = nn.ModuleDict({
    "stem": nn.ModuleDict({"conv2d": nn.Conv2d(2, 3, 3), "batch_norm": nn.BatchNorm2d(3)}),
    "layer1": nn.ModuleList(block),
    "fc": nn.Linear(48, int(sys.argv[2])),
})
for parameter in module.parameters():
    nn.init.normal_(parameter)
header, data = {"__metadata__": {"format": "pt"}}, b""
for name, tensor in module.state_dict().items():
    values = tensor.numpy().tobytes()
    kind = {torch.float32: "F32", torch.int64: "I64"}[tensor.dtype]
    header[name] = {"dtype": kind, "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(values)]}
    data += values
    print(name, f"{tensor.double().sum().item():.9g}")
text = json.dumps(header).encode()
with open(sys.argv[1], "wb") as file:
    file.write(struct.pack("<Q", len(text)) + text + data)
