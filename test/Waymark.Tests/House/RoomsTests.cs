using System.Text.RegularExpressions;
using System.Xml.Linq;
using Waymark.Tests.Support;

namespace Waymark.Tests.House;

public sealed partial class RoomsTests
{
    /// <summary>The arrows of docs/architecture.md. A new room, or a new arrow, is a decision: write it there first.</summary>
    static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Waymark"] = [],
        ["Waymark.Connectors"] = ["Waymark"],
        ["Waymark.Storage"] = ["Waymark"],
        ["Waymark.Server"] = ["Waymark.Connectors", "Waymark.Storage"],
        ["Waymark.Client"] = [],
        ["Waymark.Sandbox"] = ["Waymark.Client"],
    };

    /// <summary>What the folders of the largest room may know of each other; what stands above them, all of them may.</summary>
    static readonly Dictionary<string, string[]> DeliveryArrows = new()
    {
        ["Secrets"] = [],
        ["Planning"] = [],
        ["Sending"] = ["Planning"],
        ["Workers"] = ["Planning", "Secrets", "Sending"],
        ["Tracing"] = ["Planning", "Secrets", "Sending"],
        ["Trials"] = ["Planning", "Sending", "Tracing"],
    };

    [Fact]
    public void Rooms_refer_to_each_other_only_along_the_arrows()
    {
        var found = Projects().ToDictionary(project => Path.GetFileNameWithoutExtension(project)!, References);

        found.Keys.ShouldBe(Arrows.Keys, ignoreOrder: true);

        foreach (var (room, references) in found)
            references.ShouldBe(Arrows[room], ignoreOrder: true, room);
    }

    [Fact]
    public void Folders_of_delivery_refer_to_each_other_only_along_the_arrows()
    {
        const string Room = "src/Waymark.Server/Delivery/";
        var found = Repository.Folders(Room.TrimEnd('/')).Where(folder => folder.StartsWith(Room, StringComparison.Ordinal))
            .ToDictionary(folder => folder[Room.Length..], Uses);

        found.Keys.ShouldBe(DeliveryArrows.Keys, ignoreOrder: true);

        foreach (var (folder, uses) in found)
            uses.ShouldBe(DeliveryArrows[folder], ignoreOrder: true, folder);
    }

    [Fact]
    public void The_domain_needs_no_package_to_run() =>
        XDocument.Parse(Repository.Read("src/Waymark/Waymark.csproj")).Descendants("PackageReference")
            .Where(package => (string?)package.Attribute("PrivateAssets") != "all")
            .ShouldBeEmpty();

    [Fact]
    public void Only_storage_knows_a_database() =>
        Projects()
            .Where(project => XDocument.Parse(Repository.Read(project)).Descendants("PackageReference")
                .Any(package => ((string?)package.Attribute("Include"))!.Contains("Sql", StringComparison.OrdinalIgnoreCase)))
            .ShouldBe(["src/Waymark.Storage/Waymark.Storage.csproj"]);

    static string[] Uses(string folder) =>
    [
        .. Repository.Files(folder, "*.cs").SelectMany(file => Delivery().Matches(Repository.Read(file)))
            .Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"^using Waymark\.Server\.Delivery\.(\w+);", RegexOptions.Multiline)]
    private static partial Regex Delivery();

    static IEnumerable<string> Projects() => Repository.Files("src", "*.csproj");

    static string[] References(string project) =>
    [
        .. XDocument.Parse(Repository.Read(project)).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(((string?)reference.Attribute("Include"))!.Replace('\\', '/'))),
    ];
}
