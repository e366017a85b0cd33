using System.Text.RegularExpressions;
using Waymark.Tests.Support;

namespace Waymark.Tests.House;

public sealed partial class PagesTests
{
    public static TheoryData<string> Pages => [.. Repository.Files("", "*.md")];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_within_the_project_lead_somewhere(string page) =>
        LinksOf(page).Where(link => !Leads(page, link)).ShouldBeEmpty();

    [Fact]
    public void There_are_links_to_check() => LinksOf("README.md").Count().ShouldBeGreaterThan(10);

    static IEnumerable<string> LinksOf(string page) =>
        Link().Matches(Code().Replace(Repository.Read(page), ""))
            .Select(found => found.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal));

    static bool Leads(string page, string link)
    {
        var (path, anchor) = link.Split('#', 2) is [var before, var after] ? (before, after) : (link, null);
        var target = path.Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, path);

        return Repository.Has(target) && (anchor is null || AnchorsOf(target).Contains(anchor));
    }

    // As GitHub makes them: lower case, blanks become hyphens, punctuation goes.
    static IEnumerable<string> AnchorsOf(string page) =>
        Heading().Matches(Code().Replace(Repository.Read(page), "$2"))
            .Select(found => NotInAnchors().Replace(found.Groups["text"].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?ms)^```.*?^```|(`)([^`\n]+)\1")]
    private static partial Regex Code();

    [GeneratedRegex(@"(?m)^#+ (?<text>.+?)\s*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}
