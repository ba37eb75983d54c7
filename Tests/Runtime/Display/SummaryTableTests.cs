using DeclarativeNet.CommandLine.Display;
using DeclarativeNet.Tests.Reports;
using Spectre.Console;

namespace DeclarativeNet.Tests.Display;

public sealed class SummaryTableTests
{
    [Fact]
    public void The_text_is_aligned_and_has_totals() => Assert.Equal(
        """
        PetNet
        ------------------------------------------------------------------------------------------------------
        Value        Step     Shape    Parameters   Multiply-accumulates   Bytes in training   Receptive field
        ------------------------------------------------------------------------------------------------------
        Pixels       Input    3×H×W                                                     open           1×1 / 1
        Layer1       Use      16×H×W                                open                open           3×3 / 1
          Residual   Conv2d   16×H×W          448                   open                               3×3 / 1
        Classes      Linear   3            51,000                     48                                 whole
        ------------------------------------------------------------------------------------------------------
        Total                              51,448                   open                open
        Multiply-accumulates: 432*H*W + 48 a picture.
        Bytes in training: 76*H*W a picture.
        Well formed where H ≥ 2 and W ≥ 2.

        """,
        SummaryTable.Render(Sample.Summary));

    [Fact]
    public void Parameters_without_auxiliary_heads_are_told() => Assert.EndsWith(
        """
        Total                              51,448                   open                open
        50,448 parameters without the auxiliary heads.
        Multiply-accumulates: 432*H*W + 48 a picture.
        Bytes in training: 76*H*W a picture.
        Well formed where H ≥ 2 and W ≥ 2.

        """,
        SummaryTable.Render(Sample.Summary with { AuxiliaryParameters = 1_000 }),
        StringComparison.Ordinal);

    [Fact]
    public void The_terminal_gets_the_same_cells()
    {
        var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 160;
        console.Write(SummaryTable.ToTable(Sample.Summary with { Name = "[PetNet]" }));

        Assert.All(
            ["[PetNet]", "Residual", "Conv2d", "16×H×W", "51,000", "51,448", "Well formed where H ≥ 2 and W ≥ 2."],
            cell => Assert.Contains(cell, output.ToString(), StringComparison.Ordinal));
    }
}
