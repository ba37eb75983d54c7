"""Prints what an optimizer makes of a parameter, a line for each step: the oracle of OptimizerTests.

usage: optimizer_steps.py OPTIMIZER JSON

The JSON has learning_rate, momentum, nesterov, weight_decay, shape, steps. PyTorch's own optimizers run in 32 bits; those that PyTorch
does not have are their papers' formulas in 64 bits.
"""
import json
import math
import sys

import torch


class Lion(torch.optim.Optimizer):
    """Chen et al., 2023, Algorithm 2."""

    def step(self):
        for group in self.param_groups:
            for parameter in group["params"]:
                gradient, rate, decay = parameter.grad, group["lr"], group["weight_decay"]
                mean = self.state[parameter].setdefault("mean", torch.zeros_like(parameter))
                update = torch.sign(0.9 * mean + 0.1 * gradient)
                parameter.data = parameter.data - rate * (update + decay * parameter.data)
                self.state[parameter]["mean"] = 0.99 * mean + 0.01 * gradient


class Lamb(torch.optim.Optimizer):
    """You et al., 2020, Algorithm 2, with the identity as phi."""

    def step(self):
        for group in self.param_groups:
            for parameter in group["params"]:
                gradient, rate, decay = parameter.grad, group["lr"], group["weight_decay"]
                state = self.state[parameter]
                state["t"] = state.get("t", 0) + 1
                state["m"] = 0.9 * state.get("m", 0) + 0.1 * gradient
                state["v"] = 0.999 * state.get("v", 0) + 0.001 * gradient ** 2
                m, v = state["m"] / (1 - 0.9 ** state["t"]), state["v"] / (1 - 0.999 ** state["t"])
                update = m / (v.sqrt() + 1e-6) + decay * parameter.data
                weight, length = parameter.data.norm().item(), update.norm().item()
                ratio = weight / length if weight > 0 and length > 0 else 1
                if not group["adapts"]:
                    ratio = 1
                parameter.data = parameter.data - rate * ratio * update


class Muon(torch.optim.Optimizer):
    """Jordan et al., 2024: momentum, Nesterov, five Newton-Schulz iterations, a scale by the matrix's shape."""

    def step(self):
        for group in self.param_groups:
            for parameter in group["params"]:
                gradient, rate, decay, momentum = parameter.grad, group["lr"], group["weight_decay"], group["momentum"]
                velocity = momentum * self.state[parameter].get("velocity", 0) + gradient
                self.state[parameter]["velocity"] = velocity
                direction = (gradient + momentum * velocity).reshape(len(gradient), -1)
                x = direction / (direction.norm() + 1e-7)
                for _ in range(5):
                    square = x.T @ x
                    x = 3.4445 * x - 4.7750 * x @ square + 2.0315 * x @ square @ square
                scale = math.sqrt(max(1, direction.shape[0] / direction.shape[1]))
                parameter.data = parameter.data - rate * (scale * x.reshape(parameter.shape) + decay * parameter.data)


def optimizer_of(name, parameter, options):
    rate, momentum, decay = options["learning_rate"], options["momentum"], options["weight_decay"]
    torchs = {
        "adam": lambda: torch.optim.Adam([parameter], lr=rate, weight_decay=decay),
        "adamw": lambda: torch.optim.AdamW([parameter], lr=rate, weight_decay=decay),
        "sgd": lambda: torch.optim.SGD([parameter], lr=rate, momentum=momentum, weight_decay=decay, nesterov=options["nesterov"]),
        "rmsprop": lambda: torch.optim.RMSprop([parameter], lr=rate, momentum=momentum, weight_decay=decay),
    }
    defaults = dict(lr=rate, momentum=momentum, weight_decay=decay, adapts=len(parameter.shape) > 1)
    ours = {"lion": Lion, "lamb": Lamb, "muon": Muon}
    return torchs[name]() if name in torchs else ours[name]([parameter], defaults)


def main():
    name, options = sys.argv[1], json.loads(sys.argv[2])
    bits = torch.float64 if name in ("lion", "lamb", "muon") else torch.float32
    places = torch.arange(math.prod(options["shape"]), dtype=torch.float64)
    parameter = torch.nn.Parameter((torch.sin(places * 1.7 + 1) * 2).reshape(options["shape"]).to(torch.float32).to(bits))
    optimizer = optimizer_of(name, parameter, options)
    for step in range(options["steps"]):
        optimizer.zero_grad()
        (parameter ** 2 * (step + 1) + torch.sin(parameter * 3)).sum().backward()
        optimizer.step()
        print(" ".join(f"{number:.9g}" for number in parameter.detach().flatten().tolist()))


main()
