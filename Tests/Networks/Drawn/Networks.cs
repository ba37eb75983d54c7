using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Networks.Tests.Drawn;

/// <summary>
/// Draws networks: chains with skips and branches, of sizes small enough for windows to be larger than their maps and for groups not to
/// divide, so that about as many are wrong as are right.
/// </summary>
internal static class Networks
{
    private static readonly Gen<(int H, int W)> Kernel = Gen.Frequency(
        (3, Gen.Choose(1, 4).Select(side => (side, side))),
        (1, from height in Gen.Choose(1, 5) from width in Gen.Choose(1, 5) select (height, width)));

    private static readonly Gen<bool> Flag = Gen.Elements(true, false);

    private static readonly Gen<int?> PoolStride = Gen.Frequency((1, Gen.Constant<int?>(null)), (1, Gen.Choose(1, 3).Select(side => (int?)side)));

    private static readonly Gen<Step> Convolution =
        from channels in Gen.Elements(2, 3, 4, 6)
        from kernel in Kernel
        from stride in Gen.Frequency((4, Gen.Constant(1)), (2, Gen.Constant(2)), (1, Gen.Constant(3)))
        from padding in Gen.Frequency((3, Gen.Choose(0, 2).Select(cells => (int?)cells)), (1, Gen.Constant<int?>(null)))
        from dilation in Gen.Frequency((5, Gen.Constant(1)), (1, Gen.Constant(2)))
        from groups in Gen.Frequency((8, Gen.Constant(1)), (1, Gen.Constant(2)), (1, Gen.Constant(3)))
        from bias in Flag
        select (Step)new Step.Conv2d(channels, kernel, stride, padding, dilation, groups, bias);

    private static readonly Gen<Step> MaxPool =
        from kernel in Kernel
        from stride in PoolStride
        from padding in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 2)))
        from dilation in Gen.Frequency((5, Gen.Constant(1)), (1, Gen.Constant(2)))
        from ceil in Flag
        select (Step)new Step.MaxPool2d(kernel, stride, padding, dilation, ceil);

    private static readonly Gen<Step> AvgPool =
        from kernel in Kernel
        from stride in PoolStride
        from padding in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 2)))
        from ceil in Flag
        from count in Flag
        select (Step)new Step.AvgPool2d(kernel, stride, padding, ceil, count);

    private static readonly Gen<Step> KeepsShape = Gen.Elements<Step>(new Step.BatchNorm(), new Step.Relu(), new Step.Dropout());

    private static readonly Gen<Step> OnMap = Gen.Frequency((4, Convolution), (2, MaxPool), (1, AvgPool), (3, KeepsShape));

    private static readonly Gen<IReadOnlyList<Step>> MapSteps =
        from count in Gen.Choose(1, 2)
        from steps in Gen.ListOf(OnMap, count)
        select (IReadOnlyList<Step>)[.. steps];

    private static readonly Gen<IReadOnlyList<Step>> SkipSteps =
        from stride in Gen.Choose(1, 2)
        from channels in Gen.Elements(2, 3, 4, 6)
        from kernel in Gen.Elements(1, 3)
        select (IReadOnlyList<Step>)[new Step.Conv2d(channels, (kernel, kernel), stride, kernel / 2, 1, 1, false)];

    /// <summary>Networks with fixed sizes, or with open ones.</summary>
    public static Gen<DrawnNetwork> Of(bool open) =>
        from channels in Gen.Choose(1, 4)
        from height in Gen.Choose(1, 20)
        from width in Gen.Choose(1, 20)
        from body in Gen.OneOf(Chain, Joined(skip: true), Joined(skip: false))
        from head in open ? Gen.Constant<Step>(new Step.GlobalAvgPool()) : Gen.Elements<Step>(new Step.GlobalAvgPool(), new Step.Flatten())
        from between in Gen.Elements<IReadOnlyList<Step>>([], [new Step.Relu()], [new Step.Linear(5), new Step.Relu()])
        select new DrawnNetwork(channels, height, width, open,
        [
            .. body,
            new DrawnValue("Features", "Vector", new Source.Previous(), [head, .. between]),
            new DrawnValue("Classes", "Logits", new Source.Previous(), [new Step.Linear(3)]),
        ]);

    private static Gen<IReadOnlyList<DrawnValue>> Chain =>
        from first in MapSteps
        from second in MapSteps
        select (IReadOnlyList<DrawnValue>)
        [
            new DrawnValue("Stem", "Map", new Source.Previous(), first),
            new DrawnValue("Body", "Map", new Source.Previous(), second),
        ];

    /// <summary>Two branches from one value, added or concatenated.</summary>
    private static Gen<IReadOnlyList<DrawnValue>> Joined(bool skip) =>
        from stem in MapSteps
        from left in Gen.Frequency((1, MapSteps), (3, SkipSteps))
        from right in SkipSteps
        select (IReadOnlyList<DrawnValue>)
        [
            new DrawnValue("Stem", "Map", new Source.Previous(), stem),
            new DrawnValue("Left", "Map", new Source.Previous(), left),
            new DrawnValue("Right", "Map", new Source.From("Stem"), right),
            new DrawnValue("Join", "Map", skip ? new Source.Add("Left", "Right") : new Source.Concat("Left", "Right"), [new Step.Relu()]),
        ];
}
