using Waymark.Facts;
using Waymark.Referrals;
using Waymark.Reports;
using Waymark.Server.Tests.Support;
using Waymark.SmartLinks;

namespace Waymark.Server.Tests.Processing.Referrals;

public sealed class InviteTests
{
    [Fact]
    public async Task An_invite_belongs_to_the_install_and_to_its_user_once_somebody_signs_up()
    {
        await using var app = new ProcessingApplication();
        app.Init("i-1");
        Make(app, "t1", "AAAAA");
        await app.ProcessAsync();

        var link = app.State.FindLink("shop", "t1").ShouldNotBeNull();
        (link.Kind, link.Medium, link.Code, link.Sender).ShouldBe((SmartLinkKind.Invite, "invite", "AAAAA", Person.Install("i-1")));
        link.CreatedAt.ShouldBe(app.Now);
        app.State.Community.FindRuling("shop", 2).ShouldBe(new Ruling("made") { Subject = "t1" });

        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u-1" } });
        Make(app, "t2", "BBBBB", new { install_instance_id = "i-1", user_id = "somebody else", channel = "sms" });
        await app.ProcessAsync();

        app.State.LinksOf("shop", Person.User("u-1"), 9).Select(one => one.Token).ShouldBe(["t2", "t1"], ignoreOrder: true);
        app.Figure(Measures.InvitesMade).Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_same_call_again_is_the_same_invite_for_a_minute()
    {
        await using var app = new ProcessingApplication();
        Make(app, "t1", "AAAAA");
        app.Advance(TimeSpan.FromSeconds(50));
        Make(app, "t2", "BBBBB");
        Make(app, "t3", "CCCCC", new { install_instance_id = "i-1", channel = "sms" });
        app.Advance(TimeSpan.FromSeconds(61));
        Make(app, "t4", "DDDDD");
        await app.ProcessAsync();

        app.State.LinksOf("shop", Person.Install("i-1"), 9).Select(one => one.Token).ShouldBe(["t4", "t3", "t1"]);
        app.State.Community.FindRuling("shop", 2)!.Subject.ShouldBe("t1");
        app.Dropped["repeat"].ShouldBe(1);
    }

    [Fact]
    public async Task A_request_id_is_one_invite_for_ever_even_when_the_sender_signed_up_in_between()
    {
        await using var app = new ProcessingApplication();
        Make(app, "t1", "AAAAA", new { install_instance_id = "i-1", request_id = "r-1" });
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u-1" } });
        app.Advance(TimeSpan.FromDays(30));
        Make(app, "t2", "BBBBB", new { install_instance_id = "i-1", request_id = "r-1", channel = "sms" });
        Make(app, "t3", "CCCCC", new { install_instance_id = "i-2", request_id = "r-1" });
        await app.ProcessAsync();

        app.State.LinksOf("shop", Person.User("u-1"), 9).ShouldHaveSingleItem().Token.ShouldBe("t1");
        app.State.Community.FindRuling("shop", 3)!.Subject.ShouldBe("t1");
        app.State.Community.FindRuling("shop", 4)!.Subject.ShouldBe("t3");
    }

    [Fact]
    public async Task Taken_tokens_and_codes_are_replaced_the_same_way_each_time()
    {
        await using var app = new ProcessingApplication();
        Make(app, "t1", "AAAAA");
        Make(app, "t1", "AAAAA", new { install_instance_id = "i-2" });
        Make(app, "AbC123", "AAAAA", new { install_instance_id = "i-3" });
        app.Say(FactKind.PromoCode, new { saved = new { app = "shop", code = "QQQQQ" }, is_new = true });
        Make(app, "t5", "QQQQQ", new { install_instance_id = "i-5" });
        await app.ProcessAsync();

        app.State.LinksOf("shop", Person.Install("i-2"), 9).ShouldHaveSingleItem().Token.ShouldBe("t12");
        app.State.LinksOf("shop", Person.Install("i-3"), 9).ShouldHaveSingleItem().Token.ShouldBe("AbC1232");
        string?[] codes = [.. new[] { "i-1", "i-2", "i-3", "i-5" }.Select(id => app.State.LinksOf("shop", Person.Install(id), 9)[0].Code)];
        codes.Distinct().Count().ShouldBe(4);
        codes.ShouldAllBe(code => code!.Length == 5);
        codes[3].ShouldNotBe("QQQQQ");
    }

    [Fact]
    public async Task Sending_sets_the_channel_and_counts_once_for_each_time()
    {
        await using var app = new ProcessingApplication();
        Make(app, "t1", "AAAAA");
        Send(app, "i-1", "whatsapp");
        Send(app, "i-1", "whatsapp");
        app.Advance(TimeSpan.FromMinutes(2));
        Send(app, "i-1", "email");
        Send(app, "i-2", "sms");
        app.Say(FactKind.InviteSent, new { install_instance_id = "i-1", invite_token = "nope", channel = "sms" });
        await app.ProcessAsync();

        var link = app.State.FindLink("shop", "t1").ShouldNotBeNull();
        (link.Channel, link.Sends).ShouldBe(("email", 2));
        app.Figure(Measures.InvitesSent).Count.ShouldBe(2);
        (app.Dropped["not_the_sender"], app.Dropped["unknown_invite"]).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_server_makes_invites_for_users_it_names()
    {
        await using var app = new ProcessingApplication();
        app.SayAsServer(FactKind.Invite, new { token = "t1", code = "AAAAA", by = "server key 1 of shop", call = new { user_id = "u-9", channel = "email" } });
        app.SayAsServer(FactKind.Invite, new { token = "t2", code = "BBBBB", by = "server key 1 of shop", call = new { channel = "email" } });
        await app.ProcessAsync();

        var link = app.State.FindLink("shop", "t1").ShouldNotBeNull();
        (link.Sender, link.CreatedBy, link.Channel).ShouldBe((Person.User("u-9"), "server key 1 of shop", "email"));
        app.State.FindLink("shop", "t2").ShouldBeNull();
        app.State.FindInstall("shop", "u-9").ShouldBeNull();
    }

    [Fact]
    public async Task An_archived_invite_stays_and_can_be_taken_back()
    {
        await using var app = new ProcessingApplication();
        Make(app, "t1", "AAAAA");
        app.Say(FactKind.Invite, new { archived = "t1", is_archived = true });
        app.Say(FactKind.Invite, new { archived = "nope", is_archived = true });
        await app.ProcessAsync();
        app.State.FindLink("shop", "t1")!.IsArchived.ShouldBeTrue();

        app.Say(FactKind.Invite, new { archived = "t1", is_archived = false });
        await app.ProcessAsync();
        app.State.FindLink("shop", "t1")!.IsArchived.ShouldBeFalse();
    }

    static void Make(ProcessingApplication app, string token, string code, object? call = null) =>
        app.Say(FactKind.Invite, new { token, code, call = call ?? new { install_instance_id = "i-1" } });

    static void Send(ProcessingApplication app, string install, string channel) =>
        app.Say(FactKind.InviteSent, new { install_instance_id = install, invite_token = "t1", channel });
}
