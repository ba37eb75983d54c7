"""The peer: PyTorch's eager mode. Reads lines `CASE MODEL BATCH SIZE STEPS`, answers each with the milliseconds a step."""
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F


def keras_cnn():
    return nn.Sequential(
        nn.Conv2d(3, 32, 3, padding="same"), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3, padding="same"), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(4096, 128), nn.ReLU(), nn.Dropout(0.5), nn.Linear(128, 10))


class BasicBlock(nn.Module):
    def __init__(self, channels, width, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, width, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.skip = nn.Identity() if stride == 1 and channels == width else nn.Sequential(
            nn.Conv2d(channels, width, 1, stride, bias=False), nn.BatchNorm2d(width))

    def forward(self, x):
        out = F.relu(self.bn1(self.conv1(x)), inplace=True)
        return F.relu(self.bn2(self.conv2(out)) + self.skip(x), inplace=True)


def resnet18():
    stages = [(64, 64, 1), (64, 64, 1), (64, 128, 2), (128, 128, 1), (128, 256, 2), (256, 256, 1), (256, 512, 2), (512, 512, 1)]
    return nn.Sequential(
        nn.Conv2d(3, 64, 7, 2, 3, bias=False), nn.BatchNorm2d(64), nn.ReLU(inplace=True), nn.MaxPool2d(3, 2, 1),
        *[BasicBlock(*stage) for stage in stages], nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, 1000))


MODELS = {"KerasCnn": (keras_cnn, 10), "ResNet18": (resnet18, 1000)}


def training_step(net, optimizer, images, labels):
    optimizer.zero_grad(set_to_none=True)
    F.cross_entropy(net(images), labels).backward()
    optimizer.step()


def main():
    torch.set_num_threads(int(sys.argv[1]))
    device = torch.device(sys.argv[2])
    ready = {}
    print("ready", torch.__version__, flush=True)
    for line in sys.stdin:
        case, model, batch, size, steps = line.split()
        if (case, model, batch, size) not in ready:
            make, classes = MODELS[model]
            net = make().train(case == "training-step").to(device)
            ready[case, model, batch, size] = (
                net, torch.optim.Adam(net.parameters(), foreach=True),
                torch.rand(int(batch), 3, int(size), int(size), device=device),
                torch.randint(classes, (int(batch),), device=device))
        net, optimizer, images, labels = ready[case, model, batch, size]
        start = time.perf_counter()
        for _ in range(int(steps)):
            if case == "training-step":
                training_step(net, optimizer, images, labels)
            else:
                with torch.inference_mode():
                    net(images)
        if device.type == "cuda":
            torch.cuda.synchronize(device)
        print((time.perf_counter() - start) / int(steps) * 1000, flush=True)


main()
