namespace DeclarativeNet.Zoo;

/// <summary>
/// A U-Net of two classes with padded convolutions and batch normalisation, for pictures of any size that 16 divides (Ronneberger,
/// Fischer and Brox, "U-Net: Convolutional Networks for Biomedical Image Segmentation", 2015, figure 1).
/// </summary>
[Model]
public sealed partial record UNet(
    [Input(3, "H", "W")]                                                     Image  Pixels,
    [Use<DoubleConv>(64)]                                                    Map    Encoder1,
    [MaxPool2d(2), Use<DoubleConv>(128)]                                     Map    Encoder2,
    [MaxPool2d(2), Use<DoubleConv>(256)]                                     Map    Encoder3,
    [MaxPool2d(2), Use<DoubleConv>(512)]                                     Map    Encoder4,
    [MaxPool2d(2), Use<DoubleConv>(1024), ConvTranspose2d(512, 2, Stride = 2)] Map  Up4,
    [Concat(nameof(Encoder4), nameof(Up4)), Use<DoubleConv>(512),
     ConvTranspose2d(256, 2, Stride = 2)]                                    Map    Up3,
    [Concat(nameof(Encoder3), nameof(Up3)), Use<DoubleConv>(256),
     ConvTranspose2d(128, 2, Stride = 2)]                                    Map    Up2,
    [Concat(nameof(Encoder2), nameof(Up2)), Use<DoubleConv>(128),
     ConvTranspose2d(64, 2, Stride = 2)]                                     Map    Up1,
    [Concat(nameof(Encoder1), nameof(Up1)), Use<DoubleConv>(64)]             Map    Decoded,
    [Conv2d(2, 1)]                                                           Map    Scores);

/// <summary>Two 3×3 convolutions.</summary>
[Block]
public sealed partial record DoubleConv(
    int Width,
    [Input("C H W")]                                                         Map    X,
    [Conv2d(nameof(Width), 3, Padding = 1, Bias = false), BatchNorm, Relu,
     Conv2d(nameof(Width), 3, Padding = 1, Bias = false), BatchNorm, Relu]   Map    Out);
