using Waymark.Referrals;
using Waymark.SmartLinks;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests;

public abstract class ReferralsContract : StateContract
{
    static readonly Person Anna = Person.User("anna"), Ben = Person.User("ben"), Phone = Person.Install("phone-1");

    [Fact]
    public async Task A_link_is_found_by_token_code_and_sender_as_it_was_saved_last()
    {
        await using var state = await OpenAsync();
        Process(state, batch => batch.Save(Link("t1") with { Code = "AB2CD", Sender = Anna, Name = "first" }));
        Process(state, batch =>
        {
            batch.Save(Link("t1") with { Code = "XY3ZW", Sender = Anna, Name = "second" });
            batch.FindLink(App, "t1").ShouldNotBeNull().Name.ShouldBe("second");
        });

        var found = state.FindLink(App, "t1").ShouldNotBeNull();
        found.Name.ShouldBe("second");
        found.Sender.ShouldBe(Anna);
        state.FindLinkByCode(App, "XY3ZW").ShouldNotBeNull().Token.ShouldBe("t1");
        state.FindLinkByCode(App, "AB2CD").ShouldBeNull();
        state.LinksOf(App, Anna, 9).ShouldHaveSingleItem().Token.ShouldBe("t1");
        state.FindLink(App, "T1").ShouldBeNull();
        state.FindLink("unheard of", "t1").ShouldBeNull();
    }

    [Fact]
    public async Task An_app_without_links_can_be_told_at_once()
    {
        await using var state = await OpenAsync();
        state.HasLinks(App).ShouldBeFalse();
        Process(state, batch =>
        {
            batch.HasLinks(App).ShouldBeFalse();
            batch.Save(Link("t1"));
            batch.HasLinks(App).ShouldBeTrue();
            batch.HasLinks("other").ShouldBeFalse();
        });

        state.HasLinks(App).ShouldBeTrue();
    }

    [Fact]
    public async Task Clicks_of_a_link_add_up_over_days_and_batches()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.CountClick(App, "t1", new DateOnly(2026, 1, 1));
            batch.CountClick(App, "t1", new DateOnly(2026, 1, 2));
            batch.CountClick(App, "t2", new DateOnly(2026, 1, 2));
            batch.LinkClicks(App, "t1").ShouldBe(2);
        });
        Process(state, batch =>
        {
            batch.CountClick(App, "t1", new DateOnly(2026, 1, 2));
            batch.LinkClicks(App, "t1").ShouldBe(3);
        });

        state.LinkClicks(App, "t1").ShouldBe(3);
        state.LinkClicks(App, "t2").ShouldBe(1);
        state.LinkClicks(App, "never followed").ShouldBe(0);
    }

    [Fact]
    public async Task Links_are_paged_the_latest_first_even_when_many_were_made_at_once()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            foreach (var token in (string[])["a", "b", "c"])
                batch.Save(Link(token));
            batch.Save(Link("later") with { CreatedAt = Some.Noon.AddHours(1) });
        });

        var first = state.Links(App, null, 2);
        var second = state.Links(App, (first[^1].CreatedAt, first[^1].Token), 9);

        first.Select(link => link.Token).ShouldBe(["later", "c"]);
        second.Select(link => link.Token).ShouldBe(["b", "a"]);
    }

    [Fact]
    public async Task Referrals_are_found_by_either_side_by_install_and_by_time()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Save(Came(1) with { Status = FraudStatus.Suspicious, Reasons = ["same_ip"] });
            batch.Save(Came(2) with { At = Some.Noon.AddHours(1), Referred = Ben, InstallId = "phone-2" });
            batch.Save(Came(3) with { At = Some.Noon.AddHours(2), Occasion = Occasion.LinkClick, Referred = null, InstallId = null });
        });

        state.FindReferral(App, 1).ShouldNotBeNull().Reasons.ShouldBe(["same_ip"]);
        state.ReferralsBy(App, Anna, Some.Noon.AddHours(1), 9).Select(one => one.Id).ShouldBe([3L, 2L]);
        state.ReferralsOf(App, Ben, 9).ShouldHaveSingleItem().Id.ShouldBe(2);
        state.ReferralsOfInstall(App, "phone-1", 9).ShouldHaveSingleItem().Referred.ShouldBe(Phone);
        state.Referrals(App, Some.Noon, Some.Noon.AddHours(2), null, 0, 9).Select(one => one.Id).ShouldBe([1L, 2L]);
        state.Referrals(App, Some.Noon, Some.Noon.AddHours(2), FraudStatus.Suspicious, 0, 9).ShouldHaveSingleItem().Id.ShouldBe(1);
        state.Referrals(App, Some.Noon, Some.Noon.AddHours(3), null, 1, 1).ShouldHaveSingleItem().Id.ShouldBe(2);
    }

    [Fact]
    public async Task A_relation_set_again_replaces_its_date_and_data_and_can_be_removed()
    {
        await using var state = await OpenAsync();
        Process(state, batch => batch.Save(Knows(Ben, Anna) with { Data = new Dictionary<string, string> { ["coins"] = "5" } }));
        Process(state, batch => batch.Save(Knows(Ben, Anna) with { At = Some.Noon.AddDays(1) }));
        Process(state, batch => batch.Save(Knows(Ben, Anna) with { Event = "Subscription Started" }));

        var install = state.ReferrersOf(App, Ben, Relation.AppInstall, 0, 9).ShouldHaveSingleItem();
        install.At.ShouldBe(Some.Noon.AddDays(1));
        install.Data.ShouldBeEmpty();
        state.ReferredBy(App, Anna, null, 0, 9).Count.ShouldBe(2);

        Process(state, batch =>
        {
            batch.Remove(App, Ben, Relation.AppInstall, Anna).ShouldBeTrue();
            batch.Remove(App, Ben, Relation.AppInstall, Anna).ShouldBeFalse();
        });
        state.ReferrersOf(App, Ben, null, 0, 9).ShouldHaveSingleItem().Event.ShouldBe("Subscription Started");
    }

    [Fact]
    public async Task A_user_who_signs_up_takes_over_what_was_the_installs()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Save(Link("t1") with { Sender = Phone });
            batch.Save(Came(1));
            batch.Save(Knows(Phone, Anna));
            batch.Save(Knows(Ben, Anna) with { At = Some.Noon.AddDays(1) });
        });

        Process(state, batch => batch.Move(App, Phone, Ben));

        state.LinksOf(App, Ben, 9).ShouldHaveSingleItem().Sender.ShouldBe(Ben);
        state.ReferralsOf(App, Ben, 9).ShouldHaveSingleItem().Referred.ShouldBe(Ben);
        state.ReferrersOf(App, Ben, null, 0, 9).ShouldHaveSingleItem().Referrer.ShouldBe(Anna);
        state.ReferrersOf(App, Phone, null, 0, 9).ShouldBeEmpty();
    }

    static SmartLink Link(string token) => new() { App = App, Token = token, CreatedAt = Some.Noon, UpdatedAt = Some.Noon };

    static Referral Came(long id) => new()
    {
        App = App, Id = id, Occasion = Occasion.AppInstall, At = Some.Noon, Link = "t1", Referrer = Anna, Referred = Phone, InstallId = "phone-1",
    };

    static Relation Knows(Person referred, Person referrer) => new()
    {
        App = App, Referred = referred, Referrer = referrer, Event = Relation.AppInstall, At = Some.Noon,
    };
}
