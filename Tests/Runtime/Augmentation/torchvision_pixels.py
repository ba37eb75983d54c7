"""Prints, as one JSON object, what torchvision's operations make of pictures: the oracle of TorchvisionPixelTests.

The pictures are 2×3×10×12 bytes, by the formula that the tests have as well; one channel of the second is even. Results are values in [0, 1].
"""
import json

import torch
from torchvision.transforms import InterpolationMode, functional as F
from torchvision.transforms.autoaugment import RandAugment, TrivialAugmentWide, _apply_op

COUNT, CHANNELS, HEIGHT, WIDTH = 2, 3, 10, 12
pixels = COUNT * CHANNELS * HEIGHT * WIDTH
values = [(i * i * 31 + i * 57 + i // 7 * 13) % 256 for i in range(pixels)]
plane = HEIGHT * WIDTH
for i in range(pixels):
    if i // plane == 4:
        values[i] = 60 + values[i] % 120
    if i // plane == 5:
        values[i] = 128
pictures = torch.tensor(values, dtype=torch.uint8).reshape(COUNT, CHANNELS, HEIGHT, WIDTH)
floats = pictures.float() / 255
results = {}


def record(name, result):
    if result.dtype == torch.uint8:
        result = result.float() / 255
    results[name] = result.flatten().tolist()


def bilinear(angle, translate, scale, shear):
    return F.affine(floats, angle, translate, scale, shear, interpolation=InterpolationMode.BILINEAR)


record("affine 30 1 0 0 0 0", bilinear(30, [0, 0], 1, [0, 0]))
record("affine -15 1.2 2 -1 0 0", bilinear(-15, [2, -1], 1.2, [0, 0]))
record("affine 10 0.8 -1 3 12 -7", bilinear(10, [-1, 3], 0.8, [12, -7]))
record("crop 2 3 6 7", F.resized_crop(floats, 2, 3, 6, 7, [HEIGHT, WIDTH]))
record("crop 0 0 10 12", F.resized_crop(floats, 0, 0, 10, 12, [HEIGHT, WIDTH]))
for factor in (0.0, 0.6, 1.0, 1.4, 1.9):
    record(f"brightness {factor}", F.adjust_brightness(floats, factor))
    record(f"contrast {factor}", F.adjust_contrast(floats, factor))
    record(f"saturation {factor}", F.adjust_saturation(floats, factor))
    record(f"sharpness {factor}", F.adjust_sharpness(floats, factor))
    record(f"gray contrast {factor}", F.adjust_contrast(floats[:, :1], factor))
for turn in (-0.5, -0.3, 0.0, 0.1, 0.45):
    record(f"hue {turn}", F.adjust_hue(floats, turn))
record("grayscale", F.rgb_to_grayscale(floats, num_output_channels=3))
for sigma, radius in ((0.1, 1), (0.7, 2), (2.0, 4)):
    record(f"blur {sigma} {radius}", F.gaussian_blur(floats, [2 * radius + 1] * 2, [sigma] * 2))
for bits in (1, 2, 4, 7, 8):
    record(f"posterize {bits}", F.posterize(pictures, bits))
for threshold in (0, 64, 128, 200, 255):
    record(f"solarize {threshold}", F.solarize(pictures, threshold))
record("autocontrast", F.autocontrast(floats))

# A small picture has too few pixels for any step of its histogram; the dark one has plenty.
record("equalize small", F.equalize(pictures))
dark = torch.tensor([((i * i * 31 + i * 57) % 256) ** 2 // 255 for i in range(3 * 30 * 40)], dtype=torch.uint8)
record("equalize dark", F.equalize(dark.reshape(1, 3, 30, 40)))

spaces = {
    "RandAugment": RandAugment()._augmentation_space(31, (HEIGHT, WIDTH)),
    "TrivialAugment": TrivialAugmentWide()._augmentation_space(31),
}
for policy, space in spaces.items():
    for name, (magnitudes, signed) in space.items():
        results[f"{policy} {name}"] = magnitudes.float().flatten().tolist() + [float(signed)]
        step = 20
        magnitude = magnitudes[step].item() if magnitudes.ndim else 0.0
        # What goes by bytes gets bytes; what is interpolated gets floats, so that nothing is rounded.
        bytewise = name in ("Posterize", "Solarize", "Equalize")
        result = _apply_op(pictures if bytewise else floats, name, magnitude, InterpolationMode.BILINEAR, None)
        record(f"{policy} {name} applied", result)

print(json.dumps(results))
