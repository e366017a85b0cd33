using System.Text;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.Referrals;
using Waymark.Reports;
using Waymark.Server.Tests.Support;
using Waymark.SmartLinks;

namespace Waymark.Server.Tests.Processing;

public sealed class SmartLinkFactTests : IAsyncLifetime
{
    const string Url = "https://go.shop.example/xY12";

    static readonly SmartLink Link = new() { App = "shop", Token = "xY12", Name = "Bio", Channel = "Instagram", Medium = "social", Campaign = "Spring" };

    readonly ProcessingApplication _app = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_click_belongs_to_the_link_as_it_was_at_that_moment()
    {
        Tell(Link);
        var before = _app.Click(Url);
        Tell(Link with { Channel = "TikTok" }, areNew: false);
        var after = _app.Click(Url);
        Install("i-1", before);
        Install("i-2", after);
        await _app.ProcessAsync();

        _app.Install("i-1").Verdict!.Credit.Source.ShouldBe("Instagram");
        _app.Install("i-1").Verdict!.Credit.Medium.ShouldBe("social");
        _app.Install("i-1").Verdict!.Credit.Campaign.ShouldBe("Spring");
        _app.Install("i-2").Verdict!.Credit.Source.ShouldBe("TikTok");
        _app.Touches.Find("shop", before).ShouldNotBeNull().LinkToken.ShouldBe("xY12");
        _app.State.LinkClicks("shop", "xY12").ShouldBe(2);
    }

    [Fact]
    public async Task A_click_before_the_link_was_made_is_none_of_its()
    {
        var early = _app.Click(Url);
        Tell(Link);
        await _app.ProcessAsync();

        _app.Touches.Find("shop", early).ShouldNotBeNull().LinkToken.ShouldBeNull();
        _app.State.LinkClicks("shop", "xY12").ShouldBe(0);
    }

    [Fact]
    public async Task Clicks_beyond_the_limit_are_counted_apart_and_earn_nothing()
    {
        Tell(Link with { ClickLimit = 1 });
        var first = _app.Click(Url);
        var second = _app.Click(Url);
        Install("i-1", second);
        await _app.ProcessAsync();

        _app.Touches.Find("shop", first).ShouldNotBeNull().Refused.ShouldBeNull();
        _app.Touches.Find("shop", second).ShouldNotBeNull().Refused.ShouldBe("click_limit");
        _app.Install("i-1").Verdict!.Credit.IsOrganic.ShouldBeTrue();
        var check = _app.Install("i-1").Verdict!.Candidates[0].Checks.Single(check => !check.Passed);
        (check.Name, check.Input, check.SettingFrom).ShouldBe(("link_standing", "click_limit", "link"));
        _app.Figure(Measures.Clicks).Count.ShouldBe(1);
        _app.Figure(Measures.RefusedClicks).Count.ShouldBe(1);
        _app.State.LinkClicks("shop", "xY12").ShouldBe(2);
    }

    [Fact]
    public async Task A_link_earns_until_the_moment_it_expires()
    {
        Tell(Link with { ExpiresAt = _app.Now.AddHours(1) });
        var good = _app.Click(Url);
        _app.Advance(TimeSpan.FromHours(1));
        var late = _app.Click(Url);
        await _app.ProcessAsync();

        _app.Touches.Find("shop", good).ShouldNotBeNull().Refused.ShouldBeNull();
        _app.Touches.Find("shop", late).ShouldNotBeNull().Refused.ShouldBe("expired");
    }

    [Fact]
    public async Task A_links_own_windows_hold()
    {
        Tell(Link with { Windows = new WindowSettings { ClickHours = 2 } });
        var click = _app.Click(Url);
        _app.Advance(TimeSpan.FromHours(3));
        Install("i-1", click);
        await _app.ProcessAsync();

        var check = _app.Install("i-1").Verdict!.Candidates[0].Checks.Single(check => check.Name == "window");
        (check.Threshold, check.SettingFrom, check.Passed).ShouldBe(("2 h", "link", false));
    }

    [Fact]
    public async Task A_configured_campaign_lends_its_links_its_name_and_switch()
    {
        Tell(Link with { Campaign = "AbC123" });
        var click = _app.Click(Url);
        Install("i-1", click);
        _app.Configure(Some.App() with { Campaigns = [new Campaign { Id = "AbC123", Name = "Spring", Active = false }] });
        Install("i-2", _app.Click(Url));
        await _app.ProcessAsync();

        (_app.Install("i-1").Verdict!.Credit.CampaignId, _app.Install("i-1").Verdict!.Credit.Campaign).ShouldBe(("AbC123", "Spring"));
        _app.Install("i-2").Verdict!.Credit.IsOrganic.ShouldBeTrue();
    }

