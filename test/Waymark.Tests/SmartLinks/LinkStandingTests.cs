using Waymark.SmartLinks;

namespace Waymark.Tests.SmartLinks;

public sealed class LinkStandingTests
{
    static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    static readonly SmartLink Link = new() { App = "shop", Token = "xY12" };

    [Fact]
    public void A_link_without_limits_is_active_for_ever() => LinkStanding.Of(Link, Noon.AddYears(50), 1_000_000).ShouldBe(LinkStanding.Active);

    [Fact]
    public void A_link_expires_at_its_moment()
    {
        var link = Link with { ExpiresAt = Noon };

        LinkStanding.Of(link, Noon.AddMilliseconds(-1), 0).ShouldBe(LinkStanding.Active);
        LinkStanding.Of(link, Noon, 0).ShouldBe(LinkStanding.Expired);
    }

    [Fact]
    public void As_many_clicks_as_the_limit_allows_are_credited()
    {
        var link = Link with { ClickLimit = 2 };

        LinkStanding.Of(link, Noon, 1).ShouldBe(LinkStanding.Active);
        LinkStanding.Of(link, Noon, 2).ShouldBe(LinkStanding.OverLimit);
    }

    [Fact]
    public void What_staff_switched_off_is_archived_whatever_else_holds() =>
        LinkStanding.Of(Link with { IsArchived = true, ExpiresAt = Noon.AddDays(-1), ClickLimit = 1 }, Noon, 5).ShouldBe(LinkStanding.Archived);
}
