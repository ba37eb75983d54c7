"""Prints what PyTorch's swa_utils and clip_grad_norm_ make of small tensors: the oracle of WeightAverageTests and others.

usage: averages.py swa|batch-norm|clip NUMBERS...

swa: a weight's values over time -> their average after each. batch-norm: CHANNELS BATCH VALUES... -> running mean, running variance.
clip: MAXIMUM GRADIENTS... -> the gradients clipped.
"""
import sys

import torch
from torch.optim import swa_utils

kind, numbers = sys.argv[1], [float(number) for number in sys.argv[2:]]


def say(tensor):
    print(" ".join(f"{number:.9g}" for number in tensor.flatten().tolist()))


if kind == "swa":
    model = torch.nn.Linear(1, 1, bias=False)
    average = swa_utils.AveragedModel(model)
    for number in numbers:
        model.weight.data.fill_(number)
        average.update_parameters(model)
        say(average.module.weight)
elif kind == "batch-norm":
    channels, size = int(numbers[0]), int(numbers[1])
    norm = torch.nn.BatchNorm2d(channels)
    norm(torch.full((size, channels, 1, 1), 7.0))
    batches = torch.tensor(numbers[2:]).reshape(-1, channels, 1, 1).split(size)
    swa_utils.update_bn(batches, norm)
    say(norm.running_mean)
    say(norm.running_var)
else:
    parameters = [torch.nn.Parameter(torch.zeros(1)) for _ in numbers[1:]]
    for parameter, gradient in zip(parameters, numbers[1:]):
        parameter.grad = torch.tensor([gradient])
    torch.nn.utils.clip_grad_norm_(parameters, numbers[0])
    say(torch.cat([parameter.grad for parameter in parameters]))
