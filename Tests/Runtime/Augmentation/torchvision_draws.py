"""Prints, as one JSON object, what torchvision and torch.distributions draw: the oracle of TorchvisionDrawTests.

usage: torchvision_draws.py COUNT
"""
import json
import sys

import torch
from torchvision import transforms

count = int(sys.argv[1])
torch.manual_seed(0)


def columns(names, draw):
    rows = [draw() for _ in range(count)]
    return {name: [float(row[place]) for row in rows] for place, name in enumerate(names)}


def erased(picture):
    while True:
        top, left, height, width, value = transforms.RandomErasing.get_params(picture, (0.02, 0.33), (1 / 3.3, 3.3), [0.0])
        if value.numel() == 1:  # or else no rectangle fitted, and the picture itself came back
            return top, left, height, width


window = ("top", "left", "height", "width")
picture, long = torch.zeros(3, 48, 64), torch.zeros(3, 10, 100)
crop = transforms.RandomResizedCrop.get_params
affine = transforms.RandomAffine.get_params
results = {
    "crop": columns(window, lambda: crop(picture, [0.08, 1.0], [3 / 4, 4 / 3])),
    "crop of a strip": columns(window, lambda: crop(long, [0.9, 1.0], [3 / 4, 4 / 3])),
    "erasing": columns(window, lambda: erased(picture)),
    "padded crop": columns(("top", "left"), lambda: transforms.RandomCrop.get_params(torch.zeros(3, 40, 40), (32, 32))[:2]),
    "jitter": columns(
        ("brightness", "contrast", "saturation", "hue"),
        lambda: transforms.ColorJitter.get_params([0.6, 1.4], [0.7, 1.3], [0.8, 1.2], [-0.1, 0.1])[1:],
    ),
    "affine": columns(
        ("turn", "right", "down", "scale", "shear x", "shear y"),
        lambda: (lambda turn, shift, scale, shear: (turn, *shift, scale, *shear))(
            *affine([-20.0, 20.0], (0.2, 0.1), [0.7, 1.3], [-12.0, 12.0, -12.0, 12.0], [100_000, 200_000])
        ),
    ),
    "blur": columns(("sigma",), lambda: (transforms.GaussianBlur.get_params(0.1, 2.0),)),
    "policy": columns(("operation",), lambda: (torch.randint(14, (1,)).item(),)),
}
for alpha in (0.2, 1.0, 4.0):
    results[f"beta {alpha}"] = {"share": torch.distributions.Beta(alpha, alpha).sample((count,)).tolist()}
print(json.dumps(results))
