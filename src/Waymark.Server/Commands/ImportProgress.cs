using System.Security.Cryptography;
using System.Text.Json;

namespace Waymark.Server.Commands;

/// <summary>How far the import of a file has come; kept beside the file, also once it is complete.</summary>
/// <param name="Aim">Where to.</param>
/// <param name="Size">The file's bytes.</param>
/// <param name="Beginning">Stands for how the file begins: with the size it tells one file from another.</param>
sealed record ImportProgress(ImportAim Aim, long Size, string Beginning)
{
    const int LongestBeginning = 64 * 1024;

    /// <summary>What the file's first line says.</summary>
    public string? Event { get; init; }

    /// <summary>Bytes that the server has acknowledged, unpacked.</summary>
    public long Offset { get; init; }

    /// <summary>Lines in them, the first included.</summary>
    public long Lines { get; init; }

    public long Taken { get; init; }

    public SortedDictionary<string, long> Refused { get; init; } = [];

    public bool IsComplete { get; init; }

    public static string PathFor(string file) => file + ".import-progress";

    public static ImportProgress Begin(string file, ImportAim aim)
    {
        using var bytes = File.OpenRead(file);
        var beginning = new byte[(int)Math.Min(bytes.Length, LongestBeginning)];
        bytes.ReadExactly(beginning);
        return new(aim, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(beginning)));
    }

    /// <returns>Null when there is none.</returns>
    public static ImportProgress? Find(string file) =>
        File.Exists(PathFor(file)) ? JsonSerializer.Deserialize<ImportProgress>(File.ReadAllText(PathFor(file))) : null;

    public bool IsOfSameFile(ImportProgress other) => (Size, Beginning) == (other.Size, other.Beginning);

    /// <summary>Replaces what was kept, all or nothing. Not flushed: lines that are sent twice are recognised.</summary>
    public void Save(string file)
    {
        var fresh = PathFor(file) + ".new";
        File.WriteAllText(fresh, JsonSerializer.Serialize(this));
        File.Move(fresh, PathFor(file), overwrite: true);
    }
}
