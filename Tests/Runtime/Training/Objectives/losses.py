"""Losses of PyTorch and torchvision on scores and targets that follow from a formula: a line with the loss and the sum of the squared
gradients for each case, in the order in which LossesTests asks."""
import sys

import torch
from torch.nn import functional as f
from torchvision.ops import sigmoid_focal_loss

count, classes = 5, 3
number = torch.arange(count * classes, dtype=torch.float64).reshape(count, classes)
labels = torch.arange(count) % classes
soft = torch.softmax(torch.sin(number), 1)
several = (torch.cos(number) > 0).double()
positives = torch.tensor([3.0, 0.25, 1.5], dtype=torch.float64)
weights = torch.tensor([0.5, 1.0, 2.0], dtype=torch.float64)


def focal(x, t, gamma):
    logarithms = f.log_softmax(x, 1)
    return -(t * (1 - logarithms.exp()) ** gamma * logarithms).sum(1).mean()


cases = {
    "CrossEntropy": lambda x: f.cross_entropy(x, labels),
    "CrossEntropyWeighted": lambda x: f.cross_entropy(x, labels, weights, label_smoothing=0.1),
    "CrossEntropySoft": lambda x: f.cross_entropy(x, soft, label_smoothing=0.1),
    "BinaryCrossEntropy": lambda x: f.binary_cross_entropy_with_logits(x, several),
    "BinaryCrossEntropyWeighted": lambda x: f.binary_cross_entropy_with_logits(x, several * 0.8 + 0.1, weights),
    "BinaryCrossEntropyPositives": lambda x: torch.nn.BCEWithLogitsLoss(weight=weights, pos_weight=positives)(x, several),
    "Focal": lambda x: focal(x, f.one_hot(labels, classes).double(), 2),
    "FocalSoft": lambda x: focal(x, soft, 1.5),
    "BinaryFocal": lambda x: sigmoid_focal_loss(x, several, alpha=-1, gamma=2, reduction="mean"),
    "BinaryFocalAlpha": lambda x: sigmoid_focal_loss(x, several, alpha=0.25, gamma=2, reduction="mean"),
}
for name in sys.argv[1:]:
    x = torch.sin(number * 1.7).mul(3).requires_grad_()
    loss = cases[name](x)
    loss.backward()
    print(repr(loss.item()), repr(x.grad.square().sum().item()))
