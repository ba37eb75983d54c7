"""Writes the small good pictures that the fuzz tests damage, beside itself. Needs Pillow."""
import math
import os

from PIL import Image

HERE = os.path.dirname(os.path.abspath(__file__))
SIZE = 24


def picture(mode):
    """A shaded disc: smooth and with an edge, so that a decoder's every stage has something to do."""
    channels = len(Image.new(mode, (1, 1)).getbands())
    made = Image.new(mode, (SIZE, SIZE))
    for y in range(SIZE):
        for x in range(SIZE):
            inside = math.hypot(x - 11, y - 13) < 8
            values = tuple((x * 7 + y * 3 + 60 * channel + 90 * inside) % 256 for channel in range(channels))
            made.putpixel((x, y), values if channels > 1 else values[0])
    return made


def save(name, mode, **options):
    picture(mode).save(os.path.join(HERE, name), **options)


exif = Image.Exif()
exif[0x0112] = 6
save("baseline.jpg", "RGB", quality=80, exif=exif)
save("progressive.jpg", "RGB", quality=80, progressive=True)
save("gray.jpg", "L", quality=80)
save("cmyk.jpg", "CMYK", quality=60)
save("alpha.png", "RGBA")
save("gray.png", "L")
picture("RGB").quantize(16).save(os.path.join(HERE, "palette.png"))
picture("RGB").quantize(16).save(
    os.path.join(HERE, "frames.gif"), save_all=True, append_images=[picture("RGB").rotate(90).quantize(16)])
save("lossy.webp", "RGB", quality=70)
save("alpha.webp", "RGBA", lossless=True)
save("colour.bmp", "RGB")
save("colour.tif", "RGB", compression="tiff_lzw")
