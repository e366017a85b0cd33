using System.Net;
using System.Text.Json;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Api.Links;

public sealed class SmartLinkEndpointsTests : IAsyncLifetime
{
    WaymarkApplication _app = null!;

    public async ValueTask InitializeAsync() => _app = await WaymarkApplication.StartAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_link_is_made_with_what_it_does_not_say_drawn()
    {
        var link = await _app.MakeLinkAsync("""{ "name": "Spring letter", "channel": "Newsletter", "data": { "product": 42 } }""");

        link.GetProperty("token").GetString().ShouldNotBeNull().ShouldMatch("^[A-Za-z0-9]{10}$");
        link.GetProperty("code").GetString().ShouldNotBeNull().ShouldMatch("^[A-Z2-9]{7}$");
        link.GetProperty("url").GetString().ShouldBe($"https://links.example.test/{link.GetProperty("token").GetString()}");
        link.GetProperty("standing").GetString().ShouldBe("active");
        link.GetProperty("clicks").GetInt64().ShouldBe(0);
        link.GetProperty("createdBy").GetString().ShouldNotBeNullOrEmpty();
        link.GetProperty("data").GetProperty("product").GetString().ShouldBe("42");

        var found = await _app.ManageAsync($"apps/shop/links/{link.GetProperty("token").GetString()}");
        found.ToString().ShouldBe(link.ToString());
        (await _app.ManageAsync($"apps/shop/links?code={link.GetProperty("code").GetString()!.ToLowerInvariant()}")).GetProperty("links").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Mistakes_are_told_by_field_and_nothing_is_kept()
    {
        var (status, answer) = await _app.TellAsync(HttpMethod.Post, "apps/shop/links", """{ "token": "AbC123", "fallbackUrl": "https://evil.test/", "data": { "$x": "y" } }""");

        status.ShouldBe(HttpStatusCode.BadRequest);
        answer.GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("field").GetString()).ShouldBe(["token", "fallbackUrl", "data.$x", "name"], ignoreOrder: true);
        (await _app.ManageAsync("apps/shop/links")).GetProperty("links").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_token_and_a_code_are_given_once()
    {
        await _app.MakeLinkAsync("""{ "token": "xY12", "name": "first", "code": "SPRING" }""");

        var (status, taken) = await _app.TellAsync(HttpMethod.Post, "apps/shop/links", """{ "token": "xY12", "name": "second" }""");
        var (_, codeTaken) = await _app.TellAsync(HttpMethod.Post, "apps/shop/links", """{ "token": "zZ34", "name": "second", "code": "spring" }""");

        status.ShouldBe(HttpStatusCode.BadRequest);
        taken.GetProperty("fields")[0].GetProperty("field").GetString().ShouldBe("token");
        codeTaken.GetProperty("fields")[0].GetProperty("field").GetString().ShouldBe("code");
        (await _app.ManageAsync("apps/shop/links/xY12")).GetProperty("name").GetString().ShouldBe("first");
    }

    [Fact]
    public async Task What_is_given_is_changed_and_null_takes_away()
    {
        await _app.MakeLinkAsync("""{ "token": "xY12", "name": "Spring", "title": { "default": "Hello", "de": "Hallo" }, "clickLimit": 5, "promoCode": "SAVE10" }""");

        var (status, link) = await _app.TellAsync(HttpMethod.Patch, "apps/shop/links/xY12", """{ "name": "Summer", "title": { "de": null, "fr": "Salut" }, "clickLimit": null }""");

        status.ShouldBe(HttpStatusCode.OK);
        link.GetProperty("name").GetString().ShouldBe("Summer");
        link.GetProperty("title").ToString().ShouldBe("""{"default":"Hello","fr":"Salut"}""");
        link.TryGetProperty("clickLimit", out _).ShouldBeFalse();
        link.GetProperty("promoCode").GetString().ShouldBe("SAVE10");
    }

    [Theory]
    [InlineData("""{ "token": "other" }""", "token never changes")]
    [InlineData("""{ "name": null }""", "name is missing")]
    [InlineData("""{ "clickLimit": 0 }""", "clickLimit must be")]
    [InlineData("[]", "not one JSON object")]
    [InlineData("{", "not one JSON object")]
    public async Task A_change_that_makes_no_sense_changes_nothing(string change, string because)
    {
        await _app.MakeLinkAsync("""{ "token": "xY12", "name": "Spring" }""");

        var (status, answer) = await _app.TellAsync(HttpMethod.Patch, "apps/shop/links/xY12", change);

        status.ShouldBe(HttpStatusCode.BadRequest);
        answer.GetProperty("error").GetString().ShouldNotBeNull().ShouldContain(because);
        (await _app.ManageAsync("apps/shop/links/xY12")).GetProperty("name").GetString().ShouldBe("Spring");
    }

    [Fact]
    public async Task A_link_is_archived_and_restored()
    {
        await _app.MakeLinkAsync("""{ "token": "xY12", "name": "Spring" }""");

        (await _app.TellAsync(HttpMethod.Post, "apps/shop/links/xY12/archive")).Answer.GetProperty("standing").GetString().ShouldBe("archived");
        (await _app.ManageAsync("apps/shop/links?archived=false")).GetProperty("links").GetArrayLength().ShouldBe(0);
        (await _app.TellAsync(HttpMethod.Post, "apps/shop/links/xY12/restore")).Answer.GetProperty("standing").GetString().ShouldBe("active");
        (await _app.TellAsync(HttpMethod.Post, "apps/shop/links/unheard/archive")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Links_are_listed_page_by_page_and_by_what_they_are()
    {
        foreach (var (token, campaign) in new[] { ("a1", "Spring"), ("b2", "Summer"), ("c3", "Spring") })
            await _app.MakeLinkAsync($$"""{ "token": "{{token}}", "name": "Poster {{token}}", "campaign": "{{campaign}}" }""");

        var first = await _app.ManageAsync("apps/shop/links?limit=2");
        var second = await _app.ManageAsync($"apps/shop/links?limit=2&after={first.GetProperty("next").GetString()}");

        Tokens(first).Concat(Tokens(second)).ShouldBe(["a1", "b2", "c3"], ignoreOrder: true);
        Tokens(await _app.ManageAsync("apps/shop/links?campaign=Spring")).ShouldBe(["a1", "c3"], ignoreOrder: true);
        Tokens(await _app.ManageAsync("apps/shop/links?contains=poster%20B")).ShouldBe(["b2"]);
        using var wrong = await _app.ManageRawAsync("apps/shop/links?after=nonsense");
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_link_is_drawn_as_a_code_and_a_campaign_too()
    {
        await _app.MakeLinkAsync("""{ "token": "xY12", "name": "Poster" }""");

        using var png = await _app.ManageRawAsync("apps/shop/links/xY12/qr.png");
        using var svg = await _app.ManageRawAsync("apps/shop/campaigns/AbC123/qr.svg?scale=4");
        using var gif = await _app.ManageRawAsync("apps/shop/links/xY12/qr.gif");

        png.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        (await png.Content.ReadAsByteArrayAsync())[..4].ShouldBe([0x89, 0x50, 0x4e, 0x47]);
        svg.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        (await svg.Content.ReadAsStringAsync()).ShouldStartWith("<svg");
        gif.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    static IEnumerable<string?> Tokens(JsonElement page) => page.GetProperty("links").EnumerateArray().Select(link => link.GetProperty("token").GetString());
}
