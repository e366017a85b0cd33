using Waymark.Attribution;
using Waymark.Devices;
using Waymark.Touches;

namespace Waymark.Tests.Attribution;

public sealed class TraitComparisonsTests
{
    static readonly DeviceTraits Pixel = new() { OsVersion = "14", Model = "google Pixel 8", Language = "en" };

    [Fact]
    public void What_both_sides_know_is_compared_with_its_share()
    {
        var visitor = new Visitor { Os = Os.Android, OsVersion = "13", Model = "Pixel 8" };

        TraitComparisons.Between(visitor, "en-IN,hi;q=0.8", Pixel, (trait, value) => trait == Trait.Model && value == "google Pixel 8" ? 0.02 : 0.5)
            .ShouldBe(
            [
                new TraitComparison(Trait.OsVersion, Agreement.Differ, 0.5),
                new TraitComparison(Trait.Model, Agreement.Agree, 0.02),
                new TraitComparison(Trait.Language, Agreement.Agree, 0.5),
            ]);
    }

    [Fact]
    public void A_reduced_user_agent_says_nothing_for_or_against() =>
        TraitComparisons.Between(new Visitor { Os = Os.Android }, null, Pixel, (_, _) => 0.5)
            .ShouldAllBe(trait => trait.Agreement == Agreement.Missing && trait.Share == MatchWeights.UnknownShare);
}
