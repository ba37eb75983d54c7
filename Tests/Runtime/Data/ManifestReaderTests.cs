using System.Text;
using DeclarativeNet.Data;
using DeclarativeNet.Data.Codecs;

namespace DeclarativeNet.Tests.Data;

/// <summary>CSV manifests, and what can be wrong with them.</summary>
public sealed class ManifestReaderTests : IDisposable
{
    private static readonly InputShape Input = new(3, 8, 8);
    private readonly TestFolder _folder = new();

    public ManifestReaderTests()
    {
        var size = new PictureSize(3, 10, 14);
        for (var number = 0; number < 20; number++)
            _folder.Write($"pictures/{number}.png", Png.Encode(Enumerable.Repeat((byte)(10 * number), size.Volume).ToArray(), size));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_label_for_each_file_makes_classes_in_ordinal_order()
    {
        var split = Open("file,label\n" + Lines(20, number => number % 2 == 0 ? "dog" : "cat")).Value();

        Assert.Equal(["cat", "dog"], split.Train.Classes.ToArray());
        Assert.Equal((16, 4), (split.Train.Targets.Count, split.Validation.Targets.Count));
        Assert.Equal([2, 2], split.Validation.Targets.PerClass(2).ToArray());
        Assert.All(Enumerable.Range(0, 16), index =>
            Assert.Equal(split.Train.Labels()[index] == 1, Number(split.Train.Origin(index)) % 2 == 0));
        Assert.Null(split.Test);
    }

    [Fact]
    public void A_folder_with_labels_csv_is_a_manifest_named_after_the_folder()
    {
        Write("labels.csv", "file,label\n" + Lines(20, number => number < 10 ? "a" : "b"));

        Assert.Equal($"{Path.GetFileName(_folder.Path)} train", DataSources.Open(_folder.Path, Input, new DataOptions()).Value().Train.Name);
    }

    [Fact]
    public void Labels_between_semicolons_make_pictures_of_any_number_of_classes()
    {
        var split = Open(
            "labels,file,split\nsea;sky,pictures/0.png,train\n,pictures/1.png,train\nboat; sea ,pictures/2.png,train\nsky,pictures/3.png,validation").Value();

        Assert.Equal(["boat", "sea", "sky"], split.Train.Classes.ToArray());
        Assert.Equal(new Targets.Multiple([[1, 2], [], [0, 1]]), split.Train.Targets);
        Assert.Equal(new Targets.Multiple([[2]]), split.Validation.Targets);
    }

    [Fact]
    public void A_column_for_each_class_keeps_their_order()
    {
        var split = Open("file,sky,sea,split\npictures/0.png,1,0,train\npictures/1.png,1,1,train\npictures/2.png,0,0,val").Value();

        Assert.Equal(["sky", "sea"], split.Train.Classes.ToArray());
        Assert.Equal(new Targets.Multiple([[0], [0, 1]]), split.Train.Targets);
    }

    [Fact]
    public void Parts_are_those_of_the_split_column()
    {
        var split = Open("file,label,split\n" + Lines(20, number => $"{number % 2},{(number < 12 ? "Train" : number < 16 ? "validation" : "test")}")).Value();

        Assert.Equal((12, 4, 4), (split.Train.Targets.Count, split.Validation.Targets.Count, split.Test!.Targets.Count));
        Assert.Equal(("list train", "list validation", "list test"), (split.Train.Name, split.Validation.Name, split.Test.Name));
    }

    [Fact]
    public void A_group_is_held_out_whole()
    {
        var split = Open("file,label,group\n" + Lines(20, number => $"{number / 2 % 2},patient {number / 2}")).Value();

        Assert.Empty(split.Train.Groups.Intersect(split.Validation.Groups));
        Assert.Equal(10, split.Train.Groups.Concat(split.Validation.Groups).Distinct().Count());
        Assert.Equal(4, split.Validation.Targets.Count);
    }

    [Fact]
    public void A_byte_order_mark_quotes_and_line_ends_of_windows_are_understood()
    {
        _folder.Write("pictures/a, \"b\".png", File.ReadAllBytes(Path.Combine(_folder.Path, "pictures/0.png")));

        var split = Open("\uFEFFfile,label,split\r\n\"pictures/a, \"\"b\"\".png\",x,train\r\n\r\n\"pictures/1.png\",\"y\",train\r\npictures/2.png,x,test\r\npictures/3.png,y,val").Value();

        Assert.EndsWith("a, \"b\".png", split.Train.Origin(0), StringComparison.Ordinal);
        Assert.Equal(["x", "y"], split.Train.Classes.ToArray());
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "", "LIST: the file is empty; begin it with the names of the columns" },
        { "picture,label\n", "LIST: there is no column 'file' among picture, label; name the column with the pictures' paths 'file'" },
        {
            "file,split,group\n",
            "LIST: there is no column 'label', and none for a class, among file, split, group; add a column 'label' with each picture's class, "
                + "'labels' with several (a;b), or a column of 0 and 1 for each class"
        },
        { "file,label,labels\n", "LIST: there are both columns, 'label' and 'labels'; keep the one that is meant" },
        { "file,label,file\n", "LIST, line 1: there are 2 columns 'file'; give each column a name of its own" },
        { "file,label\n", "LIST: it lists no pictures to learn from; list some whose split is train" },
        {
            "file,label\npictures/0.png\n",
            "LIST, line 2: the row has 1 fields, and there are 2 columns; write one field for each column; one with a comma in it goes in quotes"
        },
        {
            "file,label\npictures/0.png,a\npictures/none.png,b\n",
            "LIST, line 3: there is no file 'pictures/none.png'; write its path from the folder of the manifest, or remove the row"
        },
        { "file,label\n,a\n", "LIST, line 2: there is no file ''; write its path from the folder of the manifest, or remove the row" },
        { "file,label\npictures/0.png,a\npictures/1.png, \n", "LIST, line 3: the label is empty; write the name of a class" },
        { "file,labels\npictures/0.png,a;;b\n", "LIST, line 2: the label is empty; write the name of a class" },
        {
            "file,a,b\npictures/0.png,1,2\n",
            "LIST, line 2: '2' in the column 'b' is neither 0 nor 1; write 1 where the picture shows the class, and 0 where it does not"
        },
        { "file,label,split\npictures/0.png,a,tain\n", "LIST, line 2: 'tain' is no part of the data; write train, validation, test" },
        {
            "file,label,group\npictures/0.png,a,\n",
            "LIST, line 2: the group is empty; write the group that the picture belongs to; one of its own, if it stands alone"
        },
        {
            "file,label\npictures/0.png,a\n./pictures/0.png,b\n",
            "LIST, line 3: 'FOLDER/pictures/0.png' is in line 2 already; list each picture once; several classes go in one row"
        },
        {
            "file,label,split,group\npictures/0.png,a,train,g\npictures/1.png,b,test,g\n",
            "LIST, line 3: the group 'g' is in another part in line 2; give all pictures of a group to one part"
        },
        {
            "file,label\npictures/0.png,a\npictures/1.png,a\n",
            "LIST: all pictures are of the class 'a', and a classifier needs two classes at least; list pictures of other classes"
        },
        {
            "file,label,split\npictures/0.png,a,train\npictures/1.png,b,test\n",
            "LIST, line 3: 'b' is the class of no picture to learn from; list some of them as train, or remove the class"
        },
        {
            "file,label\npict\"ures/0.png,a\n",
            "LIST, line 2: a quote stands within a field; put the field in quotes and write each quote in it twice"
        },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_named_with_its_line(string contents, string message) => Assert.Equal(
        message.Replace("LIST", Path.Combine(_folder.Path, "list.csv"), StringComparison.Ordinal)
            .Replace("FOLDER", _folder.Path, StringComparison.Ordinal),
        Open(contents).Failure());

    [Fact]
    public void Quotes_that_are_never_closed_are_refused()
    {
        Assert.Contains("list.csv", Open("file,label\n\"pictures/0.png,a\npictures/1.png,b\n").Failure(), StringComparison.Ordinal);
        Assert.Contains(
            "a field has no end; close its quotes", Open("file,label\n\"" + new string('x', 70_000)).Failure(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        var path = _folder.Write("list.csv", [.. "file,label\n"u8, 0xFF, 0xFE, 0xC0]);

        Assert.Equal($"{path}: the file is not in UTF-8; save it as UTF-8", DataSources.Open(path, Input, new DataOptions()).Failure());
    }

    private Result<DataSplit> Open(string contents) => DataSources.Open(Write("list.csv", contents), Input, new DataOptions());

    private string Write(string name, string contents) => _folder.Write(name, Encoding.UTF8.GetBytes(contents));

    private static string Lines(int count, Func<int, string> rest) =>
        string.Concat(Enumerable.Range(0, count).Select(number => $"pictures/{number}.png,{rest(number)}\n"));

    private static int Number(string path) => int.Parse(Path.GetFileNameWithoutExtension(path), System.Globalization.CultureInfo.InvariantCulture);
}
