using Waymark.PromoCodes;
using Waymark.Referrals;
using Waymark.Storage.Tests.Support;
using Waymark.Users;

namespace Waymark.Storage.Tests;

public abstract class CommunityContract : StateContract
{
    static readonly Person Anna = Person.User("anna"), Ben = Person.User("ben"), Cleo = Person.User("cleo"), Phone = Person.Install("phone-1");

    [Fact]
    public async Task An_identity_has_one_owner_and_is_counted_by_provider()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Save(Some.User("anna") with { Email = "a@shop.example", Identities = new Dictionary<string, string> { ["email"] = "b@shop.example", ["phone"] = "+1" } });
            batch.Save(Some.User("ben") with { Phone = "+49" });
            batch.Community.Save(Known("facebook", "f-1", "anna"));
            batch.Community.Save(Known("facebook", "f-2", "ben"));
            batch.Community.Save(Known("steam", "f-1", "ben"));
            batch.Community.FindIdentity(App, "facebook", "f-1").ShouldNotBeNull().User.ShouldBe("anna");
        });
        Process(state, batch => batch.Community.Save(Known("facebook", "f-1", "ben") with { TokenHash = "hash" }));

        state.Community.FindIdentity(App, "facebook", "f-1").ShouldBe(Known("facebook", "f-1", "ben") with { TokenHash = "hash" });
        state.Community.FindIdentity(App, "facebook", "F-1").ShouldBeNull();
        state.Community.CountIdentities(App).ShouldBe(new Dictionary<string, long> { ["facebook"] = 2, ["steam"] = 1 });
        state.Community.CountUsers(App).ShouldBe((2, 1, 2));
        state.Community.FindIdentity("unheard of", "facebook", "f-1").ShouldBeNull();

        Process(state, batch =>
        {
            batch.Community.RemoveIdentity(App, "facebook", "f-1").ShouldBeTrue();
            batch.Community.RemoveIdentity(App, "facebook", "f-1").ShouldBeFalse();
        });
        state.Community.FindIdentity(App, "facebook", "f-1").ShouldBeNull();
    }

    [Fact]
    public async Task Readers_find_users_by_what_else_they_are_known_by()
    {
        await using var state = await OpenAsync();
        Process(state, batch => batch.LinkUser(App, UserKey.OfEmail("a@shop.example"), "anna", Some.Noon));

        state.Community.UsersOf(App, UserKey.OfEmail("A@Shop.example")).ShouldBe(["anna"]);
        state.Community.UsersOf(App, 1).ShouldBeEmpty();
    }

    [Fact]
    public async Task Friends_are_friends_both_ways_and_stay_so_when_one_signs_up()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Community.Befriend(App, Phone, Anna, Some.Noon);
            batch.Community.Befriend(App, Phone, Anna, Some.Noon.AddHours(1));
            batch.Community.Befriend(App, Cleo, Phone, Some.Noon.AddHours(2));
            batch.Community.Befriend(App, Anna, Anna, Some.Noon);
        });
        state.Community.FriendsOf(App, Phone, 0, 9).ShouldBe([Cleo, Anna]);
        state.Community.FriendsOf(App, Phone, 1, 1).ShouldBe([Anna]);

        Process(state, batch => batch.Move(App, Phone, Cleo));

        state.Community.FriendsOf(App, Phone, 0, 9).ShouldBeEmpty();
        state.Community.FriendsOf(App, Cleo, 0, 9).ShouldBe([Anna]);
        state.Community.FriendsOf(App, Anna, 0, 9).ShouldBe([Cleo]);
    }

    [Fact]
    public async Task Promo_codes_are_paged_the_latest_first_and_found_by_creator()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            foreach (var code in (string[])["AAA", "BBB", "CCC"])
                batch.Community.Save(Code(code));

            batch.Community.Save(Code("LATER") with { CreatedAt = Some.Noon.AddHours(1), Creator = Phone });
            batch.Community.Save(Code("AAA") with { Claims = 7, Properties = new Dictionary<string, string> { ["coins"] = "5" } });
        });
        Process(state, batch => batch.Move(App, Phone, Anna));

        var first = state.Community.PromoCodes(App, null, 2);
        var second = state.Community.PromoCodes(App, (first[^1].CreatedAt, first[^1].Code), 9);

        first.Select(code => code.Code).ShouldBe(["LATER", "CCC"]);
        second.Select(code => code.Code).ShouldBe(["BBB", "AAA"]);
        second[^1].Claims.ShouldBe(7);
        second[^1].Properties["coins"].ShouldBe("5");
        state.Community.PromoCodesOf(App, Anna, 9).ShouldHaveSingleItem().Creator.ShouldBe(Anna);
        state.Community.FindPromoCode(App, "aaa").ShouldBeNull();
    }

    [Fact]
    public async Task A_claim_belongs_to_one_person_and_moves_with_them()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Community.Save(new PromoClaim { App = App, Code = "AAA", Person = Phone, At = Some.Noon, RequestId = "r-1" });
            batch.Community.Save(new PromoClaim { App = App, Code = "AAA", Person = Ben, At = Some.Noon });
        });
        Process(state, batch => batch.Move(App, Phone, Anna));

        state.Community.FindClaim(App, "AAA", Phone).ShouldBeNull();
        var claim = state.Community.FindClaim(App, "AAA", Anna).ShouldNotBeNull();
        (claim.Person, claim.RequestId).ShouldBe((Anna, "r-1"));
        state.Community.ClaimsOf(App, "AAA", 1, 9).ShouldHaveSingleItem().Person.ShouldBe(Ben);
    }

    [Fact]
    public async Task Test_devices_are_kept_until_they_are_removed()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Community.Save(new TestDevice { App = App, Kind = TestDeviceKind.Install, Id = "i-1", Name = "Zoë's", AddedAt = Some.Noon });
            batch.Community.Save(new TestDevice { App = App, Kind = TestDeviceKind.AndroidId, Id = "i-1" });
        });

        state.Community.FindTestDevice(App, TestDeviceKind.Install, "i-1").ShouldNotBeNull().Name.ShouldBe("Zoë's");
        state.Community.FindTestDevice(App, TestDeviceKind.VendorId, "i-1").ShouldBeNull();
        state.Community.TestDevices(App, 0, 9).Count.ShouldBe(2);
        Process(state, batch => batch.Community.RemoveTestDevice(App, TestDeviceKind.Install, "i-1").ShouldBeTrue());
        state.Community.TestDevices(App, 0, 9).ShouldHaveSingleItem().Kind.ShouldBe(TestDeviceKind.AndroidId);
    }

    [Fact]
    public async Task The_audit_is_read_by_kind_and_by_either_person_the_latest_first()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Community.Add(Entry(1) with { Why = "typo" });
            batch.Community.Add(Entry(1) with { Part = 1, Person = Cleo });
            batch.Community.Add(Entry(2) with { Kind = AuditKind.RelationRemoved });
            batch.Community.Add(Entry(3) with { Kind = AuditKind.IdentityConflict, Person = Phone, Other = null });
        });
        Process(state, batch => batch.Move(App, Phone, Cleo));

        Facts(null, null).ShouldBe([(3, 0), (2, 0), (1, 1), (1, 0)]);
        Facts(AuditKind.RelationSet, null).ShouldBe([(1, 1), (1, 0)]);
        Facts(null, Anna).ShouldBe([(2, 0), (1, 1), (1, 0)]);
        Facts(null, Cleo).ShouldBe([(3, 0), (1, 1)]);
        Facts(AuditKind.RelationSet, Cleo).ShouldBe([(1, 1)]);
        Facts(null, null, before: 2).ShouldBe([(1, 1), (1, 0)]);
        Facts(null, null, most: 1).ShouldBe([(3, 0)]);
        state.Community.Audit(App, AuditKind.RelationSet, null, null, 9)[^1].Why.ShouldBe("typo");

        IEnumerable<(int, int)> Facts(AuditKind? kind, Person? person, long? before = null, int most = 9) =>
            state.Community.Audit(App, kind, person, before, most).Select(entry => ((int)entry.Fact, entry.Part));
    }

    [Fact]
    public async Task A_ruling_is_there_for_a_while()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Community.Rule(App, 1, Some.Noon, new Ruling("made") { Subject = "t1" });
            batch.Community.Rule(App, 2, Some.Noon, new Ruling("made"));
        });
        state.Community.FindRuling(App, 1).ShouldBe(new Ruling("made") { Subject = "t1" });

        Process(state, batch => batch.Community.Rule(App, 9, Some.Noon.AddHours(2), new Ruling("expired")));

        state.Community.FindRuling(App, 1).ShouldBeNull();
        state.Community.FindRuling(App, 2).ShouldBeNull();
        state.Community.FindRuling(App, 9).ShouldBe(new Ruling("expired"));
    }

    static Identity Known(string provider, string id, string user) => new() { App = App, Provider = provider, Id = id, User = user, At = Some.Noon };

    static PromoCode Code(string code) => new() { App = App, Code = code, CreatedAt = Some.Noon, UpdatedAt = Some.Noon };

    static AuditEntry Entry(long fact) => new() { App = App, Fact = fact, At = Some.Noon, Kind = AuditKind.RelationSet, Person = Ben, Other = Anna, What = "app_install" };
}
