using Waymark.Attribution;
using Waymark.Tests.Support;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Tests.Docs;

public sealed class SignalsPageTests
{
    [Fact]
    public void The_table_holds_every_match_type_in_the_order_of_the_evidence()
    {
        var table = Repository.Read("docs/signals.md").Split("## ", 2)[0];
        var order = table.Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.TrimEnd().EndsWith("` |", StringComparison.Ordinal))
            .Select(line => line.TrimEnd(' ', '|').Split('`')[^2])
            .Where(name => name != "match_type")
            .Distinct();

        // Owned media wins users back; it earns no first open.
        order.ShouldBe(Enum.GetValues<MatchType>().Where(type => type != MatchType.OwnedMedia).Select(MatchNames.Of));
    }
}
