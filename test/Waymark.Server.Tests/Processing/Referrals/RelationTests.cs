using System.Text;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Referrals;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing.Referrals;

public sealed class RelationTests
{
    static readonly Person Ana = Person.User("ana"), Ben = Person.User("ben");

    [Fact]
    public async Task A_relation_is_kept_told_and_written_down()
    {
        await using var app = new ProcessingApplication();
        Set(app, "ben", "ana", "level_5", new { coins = "5" });
        await app.ProcessAsync();

        var relation = app.State.ReferrersOf("shop", Ben, "level_5", 0, 9).ShouldHaveSingleItem();
        (relation.Referrer, relation.Source, relation.Data["coins"]).ShouldBe((Ana, RelationSource.Staff, "5"));
        var told = app.Stream.ShouldHaveSingleItem();
        (told.Kind, told.Name, told.UserId).ShouldBe((EventKind.Relation, "referrer_set", "ben"));
        Encoding.UTF8.GetString(told.Values.Span).ShouldBe(
            """{"event":"level_5","referrer_user_id":"ana","at":"2026-01-01T00:00:40.123Z","source":"staff","data":{"coins":"5"}}""");
        var entry = app.State.Community.Audit("shop", null, Ana, null, 9).ShouldHaveSingleItem();
        (entry.Kind, entry.Person, entry.Other, entry.What, entry.By, entry.Why).ShouldBe((AuditKind.RelationSet, Ben, Ana, "level_5", "key", "because"));
    }

    [Fact]
    public async Task The_same_again_replaces_date_and_data_and_others_stay_beside_it()
    {
        await using var app = new ProcessingApplication();
        Set(app, "ben", "ana", "level_5", new { coins = "5" });
        app.Advance(TimeSpan.FromHours(1));
        Set(app, "ben", "ana", "level_5", new { gems = "1" });
        Set(app, "ben", "cleo", "level_5", new { });
        Set(app, "ben", "ana", "app_install", new { });
        await app.ProcessAsync();

        var relations = app.State.ReferrersOf("shop", Ben, null, 0, 9);
        relations.Count.ShouldBe(3);
        var replaced = relations.Single(relation => relation.Event == "level_5" && relation.Referrer == Ana);
        replaced.At.ShouldBe(app.Now);
        replaced.Data.ShouldBe(new Dictionary<string, string> { ["gems"] = "1" });
        app.State.ReferredBy("shop", Ana, null, 0, 9).Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_taken_back_is_gone_but_written_down()
    {
        await using var app = new ProcessingApplication();
        Set(app, "ben", "ana", "level_5", new { });
        Set(app, "ben", "ana", "level_5", new { }, removes: true);
        Set(app, "ben", "ana", "level_5", new { }, removes: true);
        await app.ProcessAsync();

        app.State.ReferrersOf("shop", Ben, null, 0, 9).ShouldBeEmpty();
        app.Names.ShouldBe(["referrer_set", "referrer_removed"]);
        app.Ruling().ShouldBe(new Ruling("unknown_relation"));
        app.State.Community.Audit("shop", null, null, null, 9).Select(entry => entry.Kind).ShouldBe([AuditKind.RelationRemoved, AuditKind.RelationSet]);
    }

    [Fact]
    public async Task Nobody_is_their_own_referrer()
    {
        await using var app = new ProcessingApplication();
        Set(app, "ana", "ana", "level_5", new { });
        await app.ProcessAsync();

        app.Ruling().ShouldBe(new Ruling("own_referrer"));
        app.State.ReferrersOf("shop", Ana, null, 0, 9).ShouldBeEmpty();
        app.Stream.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_referrer_is_found_under_a_provider_or_by_the_own_address()
    {
        await using var app = new ProcessingApplication();
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "ana", email = "ana@shop.example" } });
        app.Say(FactKind.Identity, new { who = new { user = "ana" }, provider = "steam", id = "s-1", is_vouched_for = true });
        app.Say(FactKind.Relation, Told("app", new { install = "i-2" }, new { provider = "steam", id = "s-1" }, "a"));
        app.Say(FactKind.Relation, Told("app", new { install = "i-2" }, new { provider = "email", id = "ANA@shop.example" }, "b"));
        app.Say(FactKind.Relation, Told("app", new { install = "i-2" }, new { provider = "steam", id = "nobody" }, "c"));
        await app.ProcessAsync();

        app.State.ReferredBy("shop", Ana, null, 0, 9).Select(relation => (relation.Referred, relation.Event))
            .ShouldBe([(Person.Install("i-2"), "a"), (Person.Install("i-2"), "b")], ignoreOrder: true);
        app.Ruling().ShouldBe(new Ruling("unknown_referrer"));

        app.Say(FactKind.Signup, new { install_instance_id = "i-2", user_data = new { id = "ben" } });
        await app.ProcessAsync();
        app.State.ReferrersOf("shop", Ben, null, 0, 9).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Relations_of_another_product_are_taken_over_in_silence()
    {
        await using var app = new ProcessingApplication();
        var longAgo = new DateTimeOffset(2020, 5, 1, 0, 0, 0, TimeSpan.Zero);
        app.Say(FactKind.Relation, new
        {
            source = "import",
            by = "key",
            why = "moved",
            relations = new object[]
            {
                new { referred = new { user = "ben" }, referrer = new { user = "ana" }, @event = "app_install", at = longAgo, friends = true },
                new { referred = new { user = "ana" }, referrer = new { user = "ana" }, @event = "app_install" },
                new { referred = new { user = "cleo" }, referrer = new { user = "ben" }, @event = "app_install" },
            },
        });
        await app.ProcessAsync();

        app.State.ReferrersOf("shop", Ben, null, 0, 9).ShouldHaveSingleItem().At.ShouldBe(longAgo);
        app.State.Community.FriendsOf("shop", Ana, 0, 9).ShouldBe([Ben]);
        app.State.Community.Audit("shop", null, null, null, 9).Count.ShouldBe(2);
        app.Stream.ShouldBeEmpty();
        app.Dropped["own_referrer"].ShouldBe(1);
    }

    static void Set(ProcessingApplication app, string referred, string referrer, string name, object data, bool removes = false) => app.Say(
        FactKind.Relation,
        new
        {
            source = "staff",
            removes,
            by = "key",
            why = "because",
            relations = new[] { new { referred = new { user = referred }, referrer = new { user = referrer }, @event = name, data } },
        });

    static object Told(string source, object referred, object referrer, string name) => new { source, relations = new[] { new { referred, referrer, @event = name } } };
}
