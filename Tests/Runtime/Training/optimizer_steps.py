"""Prints what PyTorch's optimizers make of a parameter, a line for each step: the oracle of OptimizerTests.

usage: optimizer_steps.py adam|sgd LEARNING_RATE MOMENTUM WEIGHT_DECAY STEPS
"""
import sys

import torch

name, learning_rate, momentum, weight_decay, steps = sys.argv[1], *map(float, sys.argv[2:5]), int(sys.argv[5])
parameter = torch.nn.Parameter(torch.tensor([[1.0, -2.0, 0.5], [0.25, 3.0, -0.125]]))
optimizer = (
    torch.optim.Adam([parameter], lr=learning_rate, weight_decay=weight_decay)
    if name == "adam"
    else torch.optim.SGD([parameter], lr=learning_rate, momentum=momentum, weight_decay=weight_decay)
)
for step in range(steps):
    optimizer.zero_grad()
    (parameter ** 2 * (step + 1) + torch.sin(parameter * 3)).sum().backward()
    optimizer.step()
    print(" ".join(f"{number:.9g}" for number in parameter.detach().flatten().tolist()))
