using Waymark.Geo;

namespace Waymark.Server.Callers;

/// <summary>A geo database and the file it was read from.</summary>
sealed record GeoFile(string Name, GeoDatabase Database)
{
    // What is larger is no geo database, and would only fill the memory.
    const long Largest = 1_900L * 1024 * 1024;

    /// <param name="path">The file.</param>
    /// <param name="stamp">What it looks like.</param>
    /// <param name="before">What stays when it cannot be used.</param>
    public static (FileStamp Stamp, GeoFile? File, string? Problem) Read(string path, FileStamp stamp, GeoFile? before)
    {
        var (name, instead) = (Path.GetFileName(path), before is null ? "nothing is known of places" : "the one of before is kept");

        try
        {
            if (!File.Exists(path)) return (stamp, before, $"{path}: there is no such file; {instead}.");

            return stamp.Length > Largest
                ? (stamp, before, $"{name}: it is too large for a geo database; {instead}.")
                : (stamp, new GeoFile(name, GeoDatabase.Read(File.ReadAllBytes(path))), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return (stamp, before, $"{name}: {e.Message.TrimEnd('.')}; {instead}.");
        }
    }
}