    [Theory]
    [InlineData("https://go.shop.example/xY12/p/42", null)]
    [InlineData("https://click.mail.example/t?u=https%3A%2F%2Fgo.shop.example%2FxY12", null)]
    [InlineData("https://click.mail.example/t?upn=opaque", "https://go.shop.example/xY12")]
    public async Task A_link_that_opens_the_app_wins_a_user_back_even_wrapped(string opened, string? resolved)
    {
        _app.Configure(Some.App() with { WrapperDomains = ["click.mail.example"] });
        _app.Init("i-1");
        Tell(Link);
        _app.Advance(TimeSpan.FromDays(20));
        _app.Say(FactKind.DeepLink, new { install_instance_id = "i-1", platform = "ANDROID", deeplink_url = opened, resolved_url = resolved });
        await _app.ProcessAsync();

        _app.Install("i-1").Reengagement.ShouldNotBeNull().Credit.Source.ShouldBe("Instagram");
    }

    [Fact]
    public async Task An_archived_link_wins_nobody_back()
    {
        _app.Init("i-1");
        Tell(Link with { IsArchived = true });
        _app.Advance(TimeSpan.FromDays(20));
        _app.Say(FactKind.DeepLink, new { install_instance_id = "i-1", platform = "ANDROID", deeplink_url = Url });
        await _app.ProcessAsync();

        _app.Install("i-1").Reengagement.ShouldBeNull();
        _app.Install("i-1").RefusedReengagement.ShouldNotBeNull().Candidates[0].Because.ShouldStartWith("Its link is archived");
    }

    [Fact]
    public async Task An_invite_is_credited_to_its_channel_as_an_invite()
    {
        Tell(Link with { Token = "i1", Kind = SmartLinkKind.Invite, Name = null, Channel = "whatsapp", Medium = null, Sender = Person.User("anna") });
        Tell(Link with { Token = "i2", Kind = SmartLinkKind.Invite, Name = null, Channel = null, Medium = null, Sender = Person.User("anna") });
        Install("i-1", _app.Click("https://go.shop.example/i1"));
        Install("i-2", _app.Click("https://go.shop.example/i2"));
        await _app.ProcessAsync();

        (_app.Install("i-1").Verdict!.Credit.Source, _app.Install("i-1").Verdict!.Credit.Medium).ShouldBe(("whatsapp", "invite"));
        _app.Install("i-2").Verdict!.Credit.Source.ShouldBe("INVITE");
    }

    [Fact]
    public async Task Who_comes_second_gets_neither_the_token_nor_the_code()
    {
        Tell(Link with { Code = "SPRING" });
        Tell(Link with { Name = "another" });
        Tell(Link with { Token = "zZ34", Code = "SPRING" });
        await _app.ProcessAsync();

        _app.State.FindLink("shop", "xY12").ShouldNotBeNull().Name.ShouldBe("Bio");
        _app.Dropped["link_exists"].ShouldBe(1);
        _app.State.FindLink("shop", "zZ34").ShouldNotBeNull().Code.ShouldBe(LinkCode.Derived("zZ34", 0));
        _app.State.FindLinkByCode("shop", "SPRING").ShouldNotBeNull().Token.ShouldBe("xY12");
    }

    [Fact]
    public async Task A_change_leaves_an_invite_with_whoever_it_has_moved_to()
    {
        var invite = Link with { Kind = SmartLinkKind.Invite, Sender = Person.Install("i-1") };
        Tell(invite);
        await _app.ProcessAsync();
        using (var batch = _app.State.Begin())
        {
            batch.Move("shop", Person.Install("i-1"), Person.User("anna"));
            batch.Commit(1);
        }

        Tell(invite with { Content = "changed" }, areNew: false);
        await _app.ProcessAsync();

        var link = _app.State.FindLink("shop", "xY12").ShouldNotBeNull();
        (link.Content, link.Sender).ShouldBe(("changed", Person.User("anna")));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("nonsense")]
    public async Task A_word_about_no_links_means_nothing(string body)
    {
        _app.SayRaw(FactKind.SmartLinks, body);
        await _app.ProcessAsync();

        _app.Dropped["no_links"].ShouldBe(1);
    }

    void Tell(SmartLink link, bool areNew = true) =>
        _app.SayRaw(FactKind.SmartLinks, Encoding.UTF8.GetString(new SmartLinksWord { AreNew = areNew, Links = [link], By = "key 1" }.Write()));

    void Install(string id, string click) => _app.Init(id, new { install_ref = $"lr_ia_id={click}" });
}
