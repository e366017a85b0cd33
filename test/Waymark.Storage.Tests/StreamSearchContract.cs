using Waymark.Events;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests;

public abstract class StreamSearchContract : StateContract
{
    [Fact]
    public async Task A_search_by_name_is_exact()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Emit(Some.Event("purchase"));
            batch.Emit(Some.Event("Purchase"));
            batch.Emit(Some.Event("purchase_failed"));
        });

        Search(state, new StreamFilter(Name: "purchase")).ShouldBe([1]);
        Search(state, new StreamFilter(Name: "purch")).ShouldBeEmpty();
        Search(state, new StreamFilter()).ShouldBe([1, 2, 3]);
    }

    [Theory]
    [InlineData("stall-7", true)]
    [InlineData("ser-9", true)]
    [InlineData("Grün", true)]
    [InlineData("grün", false)]
    [InlineData("café", true)]
    [InlineData("12.50", true)]
    [InlineData("true", true)]
    [InlineData("deep", true)]
    [InlineData("say \"hi\"", true)]
    [InlineData("a/b", true)]
    [InlineData("colour", false)]
    [InlineData("nowhere", false)]
    public async Task Contains_looks_into_ids_and_attribute_values_but_not_into_their_names(string text, bool found)
    {
        await using var state = await OpenAsync();
        Process(state, batch => batch.Emit(Some.Event(
            installId: "install-7",
            values: """{"colour":"Grün","drink":"caf\u00e9","price":12.50,"gift":true,"list":[{"in":"deep"}],"said":"say \"hi\"","path":"a\/b"}""") with
        {
            UserId = "user-9",
        }));

        Search(state, new StreamFilter(Contains: text)).Any().ShouldBe(found);
    }

    [Fact]
    public async Task Filters_narrow_each_other()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Emit(Some.Event("purchase", """{"sku":"tea"}"""));
            batch.Emit(Some.Event("purchase", """{"sku":"tea"}""", installId: "install-2"));
            batch.Emit(Some.Event("purchase", """{"sku":"cup"}"""));
            batch.Emit(Some.Event("view", """{"sku":"tea"}"""));
        });

        Search(state, new StreamFilter("purchase", "tea", "install-1")).ShouldBe([1]);
        Search(state, new StreamFilter(InstallId: "install-2")).ShouldBe([2]);
    }

    [Fact]
    public async Task A_search_is_for_a_user_or_between_two_moments_too()
    {
        await using var state = await OpenAsync();
        var noon = new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
        Process(state, batch =>
        {
            batch.Emit(Some.Event() with { At = noon });
            batch.Emit(Some.Event() with { At = noon.AddHours(1), UserId = "user-9" });
            batch.Emit(Some.Event() with { At = noon.AddHours(2), UserId = "user-99" });
        });

        Search(state, new StreamFilter { UserId = "user-9" }).ShouldBe([2]);
        Search(state, new StreamFilter { From = noon.AddHours(1) }).ShouldBe([2, 3]);
        Search(state, new StreamFilter { To = noon.AddHours(1) }).ShouldBe([1]);
    }

    [Fact]
    public async Task A_search_from_the_end_goes_backwards_page_by_page()
    {
        await using var state = await OpenAsync();
        EmitMany(state, 12);
        var filter = new StreamFilter(Name: "even") { NewestFirst = true };

        var (first, next) = state.Search(App, filter, long.MaxValue, 4);
        var (second, last) = state.Search(App, filter, next.ShouldNotBeNull(), 4);

        first.Select(e => e.Position).ShouldBe([12, 10, 8, 6]);
        second.Select(e => e.Position).ShouldBe([4, 2]);
        last.ShouldBeNull();
    }

    [Fact]
    public async Task A_search_goes_on_where_the_last_page_ended_until_there_is_no_next()
    {
        await using var state = await OpenAsync();
        EmitMany(state, 25);

        var (first, next) = state.Search(App, new StreamFilter(Name: "even"), 0, 5);
        first.Select(e => e.Position).ShouldBe([2, 4, 6, 8, 10]);

        var (second, last) = state.Search(App, new StreamFilter(Name: "even"), next.ShouldNotBeNull(), 100);
        second.Select(e => e.Position).ShouldBe([12, 14, 16, 18, 20, 22, 24]);
        last.ShouldBeNull();
    }

    [Fact]
    public async Task A_page_that_holds_exactly_the_rest_has_no_next()
    {
        await using var state = await OpenAsync();
        EmitMany(state, 10);

        var (events, next) = state.Search(App, new StreamFilter(), 0, 10);

        events.Count.ShouldBe(10);
        next.ShouldBeNull();
    }

    [Fact]
    public async Task A_search_for_the_rare_looks_at_a_bounded_stretch_and_says_where_to_go_on()
    {
        await using var state = await OpenAsync();
        EmitMany(state, 120_000, last: "needle");
        var filter = new StreamFilter(Name: "needle");

        var found = new List<StreamEvent>();
        var pages = 0;
        for (long? next = 0; next is not null; pages++)
        {
            (var events, next) = state.Search(App, filter, next.Value, 10);
            found.AddRange(events);
        }

        found.ShouldHaveSingleItem().Position.ShouldBe(120_000);
        pages.ShouldBeGreaterThan(1);
    }

    static IEnumerable<long> Search(IState state, StreamFilter filter) => state.Search(App, filter, 0, 100).Events.Select(e => e.Position);
}
