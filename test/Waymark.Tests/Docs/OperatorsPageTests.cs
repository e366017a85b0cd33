using System.Text.RegularExpressions;
using Waymark.Tests.Support;

namespace Waymark.Tests.Docs;

public sealed partial class OperatorsPageTests
{
    [Fact]
    public void Every_metric_is_on_the_page()
    {
        var page = Repository.Read("docs/operators.md");
        var metrics = Repository.Files("src/Waymark.Server", "*.cs")
            .SelectMany(file => Metric().Matches(Repository.Read(file)))
            .Select(found => found.Groups["name"].Value)
            .ToList();

        metrics.Count.ShouldBeGreaterThan(10);
        metrics.Where(metric => !page.Contains($"| `{metric}` |", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [GeneratedRegex(@"\.Create\w+<\w+>\(\s*""(?<name>[a-z_.]+)""")]
    private static partial Regex Metric();
}
