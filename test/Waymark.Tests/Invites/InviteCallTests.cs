using System.Text.Json;
using Waymark.Apps;
using Waymark.Invites;

namespace Waymark.Tests.Invites;

public sealed class InviteCallTests
{
    static readonly App App = new() { Id = "shop", Domains = ["go.example"], AllowedHosts = ["www.example"] };

    [Fact]
    public void A_call_says_channel_content_and_the_parameters_of_the_link()
    {
        var mistake = InviteCall.Read(
            JsonElement.Parse("""
                { "channel": "WhatsApp", "language": "de", "text": { "de": "Komm", "default": "Come" }, "image": "https://cdn.example/a.png",
                  "campaign": "spring",
                  "link_params": { "$content": "banner_a", "$title": { "default": "T", "de": "Titel" }, "$promo_code": "SAVE5", "$desktop_url": "https://www.example/x",
                                   "room": "42", "level": 7, "vip": true } }
                """),
            App,
            out var call);

        mistake.ShouldBeNull();
        (call.Channel, call.Text["de"], call.Link.Channel, call.Link.Campaign).ShouldBe(("whatsapp", "Komm", "whatsapp", "spring"));
        (call.Link.Content, call.Link.PromoCode, call.Link.Medium).ShouldBe(("banner_a", "SAVE5", "invite"));
        call.Link.Title!.ByPlace["de"].ShouldBe("Titel");
        call.Link.DesktopUrl!.Default.ShouldBe("https://www.example/x");
        call.Link.Data.ShouldBe(new Dictionary<string, string> { ["level"] = "7", ["room"] = "42", ["vip"] = "true" });
    }

    [Theory]
    [InlineData("""{ "channel": "a b" }""", "channel may hold")]
    [InlineData("""{ "channel": {} }""", "channel must be text")]
    [InlineData("""{ "image": "http://cdn.example/a.png" }""", "image must be an https:// address")]
    [InlineData("""{ "text": { "de": {} } }""", "text.de must be text")]
    [InlineData("""{ "link_params": [] }""", "link_params must be an object")]
    [InlineData("""{ "link_params": { "$colour": "red" } }""", "link_params.$colour is none of ours")]
    [InlineData("""{ "link_params": { "room": {} } }""", "link_params.room must be text")]
    [InlineData("""{ "link_params": { "": "x" } }""", "link_params. is no key")]
    [InlineData("""{ "link_params": { "$fallback_url": "https://evil.example/" } }""", "link_params.$fallback_url leads to a host")]
    [InlineData("""{ "link_params": { "$desktop_url": "javascript:alert(1)" } }""", "link_params.$desktop_url leads to a host")]
    public void What_is_wrong_is_named(string body, string mistake) =>
        InviteCall.Read(JsonElement.Parse(body), App, out _).ShouldNotBeNull().ShouldStartWith(mistake);

    [Fact]
    public void Sizes_are_limited()
    {
        var many = string.Join(',', Enumerable.Range(0, 51).Select(number => $"\"k{number}\": 1"));

        Mistake($$"""{ "link_params": { "room": "{{new string('x', 1_025)}}" } }""").ShouldContain("longer than 1024");
        Mistake($$"""{ "link_params": { {{many}} } }""").ShouldContain("50 keys");
        Mistake($$"""{ "text": "{{new string('x', 4_097)}}" }""").ShouldBe("text is longer than 4096 characters");
        Mistake($$"""{ "request_id": "{{new string('x', 201)}}" }""").ShouldBe("request_id is longer than 200 characters");
    }

    static string Mistake(string body) => InviteCall.Read(JsonElement.Parse(body), App, out _).ShouldNotBeNull();
}
