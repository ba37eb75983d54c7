"""Prints the learning rate of every step that PyTorch's schedulers give, a line for each step: the oracle of LearningRateTests.

usage: learning_rates.py SCHEDULE JSON

The JSON has the recipe's settings in snake case, steps_per_epoch, and watched: the value of each epoch, for reduceonplateau.
"""
import json
import sys

from torch import nn, optim
from torch.optim import lr_scheduler

name, options = sys.argv[1], json.loads(sys.argv[2])
per_epoch, epochs, rate, final = options["steps_per_epoch"], options["epochs"], options["learning_rate"], options["final_rate"]
warmup = round(options["warmup_epochs"] * per_epoch)
total = epochs * per_epoch - warmup
optimizer = optim.SGD([nn.Parameter()], lr=rate)


def main_scheduler():
    if name == "constant":
        return lr_scheduler.ConstantLR(optimizer, 1)
    if name == "step":
        return lr_scheduler.StepLR(optimizer, options["step_epochs"] * per_epoch, options["step_factor"])
    if name == "cosine":
        return lr_scheduler.CosineAnnealingLR(optimizer, total, eta_min=final * rate)
    if name == "linear":
        return lr_scheduler.LinearLR(optimizer, 1, final, total)
    # PyTorch places the cycle on its steps, we on the intervals between them: one step more, at the rate where the cycle ends.
    return lr_scheduler.OneCycleLR(
        optimizer,
        rate,
        total_steps=total + 1,
        pct_start=(0.3 * total + 1) / (total + 1),
        div_factor=25,
        final_div_factor=1 / 25 / final,
        cycle_momentum=False,
    )


def per_step():
    if warmup:
        rising = lr_scheduler.LinearLR(optimizer, 1 / (warmup + 1), 1, warmup)
        scheduler = lr_scheduler.SequentialLR(optimizer, [rising, main_scheduler()], [warmup])
    else:
        scheduler = main_scheduler()
    for _ in range(epochs * per_epoch):
        yield optimizer.param_groups[0]["lr"]
        optimizer.step()
        scheduler.step()


def on_plateau():
    mode = "max" if options["monitor"] == "ValidationAccuracy" else "min"
    scheduler = lr_scheduler.ReduceLROnPlateau(optimizer, mode, options["step_factor"], options["patience"])
    for value in options["watched"]:
        for _ in range(per_epoch):
            yield optimizer.param_groups[0]["lr"]
        scheduler.step(value)


for at in on_plateau() if name == "reduceonplateau" else per_step():
    print(f"{at:.17g}")
