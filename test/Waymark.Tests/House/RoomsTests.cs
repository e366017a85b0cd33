using System.Xml.Linq;
using Waymark.Tests.Support;

namespace Waymark.Tests.House;

public sealed class RoomsTests
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

    [Fact]
    public void Rooms_refer_to_each_other_only_along_the_arrows()
    {
        var found = Projects().ToDictionary(project => Path.GetFileNameWithoutExtension(project)!, References);

        found.Keys.ShouldBe(Arrows.Keys, ignoreOrder: true);

        foreach (var (room, references) in found)
            references.ShouldBe(Arrows[room], ignoreOrder: true, room);
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

    static IEnumerable<string> Projects() => Repository.Files("src", "*.csproj");

    static string[] References(string project) =>
    [
        .. XDocument.Parse(Repository.Read(project)).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(((string?)reference.Attribute("Include"))!.Replace('\\', '/'))),
    ];
}
