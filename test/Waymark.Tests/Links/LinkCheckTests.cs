using Waymark.Apps;
using Waymark.Links;
using Waymark.SmartLinks;
using Waymark.Touches;

namespace Waymark.Tests.Links;

public sealed class LinkCheckTests
{
    static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    static readonly Visitor Iphone = new() { Os = Os.Ios };
    static readonly SmartLink Link = new() { App = "shop", Token = "xY12", Name = "Bio", Channel = "Instagram", Windows = new WindowSettings { ClickHours = 48 } };

    [Fact]
    public void An_iphone_without_the_app_goes_to_the_store_and_the_rules_say_why()
    {
        var check = Check(Iphone, Link);

        check.Kind.ShouldBe("smartLink");
        check.Outcome.ShouldBe("redirect");
        check.LeadsTo.ShouldBe("https://apps.apple.com/app/id525463029");
        check.Because[^1].ShouldContain("the App Store");
        check.Rules.Single(rule => rule.Outcome == RuleOutcome.Taken).Name.ShouldBe("the App Store");
        check.Attribution.Earns.ShouldBeTrue();
        check.Attribution.Source.ShouldBe("Instagram");
        check.Attribution.Proven.ShouldBe(new(48, "link"));
    }

    [Fact]
    public void An_installed_app_is_opened_before_the_server_is_asked()
    {
        Check(Iphone, Link, isInstalled: true).Outcome.ShouldBe("app");
        Check(Iphone with { IsInApp = true }, Link, isInstalled: true).Outcome.ShouldBe("appPage");

        var withoutTeam = Check(Iphone, Link, isInstalled: true, ShopApp.Full with { Ios = ShopApp.Full.Ios! with { TeamId = null } });
        withoutTeam.Outcome.ShouldBe("redirect");
        withoutTeam.Because[0].ShouldContain("ios.teamId");
    }

    [Theory]
    [InlineData(true, null, null, "archived")]
    [InlineData(false, -1, null, "expired")]
    [InlineData(false, null, 3, "click_limit")]
    [InlineData(false, 1, 4, "active")]
    public void What_a_link_would_earn_is_told(bool archived, int? expiresInHours, int? limit, string standing)
    {
        var check = Check(Iphone, Link with { IsArchived = archived, ExpiresAt = expiresInHours is { } hours ? Noon.AddHours(hours) : null, ClickLimit = limit });

        check.Attribution.Standing.ShouldBe(standing);
        check.Attribution.Earns.ShouldBe(standing == "active");
    }

    [Fact]
    public void A_switched_off_campaign_and_a_missing_signature_are_told()
    {
        var off = ShopApp.With(campaign => campaign with { Active = false });
        LinkCheck.Of(Iphone, null, false, off, LinkAddress.Read("https://links.example.test/AbC123", off)!, 0, Noon).Attribution.Standing.ShouldBe("campaign_off");

        var signed = ShopApp.Full with { ClickSigning = new ClickSigningSettings { Mode = SigningMode.Require, Keys = [new SigningKey { Id = "k", Secret = "s" }] } };
        var check = LinkCheck.Of(Iphone, null, false, signed, LinkAddress.Read("https://links.example.test/AbC123", signed)!, 0, Noon);
        check.Attribution.Standing.ShouldBe("signature_missing");
        check.Attribution.Signature.ShouldBe("missing");
    }

    static LinkCheck Check(Visitor visitor, SmartLink link, bool isInstalled = false, App? app = null) => LinkCheck.Of(
        visitor, "IN", isInstalled, app ?? ShopApp.Full, LinkAddress.Read("https://links.example.test/xY12", ShopApp.Full)!.As(link), clicks: 3, Noon);
}
