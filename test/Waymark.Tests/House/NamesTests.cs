using System.Text.RegularExpressions;
using Waymark.Tests.Support;

namespace Waymark.Tests.House;

public sealed partial class NamesTests
{
    const int LongestFile = 300;

    static readonly string[] Drawers = ["Common", "Shared", "Utilities", "Utils", "Misc", "Core", "Helpers"];

    [Fact]
    public void No_folder_is_a_drawer_for_everything() =>
        Code(Repository.Folders)
            .Where(folder => Drawers.Contains(Path.GetFileName(folder), StringComparer.OrdinalIgnoreCase))
            .ShouldBeEmpty();

    [Fact]
    public void No_type_is_named_for_being_useful() =>
        Code(folder => Repository.Files(folder, "*.cs"))
            .SelectMany(file => UsefulType().Matches(Repository.Read(file)).Select(found => $"{file}: {found.Value}"))
            .ShouldBeEmpty();

    [Fact]
    public void No_source_file_is_too_long_to_read() =>
        Repository.Files("src", "*.cs")
            .Select(file => (File: file, Lines: File.ReadLines(Path.Combine(Repository.Root, file)).Count()))
            .Where(one => one.Lines > LongestFile)
            .ShouldBeEmpty();

    static IEnumerable<string> Code(Func<string, IEnumerable<string>> look) => new[] { "src", "test", "bench" }.SelectMany(look);

    [GeneratedRegex(@"\b(class|record|struct|interface|enum) \w*(Manager|Helpers?|Utils?|Utility|Utilities|Impl)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex UsefulType();
}
