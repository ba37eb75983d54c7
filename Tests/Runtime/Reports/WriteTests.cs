using DeclarativeNet.Reports;

namespace DeclarativeNet.Tests.Reports;

public sealed class WriteTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_report_is_written_into_a_new_folder_and_nothing_beside_it()
    {
        var path = Path.Combine(folder.FullName, "runs", "report.html");

        Assert.Equal(new Result<string>.Ok(path), HtmlReport.Write(path, [Sample.Record]));
        Assert.Equal(HtmlReport.Render([Sample.Record]), File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void A_report_that_is_there_is_replaced()
    {
        var path = Path.Combine(folder.FullName, "report.html");
        File.WriteAllText(path, "old");
        HtmlReport.Write(path, [Sample.Record]);

        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_cannot_be_written_to_is_a_failure_that_names_it()
    {
        var path = Path.Combine(folder.FullName, "report.html");
        Directory.CreateDirectory(path);

        var failure = Assert.IsType<Result<string>.Failed>(HtmlReport.Write(path, [Sample.Record])).Failure;
        Assert.Equal(path, failure.Where);
        Assert.StartsWith("the file cannot be written: ", failure.What, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.FullName));
    }
}
