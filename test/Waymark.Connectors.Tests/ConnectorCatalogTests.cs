using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Waymark.Connectors.Tests;

/// <summary>Keeps the list of partners honest.</summary>
public sealed partial class ConnectorCatalogTests
{
    static readonly string Here = Path.GetDirectoryName(ThisFile())!;
    static readonly string Source = Path.GetFullPath(Path.Combine(Here, "../../src/Waymark.Connectors"));

    public static TheoryData<string> Folders => [.. Directory.GetDirectories(Source)
        .Select(folder => Path.GetFileName(folder)!)
        .Where(name => name is not ("obj" or "bin"))];

    [Theory, MemberData(nameof(Folders))]
    public void Every_folder_is_in_the_catalogue(string folder) =>
        ConnectorCatalog.All.Values.Select(connector => connector.GetType()).Distinct()
            .Count(type => type.Namespace == $"Waymark.Connectors.{folder}").ShouldBe(1);

    [Theory, MemberData(nameof(Folders))]
    public void Every_folder_says_what_it_was_checked_against_and_when(string folder)
    {
        var readme = File.ReadAllText(Path.Combine(Source, folder, "README.md"));

        CheckedOn().IsMatch(readme).ShouldBeTrue();
        readme.ShouldContain("https://");
    }

    [Theory, MemberData(nameof(Folders))]
    public void Every_partner_has_approved_requests(string folder)
    {
        var gallery = Path.Combine(Here, folder, "Approved");

        Directory.GetFiles(gallery, "*.approved.txt").ShouldNotBeEmpty();
        Directory.GetFiles(gallery, "*.received.txt").ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Folders))]
    public void Nothing_outside_a_partners_folder_knows_its_types(string folder)
    {
        var types = Directory.GetFiles(Path.Combine(Source, folder), "*.cs").Select(file => Path.GetFileNameWithoutExtension(file)!).ToList();
        var others = Directory.GetFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "ConnectorCatalog.cs")
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != folder)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

        others.Where(file => types.Exists(type => Regex.IsMatch(File.ReadAllText(file), $@"\b{type}\b"))).ShouldBeEmpty();
        typeof(IConnector).Assembly.GetExportedTypes().Where(type => type.Namespace == $"Waymark.Connectors.{folder}").ShouldBeEmpty();
    }

    [Fact]
    public void Every_setting_is_described()
    {
        foreach (var setting in ConnectorCatalog.All.Values.SelectMany(connector => connector.Settings))
        {
            setting.Description.ShouldEndWith(".", customMessage: setting.Name);
            if (setting.Default is not null && setting.Allowed.Count > 0) setting.Allowed.ShouldContain(setting.Default);
        }
    }

    static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"[Cc]hecked on 20\d\d-\d\d-\d\d")]
    private static partial Regex CheckedOn();
}
