using Waymark.Facts;
using Waymark.Referrals;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing.Referrals;

public sealed class IdentityTests
{
    [Fact]
    public async Task An_identity_is_kept_with_its_user_and_replaced_by_the_next_of_the_provider()
    {
        await using var app = await WithUsersAsync();
        Add(app, "i-1", "steam", "s-1");
        Add(app, "i-1", "steam", "s-2");
        Add(app, "i-1", "facebook", "f-1");
        await app.ProcessAsync();

        app.User("u-1").Identities.ShouldBe(new Dictionary<string, string> { ["facebook"] = "f-1", ["steam"] = "s-2" });
        app.State.Community.FindIdentity("shop", "steam", "s-1").ShouldBeNull();
        app.State.Community.FindIdentity("shop", "steam", "s-2")!.User.ShouldBe("u-1");
        app.Ruling().ShouldBe(new Ruling("added") { Subject = "u-1" });
    }

    [Fact]
    public async Task Somebody_elses_identity_is_a_conflict_that_changes_nothing()
    {
        await using var app = await WithUsersAsync();
        Add(app, "i-1", "steam", "s-1", "hash");
        Add(app, "i-2", "steam", "s-1", "hash");
        await app.ProcessAsync();

        app.Ruling().ShouldBe(new Ruling("conflict") { Subject = "u-2", Other = "u-1" });
        app.User("u-2").Identities.ShouldBeEmpty();
        app.Install("i-2").UserId.ShouldBe("u-2");
        var entry = app.State.Community.Audit("shop", AuditKind.IdentityConflict, null, null, 9).ShouldHaveSingleItem();
        (entry.Person, entry.Other, entry.What).ShouldBe((Person.User("u-2"), Person.User("u-1"), "steam"));
    }

    [Fact]
    public async Task Without_the_same_access_token_nobody_learns_whose_it_is()
    {
        await using var app = await WithUsersAsync();
        Add(app, "i-1", "steam", "s-1", "hash");
        Add(app, "i-2", "steam", "s-1", "guess", switches: true);
        await app.ProcessAsync();
        app.Ruling().ShouldBe(new Ruling("wrong_token"));

        Add(app, "i-1", "xbox", "x-1");
        app.Say(FactKind.Identity, new { who = new { user = "u-1" }, provider = "psn", id = "p-1", is_vouched_for = true });
        Add(app, "i-2", "psn", "p-1", "hash");
        await app.ProcessAsync();
        app.Ruling().ShouldBe(new Ruling("wrong_token"));
        app.Install("i-2").UserId.ShouldBe("u-2");
    }

    [Fact]
    public async Task Whoever_chooses_to_switch_becomes_the_other_user_and_relations_stay()
    {
        await using var app = await WithUsersAsync();
        app.Say(FactKind.Relation, new { source = "app", relations = new[] { new { referred = new { install = "i-2" }, referrer = new { user = "u-3" }, @event = "app_install" } } });
        Add(app, "i-1", "steam", "s-1", "hash");
        Add(app, "i-2", "steam", "s-1", "hash", switches: true);
        await app.ProcessAsync();

        app.Ruling().ShouldBe(new Ruling("switched") { Subject = "u-1", Other = "u-2" });
        app.Install("i-2").UserId.ShouldBe("u-1");
        app.User("u-1").InstallIds.ShouldBe(["i-1", "i-2"]);
        app.State.ReferrersOf("shop", Person.User("u-2"), null, 0, 9).ShouldHaveSingleItem().Referrer.ShouldBe(Person.User("u-3"));
        app.State.ReferrersOf("shop", Person.User("u-1"), null, 0, 9).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_install_without_a_user_may_go_over_but_not_own_an_identity()
    {
        await using var app = await WithUsersAsync();
        app.Init("i-9");
        Add(app, "i-9", "steam", "new");
        await app.ProcessAsync();
        app.Ruling().ShouldBe(new Ruling("no_user_yet"));

        Add(app, "i-1", "steam", "s-1", "hash");
        Add(app, "i-9", "steam", "s-1", "hash");
        await app.ProcessAsync();
        app.Ruling().ShouldBe(new Ruling("conflict") { Other = "u-1" });

        Add(app, "i-9", "steam", "s-1", "hash", switches: true);
        await app.ProcessAsync();
        app.Install("i-9").UserId.ShouldBe("u-1");
    }

    [Fact]
    public async Task An_identity_that_is_removed_is_free_again()
    {
        await using var app = await WithUsersAsync();
        Add(app, "i-1", "steam", "s-1");
        app.Say(FactKind.Identity, new { who = new { install = "i-1" }, provider = "steam", removes = true });
        app.Say(FactKind.Identity, new { who = new { install = "i-1" }, provider = "steam", removes = true });
        Add(app, "i-2", "steam", "s-1", "another");
        await app.ProcessAsync();

        app.User("u-1").Identities.ShouldBeEmpty();
        app.User("u-2").Identities["steam"].ShouldBe("s-1");
        app.Dropped["unknown_identity"].ShouldBe(1);
    }

    [Fact]
    public async Task A_vouched_identity_that_is_told_again_changes_nothing_but_its_token()
    {
        await using var app = await WithUsersAsync();
        Add(app, "i-1", "steam", "s-1", "hash");
        Add(app, "i-1", "steam", "s-1", "other");
        await app.ProcessAsync();

        app.State.Community.FindIdentity("shop", "steam", "s-1")!.TokenHash.ShouldBe("other");
        app.State.Community.Audit("shop", null, null, null, 9).ShouldHaveSingleItem().Kind.ShouldBe(AuditKind.IdentityAdded);
    }

    [Fact]
    public async Task A_user_has_fifty_identities_at_most()
    {
        await using var app = await WithUsersAsync();
        for (var number = 0; number < 51; number++)
            Add(app, "i-1", $"provider-{number}", "x");
        await app.ProcessAsync();

        app.User("u-1").Identities.Count.ShouldBe(50);
        app.Ruling().ShouldBe(new Ruling("too_many_identities"));
    }

    static async Task<ProcessingApplication> WithUsersAsync()
    {
        var app = new ProcessingApplication();
        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u-1" } });
        app.Say(FactKind.Signup, new { install_instance_id = "i-2", user_data = new { id = "u-2" } });
        await app.ProcessAsync();
        return app;
    }

    static void Add(ProcessingApplication app, string install, string provider, string id, string hash = "hash", bool switches = false) =>
        app.Say(FactKind.Identity, new { who = new { install }, provider, id, token_hash = hash, switches, by = "app" });
}

static class LastRuling
{
    /// <summary>What was decided about the last fact.</summary>
    public static Ruling Ruling(this ProcessingApplication app) => app.State.Community.FindRuling(app.App, app.Journal.Count).ShouldNotBeNull();
}
