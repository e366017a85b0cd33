using System.Text.Json.Nodes;
using Waymark.Apps;
using Waymark.Referrals;
using Waymark.SmartLinks;
using Waymark.Tests.Links;

namespace Waymark.Tests.SmartLinks;

public sealed class LinkReadingTests
{
    const string Whole = """
        { "token": "xY12", "kind": "banner", "name": "Spring", "channel": "Instagram bio", "medium": "social", "campaign": "Spring_26", "content": "hero",
          "title": { "default": "Hello", "de": "Hallo", "pt_BR": "Olá" }, "description": "Everything new", "image": "https://cdn.example.test/a.png",
          "youtubeVideo": "https://youtu.be/dQw4w9WgXcQ", "promoCode": "SAVE10", "fallbackUrl": { "in": "https://partner.example.test/in" },
          "desktopUrl": "https://www.example.test/spring", "deeplink": "shop://spring", "data": { "product": 42, "colour": "red" },
          "windows": { "clickHours": 48, "probabilisticHours": 0 }, "expiresAt": "2026-12-31T23:59:59+05:30", "clickLimit": 100, "archived": false,
          "landingPage": true, "code": "spring-26", "domain": "LINKS.example.test", "signing": "require" }
        """;

    [Fact]
    public void Every_field_is_read()
    {
        var link = Good(Whole);

        link.Kind.ShouldBe(SmartLinkKind.Banner);
        link.Channel.ShouldBe("Instagram bio");
        link.Title.ShouldNotBeNull().ByPlace.ShouldBe(new Dictionary<string, string> { ["de"] = "Hallo", ["pt-br"] = "Olá" }, ignoreOrder: true);
        link.Title.In(["pt-br", "en"]).ShouldBe(("Olá", "pt-br"));
        link.Title.In(["de-at"]).ShouldBe(("Hallo", "de"));
        link.Title.In(["fr"]).ShouldBe(("Hello", null));
        link.Description.ShouldNotBeNull().Default.ShouldBe("Everything new");
        link.FallbackUrl.ShouldNotBeNull().For("IN").ShouldBe("https://partner.example.test/in");
        link.FallbackUrl.For("DE").ShouldBeNull();
        link.Data.ShouldBe(new Dictionary<string, string> { ["product"] = "42", ["colour"] = "red" }, ignoreOrder: true);
        link.Windows.ShouldBe(new WindowSettings { ClickHours = 48, ProbabilisticHours = 0 });
        link.ExpiresAt.ShouldBe(new DateTimeOffset(2026, 12, 31, 18, 29, 59, TimeSpan.Zero));
        link.ClickLimit.ShouldBe(100);
        link.HasLandingPage.ShouldBeTrue();
        link.Code.ShouldBe("SPRING26");
        link.Domain.ShouldBe("links.example.test");
        link.Signing.ShouldBe(SigningMode.Require);
    }

    [Fact]
    public void What_is_written_out_is_read_back_the_same()
    {
        var link = Good(Whole);
        var word = new SmartLinksWord { AreNew = true, By = "key 1", Links = [link with { Sender = Person.User("anna"), CreatedBy = "key 1" }] };

        var read = SmartLinksWord.Read(word.Write()).ShouldNotBeNull();

        read.AreNew.ShouldBeTrue();
        System.Text.Encoding.UTF8.GetString(read.Write()).ShouldBe(System.Text.Encoding.UTF8.GetString(word.Write()));
        read.Links[0].Sender.ShouldBe(Person.User("anna"));
        read.Links[0].Title.ShouldNotBeNull().ByPlace["de"].ShouldBe("Hallo");
    }

