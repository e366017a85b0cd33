using Waymark.Facts;
using Waymark.Referrals;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing.Referrals;

public sealed class PromoCodeTests
{
    static readonly Person Ana = Person.User("ana"), Ben = Person.User("ben");

    [Fact]
    public async Task A_person_claims_a_code_once_however_often_the_call_is_repeated()
    {
        await using var app = new ProcessingApplication();
        Save(app, new { code = "SAVE5", max_claims = 2 });
        Claim(app, "ben", "r-1");
        Claim(app, "ben", "r-1");
        await app.ProcessAsync();
        app.Ruling().Outcome.ShouldBe("claimed");

        Claim(app, "ben", "r-2");
        await app.ProcessAsync();
        app.Ruling().Outcome.ShouldBe("already_claimed");
        app.State.Community.FindPromoCode("shop", "SAVE5")!.Claims.ShouldBe(1);

        Claim(app, "cleo", null);
        Claim(app, "cleo", null);
        await app.ProcessAsync();
        app.Ruling().Outcome.ShouldBe("claimed");
        app.Advance(TimeSpan.FromMinutes(1));
        Claim(app, "cleo", null);
        await app.ProcessAsync();
        app.Ruling().Outcome.ShouldBe("already_claimed");

        Claim(app, "dan", null);
        await app.ProcessAsync();
        app.Ruling().Outcome.ShouldBe("limit_reached");
        app.State.Community.ClaimsOf("shop", "SAVE5", 0, 9).Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_an_install_claimed_its_user_has_claimed()
    {
        await using var app = new ProcessingApplication();
        Save(app, new { code = "SAVE5" });
        app.Say(FactKind.PromoCode, new { claimed = "SAVE5", claimer = new { install = "i-1" } });
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "ben" } });
        app.Advance(TimeSpan.FromDays(1));
        Claim(app, "ben", null);
        await app.ProcessAsync();

        app.Ruling().Outcome.ShouldBe("already_claimed");
    }

    [Fact]
    public async Task The_creator_becomes_friend_and_referrer_when_the_code_says_so()
    {
        await using var app = new ProcessingApplication();
        Save(app, new { code = "SAVE5", become_friends = true, creator_refers = true }, creator: "ana");
        Save(app, new { code = "PLAIN" }, creator: "ana");
        Claim(app, "ben", null);
        Claim(app, "ana", null);
        Claim(app, "cleo", null, "PLAIN");
        await app.ProcessAsync();

        app.State.Community.FriendsOf("shop", Ana, 0, 9).ShouldBe([Ben]);
        var relation = app.State.ReferredBy("shop", Ana, null, 0, 9).ShouldHaveSingleItem();
        (relation.Referred, relation.Event, relation.Source, relation.Data["code"]).ShouldBe((Ben, "promo_code", RelationSource.PromoCode, "SAVE5"));
        app.Names.ShouldBe(["referrer_set"]);
        app.State.Community.FindClaim("shop", "SAVE5", Ana).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_change_keeps_creator_and_claims()
    {
        await using var app = new ProcessingApplication();
        Save(app, new { code = "SAVE5", created_by = "app", properties = new { coins = "5" } }, creator: "ana");
        Claim(app, "ben", null);
        app.Say(FactKind.PromoCode, new { saved = new { app = "shop", code = "SAVE5", enabled = false, creator = new { key = "u:thief" } } });
        Claim(app, "cleo", null);
        await app.ProcessAsync();

        app.Ruling().Outcome.ShouldBe("disabled");
        var code = app.State.Community.FindPromoCode("shop", "SAVE5").ShouldNotBeNull();
        (code.Creator, code.Claims, code.Enabled, code.CreatedBy, code.Properties.Count).ShouldBe((Ana, 1, false, "app", 0));
    }

    [Fact]
    public async Task A_drawn_code_that_is_taken_is_drawn_again_and_a_named_one_is_refused()
    {
        await using var app = new ProcessingApplication();
        Save(app, new { code = "AAAAA" });
        app.Say(FactKind.PromoCode, new { saved = new { app = "shop", code = "AAAAA" }, is_new = true, is_drawn = true });
        await app.ProcessAsync();
        app.Ruling().Outcome.ShouldBe("saved");
        var drawn = app.Ruling().Subject.ShouldNotBeNull();
        (drawn.Length, drawn == "AAAAA").ShouldBe((5, false));

        Save(app, new { code = "AAAAA" });
        await app.ProcessAsync();
        app.Ruling().ShouldBe(new Ruling("taken") { Subject = "AAAAA" });
    }

    [Fact]
    public async Task A_user_who_asks_again_with_the_same_request_has_one_code()
    {
        await using var app = new ProcessingApplication();
        foreach (var code in (string[])["AAAAA", "BBBBB"])
            app.Say(FactKind.PromoCode, new { saved = new { app = "shop", code }, is_new = true, is_drawn = true, creator = new { user = "ana" }, request_id = "r-1" });
        await app.ProcessAsync();

        app.Ruling().Subject.ShouldBe("AAAAA");
        app.State.Community.PromoCodesOf("shop", Ana, 9).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_very_same_call_is_one_code_for_a_minute()
    {
        await using var app = new ProcessingApplication();
        Make("AAAAA");
        Make("BBBBB");
        app.Advance(TimeSpan.FromMinutes(1));
        Make("CCCCC");
        await app.ProcessAsync();

        app.State.Community.PromoCodes("shop", null, 9).Select(code => code.Code).ShouldBe(["CCCCC", "AAAAA"]);

        void Make(string code) => app.SayAsServer(FactKind.PromoCode, new { saved = new { app = "shop", code }, is_new = true, is_drawn = true, call_hash = "hash" });
    }

    [Fact]
    public async Task A_code_nobody_made_is_unknown()
    {
        await using var app = new ProcessingApplication();
        Claim(app, "ben", null, "NOPE");
        await app.ProcessAsync();

        app.Ruling().ShouldBe(new Ruling("unknown") { Subject = "NOPE" });
    }

    static void Save(ProcessingApplication app, object code, string? creator = null)
    {
        var saved = System.Text.Json.JsonSerializer.SerializeToNode(code)!.AsObject();
        saved["app"] = "shop";
        app.Say(FactKind.PromoCode, new { saved, is_new = true, creator = creator is null ? null : new { user = creator } });
    }

    static void Claim(ProcessingApplication app, string user, string? request, string code = "SAVE5") =>
        app.Say(FactKind.PromoCode, new { claimed = code, claimer = new { user }, request_id = request });
}
