"""The networks of Tokens.cs and Layouts.cs in PyTorch's own modules and functions."""
import torch
from torch import nn
from torch.nn import functional as F


def module(**children):
    return nn.ModuleDict(children)


class TinyTransformer(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv_proj = nn.Conv2d(3, 24, 8, 8)
        self.class_token = nn.Parameter(torch.empty(1, 1, 24))
        self.encoder = nn.Module()
        self.encoder.pos_embedding = nn.Parameter(torch.empty(1, 5, 24))
        self.encoder.layers = module(encoder_layer_0=module(self_attention=nn.MultiheadAttention(24, 4, batch_first=True)))
        self.encoder.causal = nn.MultiheadAttention(24, 3, bias=False, batch_first=True)
        self.heads = module(head=nn.Linear(72, 5))

    def forward(self, x):
        x = self.conv_proj(x).flatten(2).transpose(1, 2)
        x = torch.cat([self.class_token.expand(len(x), -1, -1), x], 1) + self.encoder.pos_embedding
        attention = self.encoder.layers["encoder_layer_0"]["self_attention"]
        x = F.relu(x + attention(x, x, x, need_weights=False)[0])
        later = torch.ones(5, 5, dtype=torch.bool).triu(1)
        x = self.encoder.causal(x, x, x, need_weights=False, attn_mask=later)[0]
        return self.heads["head"](torch.cat([x[:, 0], F.relu(x[:, -1]), F.relu(x).mean(1)], 1))


class SqueezeExcitation(nn.Module):
    def __init__(self, channels, squeeze, activation, gate):
        super().__init__()
        self.fc1, self.fc2 = nn.Conv2d(channels, squeeze, 1), nn.Conv2d(squeeze, channels, 1)
        self.activation, self.gate = activation, gate

    def forward(self, x):
        return x * self.gate(self.fc2(self.activation(self.fc1(x.mean((2, 3), keepdim=True)))))


class Gated(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = module(conv2d=nn.Conv2d(3, 8, 3))
        self.squeezed = module(squeeze_excite=SqueezeExcitation(8, 2, F.relu, F.hardsigmoid))
        self.again = SqueezeExcitation(8, 3, F.silu, torch.sigmoid)
        self.factors = module(linear=nn.Linear(8, 8))
        self.classes = module(conv2d=nn.Conv2d(8, 8, 1, 2), linear=nn.Linear(8, 5))

    def forward(self, x):
        stem = F.relu(F.pad(self.stem["conv2d"](F.pad(x, (1, 2, 0, 3), "reflect")), (1, 1, 1, 1)))
        squeezed = self.squeezed["squeeze_excite"](stem)
        again = self.again(squeezed)
        factors = self.factors["linear"](again.mean((2, 3)))
        x = F.relu(again * factors[:, :, None, None]) * stem * squeezed
        x = F.pad(F.interpolate(x, scale_factor=2), (0, 1, 2, 0), "replicate")
        x = F.interpolate(x, scale_factor=(1, 2), mode="bilinear")
        x = F.interpolate(x, size=(9, 7), mode="bilinear", align_corners=True)
        return self.classes["linear"](self.classes["conv2d"](x).mean((2, 3)))


class Attending(nn.Module):
    def __init__(self):
        super().__init__()
        self.tokens = module(patch_embed=nn.Conv2d(3, 24, 8, 8), attention=nn.MultiheadAttention(24, 4, batch_first=True))
        self.tokens.class_token = nn.Parameter(torch.empty(1, 1, 24))
        self.tokens.position_embedding = nn.Parameter(torch.empty(1, 5, 24))
        self.classes = module(linear=nn.Linear(24, 5))

    def forward(self, x):
        x = self.tokens["patch_embed"](x).flatten(2).transpose(1, 2)
        x = torch.cat([self.tokens.class_token.expand(len(x), -1, -1), x], 1) + self.tokens.position_embedding
        x = self.tokens["attention"](x, x, x, need_weights=False)[0]
        return self.classes["linear"](x[:, 0])


class Resized(nn.Module):
    def __init__(self):
        super().__init__()
        self.gates = module(
            conv2d=nn.Conv2d(3, 8, 3), squeeze_excite=SqueezeExcitation(8, 2, F.relu, F.hardsigmoid),
            squeeze_excite2=SqueezeExcitation(8, 3, F.silu, torch.sigmoid))
        self.larger = module(conv2d=nn.Conv2d(8, 8, 1), conv2d2=nn.Conv2d(8, 6, 1))
        self.classes = module(conv2d=nn.Conv2d(6, 4, 3), linear=nn.Linear(4, 5))

    def forward(self, x):
        x = self.gates["squeeze_excite2"](self.gates["squeeze_excite"](self.gates["conv2d"](x)))
        x = self.larger["conv2d"](F.pad(F.interpolate(x, scale_factor=2), (1, 1, 1, 1)))
        x = self.larger["conv2d2"](F.pad(x, (1, 1, 1, 1), "reflect"))
        x = self.classes["conv2d"](F.interpolate(x, scale_factor=2, mode="bilinear"))
        return self.classes["linear"](x.mean((2, 3)))


class Layouts(nn.Module):
    def __init__(self):
        super().__init__()
        self.normal = module(normalize=nn.Module())
        self.normal["normalize"].register_buffer("mean", torch.tensor([0.4, 0.5, 0.6])[:, None, None][None], persistent=False)
        self.normal["normalize"].register_buffer("deviation", torch.tensor([0.2, 0.25, 0.3])[:, None, None][None], persistent=False)
        self.shuffled = module(conv2d=nn.Conv2d(16, 8, 1))
        self.first = module(conv2d=nn.Conv2d(4, 4, 1))
        self.slice = nn.Conv2d(4, 4, 1)
        self.custom = nn.Module()
        self.custom.factor = nn.Parameter(torch.empty(1))
        self.flat = module(linear=nn.Linear(64 * 3, 6))
        self.other = module(linear=nn.Linear(210, 6))
        self.classes = module(linear=nn.Linear(6, 5))

    def forward(self, x):
        norm = self.normal["normalize"]
        normal = (x * 0.5 + 0.25 - norm.mean) / norm.deviation
        gray = 0.2989 * normal[:, :1] + 0.587 * normal[:, 1:2] + 0.114 * normal[:, 2:]
        shuffled = self.shuffled["conv2d"](F.pixel_unshuffle(torch.cat([normal, gray], 1), 2))
        shuffled = F.relu(shuffled.unflatten(1, (4, 2)).transpose(1, 2).flatten(1, 2))
        first, second = shuffled.split(4, 1)
        x = torch.cat([self.first["conv2d"](first), F.relu(second), self.slice(shuffled[:, 2:-2])], -3)
        x = F.relu(F.pixel_shuffle(x, 2))
        x = x[:, :, ::2] * self.custom.factor
        sequence = x.permute(0, 2, 3, 1).permute(0, 3, 1, 2).flatten(2).transpose(1, 2)
        square = sequence.transpose(1, 2).reshape(-1, 3, 6, 12)
        square = F.interpolate(square, scale_factor=2).flatten(2)[:, :, :64].reshape(-1, 3, 8, 8)
        other = sequence[:, 2:].reshape(-1, 5, 14, 3)
        return self.classes["linear"](F.relu(self.flat["linear"](square.flatten(1)) * self.other["linear"](other.flatten(1))))


MODELS = {
    "TinyTransformer": TinyTransformer, "Gated": Gated, "Attending": Attending, "Resized": Resized, "Layouts": Layouts}