    [Theory]
    [InlineData("""{ "name": "x", "token": "AbC123" }""", "token \"AbC123\" is the id of a campaign")]
    [InlineData("""{ "name": "x", "token": "api" }""", "token \"api\" is the beginning of an address of the server's own")]
    [InlineData("""{ "name": "x", "token": "a b" }""", "token must be 1 to 64")]
    [InlineData("""{ }""", "name is missing")]
    [InlineData("""{ "kind": "invite" }""", "sender is missing")]
    [InlineData("""{ "kind": "invite", "sender": { "userId": "anna" }, "channel": "my channel" }""", "channel of an invite is a channel's id")]
    [InlineData("""{ "kind": "marketing", "name": "x", "sender": "anna" }""", "sender goes with kind invite alone")]
    [InlineData("""{ "name": "x", "kind": "poster" }""", "kind must be one of marketing, invite, banner")]
    [InlineData("""{ "name": "x", "title": { "english": "Hi" } }""", "title.english is no language")]
    [InlineData("""{ "name": "x", "title": [] }""", "title must be a text")]
    [InlineData("""{ "name": "x", "image": "http://cdn.example.test/a.png" }""", "image must be an absolute https:// address")]
    [InlineData("""{ "name": "x", "youtubeVideo": "https://evil.test/watch?v=dQw4w9WgXcQ" }""", "youtubeVideo is neither")]
    [InlineData("""{ "name": "x", "fallbackUrl": "https://evil.test/" }""", "fallbackUrl leads to evil.test")]
    [InlineData("""{ "name": "x", "desktopUrl": { "IN": "https://evil.test/" } }""", "desktopUrl.IN leads to evil.test")]
    [InlineData("""{ "name": "x", "desktopUrl": { "India": "https://www.example.test/" } }""", "desktopUrl.India is no country")]
    [InlineData("""{ "name": "x", "deeplink": "other://place" }""", "deeplink must be an absolute https:// address or begin with the app's uriScheme")]
    [InlineData("""{ "name": "x", "data": { "$content": "y" } }""", "data.$content begins with $, which is reserved")]
    [InlineData("""{ "name": "x", "data": { "a": {} } }""", "data.a must be a text")]
    [InlineData("""{ "name": "x", "$promo_code": "y" }""", "$promo_code is a reserved param; it has a field of its own")]
    [InlineData("""{ "name": "x", "windows": { "clickHours": 721 } }""", "windows.clickHours must be a whole number from 1 to 720")]
    [InlineData("""{ "name": "x", "expiresAt": "tomorrow" }""", "expiresAt must be a moment")]
    [InlineData("""{ "name": "x", "clickLimit": 0 }""", "clickLimit must be a whole number from 1")]
    [InlineData("""{ "name": "x", "archived": "maybe" }""", "archived must be true or false")]
    [InlineData("""{ "name": "x", "code": "ab" }""", "code must have 4 to 32")]
    [InlineData("""{ "name": "x", "domain": "other.example.test" }""", "domain other.example.test is none of the app's domains")]
    [InlineData("""{ "name": "x", "promocode": "y" }""", "promocode is no field of a link; did you mean \"promoCode\"?")]
    [InlineData("""{ "name": "x\u0007" }""", "name holds control characters")]
    public void What_cannot_be_kept_is_told_by_field(string sent, string problem) =>
        LinkReading.Read(JsonNode.Parse(sent)!.AsObject(), ShopApp.Full, out _).ShouldHaveSingleItem().ToString().ShouldStartWith(problem);

    [Fact]
    public void All_mistakes_are_told_at_once() =>
        LinkReading.Read(JsonNode.Parse("""{ "clickLimit": -1, "image": "x" }""")!.AsObject(), ShopApp.Full, out _).Select(error => error.Field).ShouldBe(["image", "clickLimit", "name"]);

    [Theory]
    [InlineData("dQw4w9WgXcQ", "dQw4w9WgXcQ")]
    [InlineData("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=5", "dQw4w9WgXcQ")]
    [InlineData("https://youtube.com/shorts/dQw4w9WgXcQ", "dQw4w9WgXcQ")]
    [InlineData("https://youtu.be/dQw4w9WgXcQ?si=x", "dQw4w9WgXcQ")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("https://www.youtube.com/watch?v=\"><script>", null)]
    public void A_video_is_known_by_its_id(string text, string? id) => YoutubeVideo.Id(text).ShouldBe(id);

    static SmartLink Good(string sent)
    {
        LinkReading.Read(JsonNode.Parse(sent)!.AsObject(), ShopApp.Full, out var link).ShouldBeEmpty();
        return link;
    }
}
