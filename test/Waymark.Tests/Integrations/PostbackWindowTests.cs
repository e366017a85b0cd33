using Waymark.Apps;
using Waymark.Integrations;

namespace Waymark.Tests.Integrations;

public sealed class PostbackWindowTests : PostbackQuestion
{
    [Theory]
    [InlineData(10, 10.0, null)]
    [InlineData(10, 10.001, "outside_postback_window")]
    [InlineData(0, 5000.0, null)]
    [InlineData(null, 5000.0, null)]
    public void The_window_counts_from_the_conversion_its_last_moment_included(int? days, double after, string? reason) =>
        Reason(Everything with { PostbackWindowDays = days }, Buy() with { At = Installed.AddDays(after) }).ShouldBe(reason);

    [Fact]
    public void The_setting_in_force_at_the_event_counts_not_the_one_at_the_install()
    {
        var (first, then, later) = (Everything with { PostbackWindowDays = 15 }, Everything with { PostbackWindowDays = 10 }, Everything with { PostbackWindowDays = 20 });

        Reason(first, Buy() with { At = Installed.AddDays(1) }).ShouldBeNull();
        Reason(then, Buy() with { At = Installed.AddDays(13) }).ShouldBe("outside_postback_window");
        Reason(later, Buy() with { At = Installed.AddDays(17) }).ShouldBeNull();
    }

    [Fact]
    public void A_row_may_have_a_window_of_its_own() =>
        Reason(
            (Everything with { PostbackWindowDays = 10 }) with { Events = [new EventMapping { Event = "buy", WindowDays = 0 }] },
            Buy() with { At = Installed.AddDays(300) }).ShouldBeNull();

    [Fact]
    public void An_ad_network_hears_for_half_a_year_unless_the_owner_says_otherwise()
    {
        var late = Buy() with { At = Installed.AddDays(181) };

        Judge(Everything, late, Network).ShouldBe(Skip("outside_postback_window"));
        Judge(Everything with { PostbackWindowDays = 0 }, late, Network).ShouldBeOfType<PostbackDecision.Tell>();
    }

    [Fact]
    public void After_a_reengagement_the_window_begins_anew()
    {
        var install = Install() with { Reengagement = Verdict(Installed.AddDays(100)) };
        var bought = Buy() with { At = Installed.AddDays(105), Credit = Meta with { IsReengagement = true } };

        Reason(Everything with { PostbackWindowDays = 10 }, bought, new Subject(install, null)).ShouldBeNull();
        Reason(Everything with { PostbackWindowDays = 10 }, bought with { Credit = Meta }, new Subject(install, null)).ShouldBe("outside_postback_window");
    }
}
