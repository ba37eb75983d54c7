"""torchvision's models with our weights: the scores that the zoo's have to give.

usage: torchvision_scores.py MODEL FOLDER

Reads from the folder network.safetensors (parameters as p0, p1, ... and buffers as b0, b1, ... in the order of the network, images),
gives them in order to torchvision's model, and writes result.safetensors: its scores in evaluation mode.
"""
import sys
from pathlib import Path

import torch
from torchvision import models

from safetensors_file import read, write

MODELS = {
    "ResNet18": models.resnet18,
    "MobileNetV2": models.mobilenet_v2,
    "DenseNet121": models.densenet121,
    "GoogLeNet": lambda: models.googlenet(aux_logits=False, init_weights=False, transform_input=False),
    "EfficientNetB0": models.efficientnet_b0,
    "VitB16": models.vit_b_16,
    "ConvNeXtTiny": models.convnext_tiny,
}

# What torchvision registers later than the network comes to it.
EARLIER = {"encoder.pos_embedding": "conv_proj.weight"}


def in_order(named):
    named = dict(named)
    names = list(named)
    for name, before in EARLIER.items():
        if name in named:
            names.remove(name)
            names.insert(names.index(before), name)
    return [named[name] for name in names]


def fill(theirs, ours):
    assert len(theirs) == len(ours), f"torchvision has {len(theirs)} tensors, we have {len(ours)}"
    for index, (target, source) in enumerate(zip(theirs, ours)):
        assert target.numel() == source.numel(), f"tensor {index}: torchvision has {list(target.shape)}, we have {list(source.shape)}"
        target.copy_(source.reshape(target.shape))


def main():
    name, folder = sys.argv[1], Path(sys.argv[2])
    net = MODELS[name]().eval()
    given = read(folder / "network.safetensors")
    with torch.no_grad():
        fill(in_order(net.named_parameters()), [given[f"p{index}"] for index in range(sum(key[0] == "p" for key in given))])
        buffers = [(key, buffer) for key, buffer in net.named_buffers() if not key.endswith("num_batches_tracked")]
        fill(in_order(buffers), [given[f"b{index}"] for index in range(sum(key[0] == "b" for key in given))])
        write(folder / "result.safetensors", {"scores": net(given["images"])})


if __name__ == "__main__":
    main()
