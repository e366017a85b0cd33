using System.Net;
using Waymark.Facts;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests;

public abstract class JournalFactsContract : JournalContract
{
    [Fact]
    public async Task A_new_journal_is_empty()
    {
        await using var journal = await OpenAsync();

        journal.LastPosition.ShouldBe(0);
        journal.Read(0, 10).ShouldBeEmpty();
        journal.Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task Positions_count_from_one_without_gaps_in_the_order_of_the_commits()
    {
        await using var journal = await OpenAsync();

        for (var expected = 1; expected <= 5; expected++)
            (await AppendAsync(journal, $"{expected}")).ShouldBe(expected);

        journal.LastPosition.ShouldBe(5);
        Bodies(journal.Read(0, 10)).ShouldBe(["1", "2", "3", "4", "5"]);
    }

    [Fact]
    public async Task A_fact_can_be_read_as_soon_as_its_append_is_answered()
    {
        await using var journal = await OpenAsync();

        var position = await AppendAsync(journal, "here");

        journal.LastPosition.ShouldBe(position);
        Bodies(journal.Read(position - 1, 1)).ShouldBe(["here"]);
    }

    [Fact]
    public async Task Everything_about_a_fact_is_kept()
    {
        await using var journal = await OpenAsync();
        var draft = Some.Draft("""{"a":1}""", address: IPAddress.Parse("203.0.113.7"), kind: FactKind.Payment);

        await AppendAsync(journal, draft);

        var fact = journal.Read(0, 1).ShouldHaveSingleItem();
        fact.Position.ShouldBe(1);
        fact.Kind.ShouldBe(FactKind.Payment);
        fact.App.ShouldBe("shop");
        fact.ReceivedAt.ShouldBe(Some.Noon);
        fact.Address.ShouldBe(IPAddress.Parse("203.0.113.7"));
        fact.Signature.ShouldBe(SignatureState.Verified);
        fact.ConfigurationVersion.ShouldBe(7);
        Bodies([fact]).ShouldBe(["""{"a":1}"""]);
    }

    [Theory]
    [InlineData("203.0.113.7")]
    [InlineData("2001:db8::8a2e:370:7334")]
    [InlineData(null)]
    public async Task Addresses_of_both_families_and_none_are_kept(string? address)
    {
        await using var journal = await OpenAsync();
        var written = address is null ? null : IPAddress.Parse(address);

        await AppendAsync(journal, Some.Draft(address: written));

        journal.Read(0, 1).ShouldHaveSingleItem().Address.ShouldBe(written);
    }

    [Theory]
    [InlineData("203.0.113.7")]
    [InlineData("2001:db8::8a2e:370:7334")]
    [InlineData(null)]
    public async Task What_was_known_of_an_address_is_kept_with_it_and_without_it(string? address)
    {
        await using var journal = await OpenAsync();
        var written = address is null ? null : IPAddress.Parse(address);
        var note = new AddressNote { Country = "IN", Region = "कर्नाटक", City = "Bengaluru", Network = NetworkKind.PrivateRelay, MatchKey = "k:1" };

        await AppendAsync(journal, Some.Draft("{}", address: written, note: note));
        await AppendAsync(journal, Some.Draft("next", address: written));

        var facts = journal.Read(0, 2);
        facts.Select(fact => fact.Address).ShouldBe([written, written]);
        facts.Select(fact => fact.AddressNote).ShouldBe([note, null]);
        Bodies(facts).ShouldBe(["{}", "next"]);
    }

    [Fact]
    public async Task A_note_that_knows_but_one_thing_is_kept()
    {
        await using var journal = await OpenAsync();
        var note = new AddressNote { Network = NetworkKind.Tor };

        await AppendAsync(journal, Some.Draft(note: note));

        journal.Read(0, 1).ShouldHaveSingleItem().AddressNote.ShouldBe(note);
    }

    [Fact]
    public async Task The_name_of_a_place_that_never_ends_is_cut_off_and_harms_nothing()
    {
        await using var journal = await OpenAsync();

        await AppendAsync(journal, Some.Draft("body", note: new AddressNote { City = new string('語', 5_000), Country = "JP" }));

        var fact = journal.Read(0, 1).ShouldHaveSingleItem();
        fact.AddressNote.ShouldNotBeNull().City.ShouldNotBeNull().Length.ShouldBe(84);
        fact.AddressNote.Country.ShouldBe("JP");
        Bodies([fact]).ShouldBe(["body"]);
    }

    [Theory]
    [InlineData("магазин-🛒")]
    [InlineData("a")]
    public async Task App_ids_may_hold_any_letters(string app)
    {
        await using var journal = await OpenAsync();

        await AppendAsync(journal, Some.Draft("x", app));

        journal.Read(0, 1).ShouldHaveSingleItem().App.ShouldBe(app);
    }

    [Fact]
    public async Task An_app_id_that_is_too_long_is_refused_and_harms_nobody()
    {
        await using var journal = await OpenAsync();

        Should.Throw<ArgumentException>(() => journal.TryAppend(Some.Draft(app: new string('a', 256)), out _));

        await AppendAsync(journal, Some.Draft("after", new string('a', 255)));
        journal.Read(0, 10).ShouldHaveSingleItem().App.Length.ShouldBe(255);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_048_576)]
    public async Task Bodies_of_any_size_are_kept_byte_for_byte(int length)
    {
        await using var journal = await OpenAsync();
        var body = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + i * 7 % 26)));

        await AppendAsync(journal, body);
        await AppendAsync(journal, "next");

        Bodies(journal.Read(0, 10)).ShouldBe([body, "next"]);
    }
}
