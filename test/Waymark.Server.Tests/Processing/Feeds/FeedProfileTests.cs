using Waymark.Facts;
using Waymark.Feeds;
using Waymark.Server.Tests.Support;
using static Waymark.Server.Tests.Support.FeedWords;

namespace Waymark.Server.Tests.Processing.Feeds;

public sealed class FeedProfileTests
{
    static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_batch_of_attributes_alone_updates_the_profile_and_the_newer_word_wins_whenever_it_comes()
    {
        await using var app = new ProcessingApplication();
        app.Feed(new { user_identities = new { customerid = "u-1", email = "ada@shop.example" }, user_attributes = new { ct_name = "Ada", ct_dob = "1990/12/10", ct_push_opt_in = "1", ct_gender = "F", ct_photo = "https://img.example.test/a.png", ct_email_opt_in = "false", ct_sms_opt_in = false, ct_whatsapp_opt_in = "0" } });
        app.Advance(Hour);
        app.Feed(Batch("u-1", Event("Push Impressions", "attribution", app.Now - (50 * Hour), new { }), new { ct_gender = "X", city = "Pune" }));
        app.Feed(new { user_identities = new { customer_id = "u-1" }, deleted_user_attributes = new[] { "ct_photo" } });

        await app.ProcessAsync();

        var user = app.User("u-1");
        (user.Name, user.Email).ShouldBe(("Ada", "ada@shop.example"));
        user.Traits.ShouldBe(
            new Dictionary<string, string>
            {
                ["city"] = "\"Pune\"",
                ["ct_dob"] = "\"1990-12-10\"",
                ["ct_email_opt_in"] = "false",
                ["ct_gender"] = "\"F\"",
                ["ct_name"] = "\"Ada\"",
                ["ct_push_opt_in"] = "true",
                ["ct_sms_opt_in"] = "false",
                ["ct_whatsapp_opt_in"] = "false",
            },
            ignoreOrder: true);
        app.Names.ShouldBe(["user_updated", "user_updated", "Push Impressions", "user_updated"]);
        app.Stream.ShouldAllBe(happened => happened.Origin!.Partner == "clevertap");
        app.FeedCount(FeedFigures.ProfileBatches).ShouldBe(2);
    }

    [Fact]
    public async Task The_same_attributes_again_are_no_news_but_keep_older_words_out()
    {
        await using var app = new ProcessingApplication();
        app.Feed(new { user_identities = new { customer_id = "u-1" }, user_attributes = new { tier = "gold" } });
        app.Advance(10 * Hour);
        app.Feed(new { user_identities = new { customer_id = "u-1" }, user_attributes = new { tier = "gold" } });
        app.Feed(Batch("u-1", Event("Push Impressions", "attribution", app.Now - (5 * Hour), new { }), new { tier = "silver" }));

        await app.ProcessAsync();

        app.Names.ShouldBe(["user_updated", "Push Impressions"]);
        app.User("u-1").Traits["tier"].ShouldBe("\"gold\"");
    }

    [Fact]
    public async Task A_refused_channel_is_withheld_whatever_else_is_decided_until_it_is_allowed_again()
    {
        await using var app = new ProcessingApplication();
        app.Feed(new { user_identities = new { customer_id = "u-1" }, user_attributes = new { ct_email_opt_in = false, ct_push_opt_in = "false" } });
        app.Say(FactKind.Sharing, new { user_id = "u-1", opted_out = false, blocked = new[] { "meta" } });
        await app.ProcessAsync();
        (app.User("u-1").Sharing!.Withheld, app.User("u-1").Sharing!.Blocks("meta")).ShouldSatisfyAllConditions(
            told => told.Item1.ShouldBe(["email", "push"]), told => told.Item2.ShouldBeTrue());

        app.Advance(Hour);
        app.Feed(Batch("u-1", Event("Channel Unsubscribed", "other", app.Now, new Dictionary<string, string> { ["Type"] = "Email", ["Resubscribed"] = "true" })));
        app.Feed(Batch("u-1", Event("Channel Unsubscribed", "other", app.Now, new Dictionary<string, string> { ["Type"] = "Push", ["Resubscribed"] = "true", ["Group"] = "News" })));
        await app.ProcessAsync();

        app.User("u-1").Sharing!.Withheld.ShouldBe(["push"]);
        app.User("u-1").Sharing!.Blocks("meta").ShouldBeTrue();
    }
}
