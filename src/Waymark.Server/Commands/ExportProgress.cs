using System.Text.Json;

namespace Waymark.Server.Commands;

/// <summary>How far an export into a file has come; kept beside the file until the export is complete.</summary>
/// <param name="Question">What is exported: another question must not go on in the same file.</param>
/// <param name="Form">How it is written.</param>
/// <param name="After">Where to go on.</param>
/// <param name="Length">How much of the file is whole rows.</param>
/// <param name="Rows">How many.</param>
sealed record ExportProgress(string Question, string Form, string? After, long Length, long Rows)
{
    public static string PathFor(string file) => file + ".progress";

    /// <returns>Null when there is none.</returns>
    public static ExportProgress? Find(string file) =>
        File.Exists(PathFor(file)) ? JsonSerializer.Deserialize<ExportProgress>(File.ReadAllText(PathFor(file))) : null;

    /// <summary>Replaces what was kept, all or nothing.</summary>
    public void Save(string file)
    {
        var fresh = PathFor(file) + ".new";
        File.WriteAllText(fresh, JsonSerializer.Serialize(this));
        File.Move(fresh, PathFor(file), overwrite: true);
    }

    public static void Forget(string file) => File.Delete(PathFor(file));
}
