"""The networks of Layers.cs in PyTorch's own modules and functions."""
import torch
from torch import nn
from torch.nn import functional as F


def module(**children):
    return nn.ModuleDict(children)


def drop_path(x, probability, training):
    if not training or probability == 0:
        return x
    kept = torch.empty(len(x), *[1] * (x.dim() - 1)).bernoulli_(1 - probability).div_(1 - probability)
    return x * kept


class Convolutions(nn.Module):
    def __init__(self):
        super().__init__()
        self.down = module(depthwise_conv2d=nn.Conv2d(3, 12, (3, 5), 2, (1, 2), groups=3))
        self.same = module(
            depthwise_conv2d=nn.Conv2d(12, 12, 3, padding="same", dilation=2, groups=12, bias=False), conv2d=nn.Conv2d(12, 8, 1))
        self.up = module(conv_transpose2d=nn.ConvTranspose2d(8, 6, 3, 2, 1, 1, groups=2))
        self.odd = module(conv_transpose2d=nn.ConvTranspose2d(6, 4, (2, 3), (1, 2), dilation=(2, 1), bias=False))
        self.classes = module(linear=nn.Linear(24, 5))

    def forward(self, x):
        x = F.relu6(self.down["depthwise_conv2d"](x), inplace=True)
        x = F.hardswish(self.same["conv2d"](self.same["depthwise_conv2d"](x)))
        x = F.leaky_relu(self.up["conv_transpose2d"](x), 0.1, inplace=True)
        x = F.elu(self.odd["conv_transpose2d"](x), inplace=True)
        return self.classes["linear"](F.adaptive_avg_pool2d(x, (3, 2)).flatten(1))


class Activations(nn.Module):
    FUNCTIONS = {
        "with_relu6": (F.relu6, F.relu6),
        "with_leaky_relu": (F.leaky_relu, lambda x: F.leaky_relu(x, -0.2)),
        "with_p_relu": None,
        "with_elu": (F.elu, lambda x: F.elu(x, 0.5)),
        "with_gelu": (F.gelu, F.gelu),
        "with_silu": (F.silu, F.silu),
        "with_mish": (F.mish, F.mish),
        "with_hard_swish": (F.hardswish, F.hardswish),
        "with_hard_sigmoid": (F.hardsigmoid, F.hardsigmoid),
        "with_sigmoid": (torch.sigmoid, torch.sigmoid),
        "with_tanh": (torch.tanh, torch.tanh),
        "with_softplus": (F.softplus, lambda x: F.softplus(x, 3, 1)),
        "with_softmax": (lambda x: F.softmax(x, 1), lambda x: F.softmax(x, 3)),
        "with_log_softmax": (lambda x: F.log_softmax(x, 1), lambda x: F.log_softmax(x, 2)),
    }

    def __init__(self):
        super().__init__()
        self.stem = module(conv2d=nn.Conv2d(3, 4, 3))
        for name in self.FUNCTIONS:
            setattr(self, name, module(conv2d=nn.Conv2d(4, 4, 1)))
        self.with_p_relu["p_relu"] = nn.PReLU()
        self.with_p_relu["p_relu2"] = nn.PReLU(4)
        self.classes = module(linear=nn.Linear(56, 16), p_relu=nn.PReLU(16), linear2=nn.Linear(16, 5))

    def forward(self, x):
        stem = self.stem["conv2d"](x)
        branches = []
        for name, functions in self.FUNCTIONS.items():
            branch = getattr(self, name)
            first, second = functions or (branch["p_relu"], branch["p_relu2"])
            branches.append(second(branch["conv2d"](first(stem))))
        x = F.dropout2d(torch.cat(branches, 1), 0.5, self.training).amax((2, 3))
        return self.classes["linear2"](self.classes["p_relu"](self.classes["linear"](x)))


class Normalisations(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = module(conv2d=nn.Conv2d(3, 8, 3), layer_norm=nn.LayerNorm(8, eps=1e-6))
        self.branch = module(conv2d=nn.Conv2d(8, 8, 1), group_norm=nn.GroupNorm(2, 8, eps=1e-3))
        self.branch.layer_scale = nn.Parameter(torch.empty(8, 1, 1))
        self.affine = module(conv2d=nn.Conv2d(8, 6, 3), instance_norm=nn.InstanceNorm2d(6, eps=1e-4, affine=True))
        self.hidden = module(linear=nn.Linear(36, 16), layer_norm=nn.LayerNorm(16))
        self.scaled = module(linear=nn.Linear(16, 12), group_norm=nn.GroupNorm(3, 12))
        self.scaled.layer_scale = nn.Parameter(torch.empty(12))
        self.classes = module(linear=nn.Linear(12, 5))

    def forward(self, x):
        x = self.stem["conv2d"](x).permute(0, 2, 3, 1)
        stem = F.gelu(self.stem["layer_norm"](x).permute(0, 3, 1, 2))
        branch = F.relu(self.branch["group_norm"](self.branch["conv2d"](stem))) * self.branch.layer_scale
        x = F.relu(F.instance_norm(stem + drop_path(branch, 0.2, self.training)))
        x = F.relu(self.affine["instance_norm"](self.affine["conv2d"](x)))
        x = F.local_response_norm(F.local_response_norm(x, 5, 0.3, 0.5, 2), 4)
        x = F.adaptive_max_pool2d(x, (2, 3)).flatten(1)
        x = F.relu(self.hidden["layer_norm"](self.hidden["linear"](x)))
        x = self.scaled["group_norm"](self.scaled["linear"](x)) * self.scaled.layer_scale
        return self.classes["linear"](x)


class Perceptron(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = module(patch_embed=nn.Conv2d(3, 8, 4, 4), layer_norm=nn.LayerNorm(8, eps=1e-6))
        self.branch = module(linear=nn.Linear(8, 16), linear2=nn.Linear(16, 8, bias=False))
        self.branch.layer_scale = nn.Parameter(torch.empty(8))
        self.sum = module(p_relu=nn.PReLU(), linear=nn.Linear(8, 8), linear2=nn.Linear(8, 8))
        self.classes = module(linear=nn.Linear(8, 5))

    def forward(self, x):
        x = self.body["layer_norm"](self.body["patch_embed"](x).flatten(2).transpose(1, 2))
        branch = self.branch["linear2"](F.gelu(self.branch["linear"](x))) * self.branch.layer_scale
        x = x + drop_path(branch, 0.1, self.training)
        x = F.log_softmax(self.sum["linear"](self.sum["p_relu"](x)), -1)
        return self.classes["linear"](F.softmax(self.sum["linear2"](x), 1)[:, 0])


MODELS = {
    "Convolutions": Convolutions, "Activations": Activations, "Normalisations": Normalisations, "Perceptron": Perceptron}
