"""The peer of `bench data`: PyTorch's DataLoader over torchvision's ImageFolder.

usage: data_peer.py FOLDER SIDE BATCH WORKERS

Says `ready VERSIONS`; then goes over the pictures once for each line that it reads, and answers with the seconds that took.
"""
import sys
import time

import torch
import torchvision
from torchvision import transforms


def main():
    folder, side, batch, workers = sys.argv[1], *map(int, sys.argv[2:5])
    torch.set_num_threads(1)
    data = torchvision.datasets.ImageFolder(folder, transforms.Compose([
        transforms.Resize(side), transforms.CenterCrop(side), transforms.ToTensor()]))
    loader = torch.utils.data.DataLoader(data, batch_size=batch, shuffle=True, num_workers=workers, persistent_workers=True)
    for images, _ in loader:
        images.sum()
    print("ready", f"PyTorch {torch.__version__}, torchvision {torchvision.__version__}", flush=True)
    for _ in sys.stdin:
        start = time.perf_counter()
        pictures = sum(len(images) for images, _ in loader)
        seconds = time.perf_counter() - start
        assert pictures == len(data)
        print(seconds, flush=True)


main()
