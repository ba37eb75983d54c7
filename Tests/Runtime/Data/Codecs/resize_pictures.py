"""Writes what torchvision makes of pictures: the oracle of ResizeTests.

usage: resize_pictures.py SIDE OUTPUT PICTURE...
"""
import sys

from PIL import Image
from torchvision import transforms

side, output, pictures = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
resize = transforms.Compose([transforms.Resize(side), transforms.CenterCrop(side)])
with open(output, "wb") as file:
    for picture in pictures:
        planes = resize(Image.open(picture).convert("RGB")).split()
        for plane in planes:
            file.write(plane.tobytes())
