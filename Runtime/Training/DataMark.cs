using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DeclarativeNet.Data;

namespace DeclarativeNet.Training;

/// <summary>
/// What a run knows its data by, so that it goes on with the same: pictures that were learned from must not be measured on later.
/// </summary>
/// <param name="Train">Pictures learned from.</param>
/// <param name="Validation">Pictures watched.</param>
/// <param name="Test">Pictures measured on in the end; 0 where the validation set is.</param>
/// <param name="Fingerprint">
/// Sixteen digits that differ where two training sets differ in what their pictures show, in where they come from, or in their order.
/// Folders do not count, so that data may move.
/// </param>
public sealed record DataMark(int Train, int Validation, int Test, string Fingerprint)
{
    /// <summary>The mark of data. It looks at labels and names; no picture is read.</summary>
    public static DataMark Of(DataSplit data) => new(
        data.Train.Targets.Count, data.Validation.Targets.Count, data.Test?.Targets.Count ?? 0, FingerprintOf(data.Train));

    /// <summary>Whether other data are as many pictures, divided otherwise: then those to measure on may be among those learned from.</summary>
    internal bool IsDividedOtherwise(DataMark other) =>
        this != other && Train + Validation + Test == other.Train + other.Validation + other.Test;

    private static string FingerprintOf(IDataset data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var index = 0; index < data.Targets.Count; index++)
        {
            var origin = data.Origin(index);
            var labels = string.Join(';', data.Targets[index].Classes.Select(label => label.ToString(CultureInfo.InvariantCulture)));
            hash.AppendData(Encoding.UTF8.GetBytes($"{labels} {origin[(origin.LastIndexOfAny(['/', '\\']) + 1)..]}\n"));
        }

        return Convert.ToHexString(hash.GetHashAndReset())[..16];
    }

    /// <summary>The counts, for messages.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Train} to learn from, {Validation} to validate on, {Test} to test on");
}
