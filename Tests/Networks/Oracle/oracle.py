"""PyTorch's own forward pass and gradients for the networks of Models.cs, and of the files beside it.

usage: oracle.py MODEL train|eval FOLDER
       oracle.py MODEL memory SIZE CHANNELS

Reads weights.safetensors and batch.safetensors (images, labels) from the folder, loads the weights by name (strictly), and writes
result.safetensors: logits, loss, and grad/NAME for every parameter. Or prints how many bytes a picture more makes autograd save.
"""
import sys
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F

import layers
import steps
from safetensors_file import read, write


class KerasCnn(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.ModuleDict({"conv2d": nn.Conv2d(3, 32, 3, padding="same")})
        self.body = nn.ModuleDict({"conv2d": nn.Conv2d(32, 64, 3, padding="same")})
        self.hidden = nn.ModuleDict({"linear": nn.Linear(64 * 8 * 8, 128)})
        self.classes = nn.ModuleDict({"linear": nn.Linear(128, 10)})

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.stem["conv2d"](x)), 2)
        x = F.max_pool2d(F.relu(self.body["conv2d"](x)), 2)
        x = F.dropout(F.relu(self.hidden["linear"](x.flatten(1))), 0.5, self.training)
        return self.classes["linear"](x)


class Branches(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.ModuleDict({
            "conv2d": nn.Conv2d(3, 8, (3, 5), 2, (1, 2), bias=False), "batch_norm": nn.BatchNorm2d(8, eps=1e-3, momentum=0.2)})
        self.wide = nn.ModuleDict({"conv": nn.Conv2d(8, 8, 3, padding=2, dilation=2, groups=4)})
        self.pooled = nn.ModuleDict({"conv2d": nn.Conv2d(8, 4, 1, bias=False)})
        self.left = nn.ModuleDict({"conv2d": nn.Conv2d(20, 20, 1)})
        self.hidden = nn.ModuleDict({"linear": nn.Linear(20, 16, bias=False), "batch_norm": nn.BatchNorm1d(16)})
        self.head = nn.Linear(16, 5)

    def forward(self, x):
        stem = F.relu(self.stem["batch_norm"](self.stem["conv2d"](x)))
        wide = F.relu(self.wide["conv"](stem))
        pooled = self.pooled["conv2d"](F.avg_pool2d(stem, 3, 1, 1, count_include_pad=False))
        joined = F.max_pool2d(torch.cat([wide, pooled, stem], 1), 3, 2, ceil_mode=True)
        total = F.relu(self.left["conv2d"](joined)) + joined
        hidden = F.relu(self.hidden["batch_norm"](self.hidden["linear"](total.mean((2, 3)))))
        return self.head(hidden)


class BasicBlock(nn.Module):
    def __init__(self, channels, width, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, width, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        if stride != 1 or channels != width:
            self.skip = nn.ModuleDict({
                "conv2d": nn.Conv2d(channels, width, 1, stride, bias=False), "batch_norm": nn.BatchNorm2d(width)})

    def forward(self, x):
        residual = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        skip = self.skip["batch_norm"](self.skip["conv2d"](x)) if hasattr(self, "skip") else x
        return F.relu(residual + skip)


class ResNet18(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.ModuleDict({"conv2d": nn.Conv2d(3, 64, 7, 2, 3, bias=False), "batch_norm": nn.BatchNorm2d(64)})
        self.layer1 = nn.Sequential(BasicBlock(64, 64, 1), BasicBlock(64, 64, 1))
        self.layer2 = nn.Sequential(BasicBlock(64, 128, 2), BasicBlock(128, 128, 1))
        self.layer3 = nn.Sequential(BasicBlock(128, 256, 2), BasicBlock(256, 256, 1))
        self.layer4 = nn.Sequential(BasicBlock(256, 512, 2), BasicBlock(512, 512, 1))
        self.classes = nn.ModuleDict({"linear": nn.Linear(512, 1000)})

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.stem["batch_norm"](self.stem["conv2d"](x))), 3, 2, 1)
        x = self.layer4(self.layer3(self.layer2(self.layer1(x))))
        return self.classes["linear"](x.mean((2, 3)))


def saved_bytes(net, size, channels):
    def of(pictures):
        storages, kept = {}, []

        def pack(tensor):
            kept.append(tensor)
            storages[tensor.storage().data_ptr()] = tensor.storage().nbytes()
            return tensor

        with torch.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor):
            net(torch.randn(pictures, channels, size, size))
        return sum(storages.values())

    return (of(4) - of(2)) // 2


def main():
    name, mode = sys.argv[1], sys.argv[2]
    net = {"KerasCnn": KerasCnn, "Branches": Branches, "ResNet18": ResNet18, **layers.MODELS, **steps.MODELS}[name]()
    if mode == "memory":
        print(saved_bytes(net, int(sys.argv[3]), int(sys.argv[4])))
        return
    folder = Path(sys.argv[3])
    net.load_state_dict(read(folder / "weights.safetensors"), strict=True)
    net.train(mode == "train")
    batch = read(folder / "batch.safetensors")
    logits = net(batch["images"])
    loss = F.cross_entropy(logits, batch["labels"])
    loss.backward()
    result = {"logits": logits, "loss": loss}
    result.update({"grad/" + path: parameter.grad for path, parameter in net.named_parameters()})
    result.update({"after/" + path: buffer.float() for path, buffer in net.named_buffers()})
    write(folder / "result.safetensors", result)


main()
