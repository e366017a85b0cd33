using Waymark.Apps;
using Waymark.Attribution;
using static Waymark.Tests.Attribution.Scene;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Tests.Attribution;

public sealed class ClickWindowTests
{
    static readonly AttributionSettings OfAppAndNetwork = new()
    {
        Windows = new WindowSettings { ClickHours = 100, ProbabilisticHours = 10 },
        WindowsByNetwork = new Dictionary<string, WindowSettings> { ["META"] = new() { ClickHours = 50, ProbabilisticHours = 5 } },
    };

    [Theory]
    [InlineData("Hours", "META", 2, "link", 2)]
    [InlineData("Hours", "META", null, "campaign", 3)]
    [InlineData("AbC123", "META", null, "network", 50)]
    [InlineData(null, "x_int", null, "app", 100)]
    public void The_nearest_setting_decides(string? campaign, string source, int? link, string from, int hours)
    {
        var touch = Click("c", Hours(1), campaign, source) with { ClickHours = link };

        ClickWindow.Proven(Shop.With(OfAppAndNetwork), touch).ShouldBe(new ClickWindow(hours, from));
    }

    [Theory]
    [InlineData("Hours", "META", "campaign", 2)]
    [InlineData("AbC123", "META", "network", 5)]
    [InlineData(null, "x_int", "app", 10)]
    public void A_link_cannot_raise_the_window_of_a_guess(string? campaign, string source, string from, int hours)
    {
        var touch = Click("c", Hours(1), campaign, source) with { ClickHours = 720 };

        ClickWindow.Probabilistic(Shop.With(OfAppAndNetwork), touch).ShouldBe(new ClickWindow(hours, from));
    }

    [Fact]
    public void Where_nobody_says_anything_the_product_does()
    {
        ClickWindow.Proven(Shop, Click("c", Hours(1))).ShouldBe(new ClickWindow(168, "product"));
        ClickWindow.Probabilistic(Shop, Click("c", Hours(1))).ShouldBe(new ClickWindow(24, "product"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(721)]
    public void A_link_that_asks_for_an_impossible_window_is_not_listened_to(int hours) =>
        ClickWindow.Proven(Shop, Click("c", Hours(1)) with { ClickHours = hours }).SettingFrom.ShouldBe("product");

    [Fact]
    public void A_gap_that_equals_the_window_qualifies()
    {
        Judge.Decide(Open with { ByDeviceId = [Click("c", Days(7))] }).MatchType.ShouldBe(MatchType.DeviceId);

        var outside = Judge.Decide(Open with { ByDeviceId = [Click("c", Days(7) + TimeSpan.FromMilliseconds(1))] });
        outside.MatchType.ShouldBe(MatchType.Organic);
        outside.Candidates.Single().Because.ShouldBe("Outside its window: 7 d passed, 168 h are allowed by the product.");
    }

    [Fact]
    public void Every_origin_is_stored_with_the_check()
    {
        var app = Shop.With(OfAppAndNetwork);
        var touches = new[]
        {
            Click("link", Hours(1)) with { ClickHours = 2 }, Click("campaign", Hours(1), "Hours"), Click("network", Hours(1)), Click("app", Hours(1), null, "x_int"),
        };

        var checks = Judge.Decide(Open with { App = app, ByDeviceId = touches }).Candidates
            .ToDictionary(candidate => candidate.TouchId, candidate => candidate.Checks.Single(check => check.Name == "window"));

        foreach (var (touch, check) in checks)
            check.SettingFrom.ShouldBe(touch);
    }
}
