using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using DeclarativeNet.Reports;

namespace DeclarativeNet.Tests.Reports;

/// <summary>
/// Reports in headless Chromium: nothing is wider than the screen, in a window and on a phone, and paper and a dark screen can be drawn.
/// With the environment variable REPORT_PICTURES naming a folder, pages and pictures stay there to be looked at.
/// </summary>
public sealed class BrowserTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>The page of a search for a learning rate.</summary>
    private const string Rates = "rates";

    public static TheoryData<string> Reports => [.. Showcase.All.Select(each => each.Name), Rates];

    [SkippableTheory]
    [MemberData(nameof(Reports))]
    public void A_page_is_no_wider_than_its_window(string name)
    {
        foreach (var width in new[] { 1280, 390 })
        {
            var widths = Measured(Page(name), width);
            Assert.True(widths.Content <= widths.Window, $"{name}: {widths.Content} pixels in a window of {widths.Window}");
            Assert.InRange(widths.Window, width - 20, width); // a scroll bar may take its part
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Reports))]
    public void A_page_can_be_seen_in_light_and_dark_and_on_paper(string name)
    {
        var page = Page(name);
        var light = Shown(page, $"{name}-light.png", "--window-size=1280,9000");
        var dark = Shown(page, $"{name}-dark.png", "--window-size=1280,9000", "--blink-settings=preferredColorScheme=0");
        var phone = Shown(page, $"{name}-phone.png", "--window-size=500,14000");
        Run($"--print-to-pdf={Kept($"{name}.pdf")}", "--no-pdf-header-footer", page);

        Assert.All([light, dark, phone], picture => Assert.Equal([0x89, .. "PNG"u8], picture[..4]));
        Assert.NotEqual(light, dark);
        Assert.Equal("%PDF"u8, File.ReadAllBytes(Kept($"{name}.pdf")).AsSpan(0, 4));
    }

    /// <summary>The widths of a window and of a page in it. A script that the page itself does not have says them.</summary>
    private (int Content, int Window) Measured(string page, int width)
    {
        var frame = Path.Combine(folder.FullName, "frame.html");
        File.WriteAllText(frame, $$"""
            <!DOCTYPE html>
            <iframe src="{{Path.GetFileName(page)}}" style="width:{{width}}px;height:800px;border:0"></iframe>
            <script>
              onload = () => {
                const inner = document.querySelector("iframe").contentDocument.documentElement;
                document.title = `widths ${inner.scrollWidth} ${inner.clientWidth} end`;
              };
            </script>
            """);
        var found = Regex.Match(Run("--allow-file-access-from-files", "--dump-dom", frame), @"widths (\d+) (\d+) end");
        Assert.True(found.Success, "the browser did not say how wide the page is");
        return (Number(1), Number(2));

        int Number(int group) => int.Parse(found.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    private byte[] Shown(string page, string picture, params string[] options)
    {
        Run([$"--screenshot={Kept(picture)}", "--hide-scrollbars", .. options, page]);
        return File.ReadAllBytes(Kept(picture));
    }

    private string Page(string name) => Written(name, Path.Combine(folder.FullName, $"{name}.html"))
        .Match(path => path, failure => throw new InvalidOperationException(failure.ToString()));

    private static Result<string> Written(string name, string path) => name == Rates
        ? RatePage.Write(path, "PetNet", Showcase.Rates)
        : HtmlReport.Write(path, Showcase.All.Single(each => each.Name == name).Runs);

    /// <summary>Where a picture goes.</summary>
    private string Kept(string file) => Path.Combine(Environment.GetEnvironmentVariable("REPORT_PICTURES") ?? folder.FullName, file);

    private string Run(params string[] arguments)
    {
        Skip.If(Chromium() is null, "there is no chromium on the path");
        using var process = Process.Start(new ProcessStartInfo(
            Chromium()!,
            ["--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={Path.Combine(folder.FullName, "profile")}", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output;
    }

    private static string? Chromium() =>
        (from place in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         from name in new[] { "chromium", "chromium-browser", "google-chrome" }
         let path = Path.Combine(place, name)
         where File.Exists(path)
         select path).FirstOrDefault();
}
