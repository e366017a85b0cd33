using Waymark.Apps;
using Waymark.Links;

namespace Waymark.Tests.Links;

public sealed class ClickSignatureTests
{
    static readonly SigningKey First = new() { Id = "first", Secret = "click-secret-1" }, Second = new() { Id = "second", Secret = "click-secret-2" };
    static readonly SigningKey[] Both = [First, Second];
    static readonly DateTimeOffset Expires = DateTimeOffset.FromUnixTimeSeconds(1767225600), Before = Expires.AddSeconds(-1);

    // Made with another implementation: Python's hmac over the URL up to the signature.
    const string Ad = "https://links.example.test/AbC123?pid=northwind_int&clickid=42&expires=1767225600&signature=oeriAVZUKQ77Sx9Iub7MZn-B6evAo5EHuaWhGFVRrK0";

    [Theory]
    [InlineData(Ad)]
    [InlineData("https://links.example.test/AbC123?pid=northwind_int&clickid=42&expires=1767225600&signature=a1eae2015654290efb4b1f48b9becc667f81e9ebc0a39107b9a5a1185551acad")]
    [InlineData("https://LINKS.example.test:5443/AbC123?pid=northwind_int&clickid=42&expires=1767225600&signature=oeriAVZUKQ77Sx9Iub7MZn-B6evAo5EHuaWhGFVRrK0=#top")]
    [InlineData("http://links.example.test?expires=1767225600&signature=NyeQ2CXUFt98FO8K1i8NEMJUHmWzCkOud-FIGSwttso")]
    [InlineData("https://links.example.test/xY12/any/p%C3%A4th?q=a+b&expires=1767225600&signature=42n0TuGg2qpnJ1PJkK50yudqSsQJcXqS6GlVPkjlUBg")]
    [InlineData(Ad + "&fbclid=IwAR0x&gclid=Cj0K")]
    public void What_any_of_the_keys_signed_is_valid(string url) => ClickSignature.Check(url, Both, Before).ShouldBe("valid");

    [Theory]
    [InlineData("https://links.example.test/AbC123?pid=northwind_int", "missing")]
    [InlineData("https://links.example.test/AbC124?pid=northwind_int&clickid=42&expires=1767225600&signature=oeriAVZUKQ77Sx9Iub7MZn-B6evAo5EHuaWhGFVRrK0", "wrong")]
    [InlineData("https://links.example.test/AbC123?pid=northwind_int&clickid=42&expires=1767225601&signature=oeriAVZUKQ77Sx9Iub7MZn-B6evAo5EHuaWhGFVRrK0", "wrong")]
    [InlineData("https://links.example.test/AbC123?pid=northwind_int&clickid=42&expires=soon&signature=oeriAVZUKQ77Sx9Iub7MZn-B6evAo5EHuaWhGFVRrK0", "wrong")]
    [InlineData("https://links.example.test/AbC123?pid=northwind_int&clickid=42&signature=oeriAVZUKQ77Sx9Iub7MZn-B6evAo5EHuaWhGFVRrK0", "wrong")]
    [InlineData(Ad + "&sub1=appended", "wrong")]
    [InlineData("https://links.example.test/?signature=", "wrong")]
    public void Everything_else_says_what_is_wrong_with_it(string url, string result) => ClickSignature.Check(url, Both, Before).ShouldBe(result);

    [Fact]
    public void A_signature_ends_at_its_moment() => ClickSignature.Check(Ad, Both, Expires).ShouldBe("expired");

    [Fact]
    public void A_key_that_was_taken_away_signs_nothing_any_more() => ClickSignature.Check(Ad, [Second], Before).ShouldBe("wrong");

    [Fact]
    public void What_is_signed_is_checked_by_the_same_rule()
    {
        ClickSignature.Sign("https://links.example.test/AbC123?pid=northwind_int&clickid=42", Expires, First).ShouldBe(Ad);
        ClickSignature.Check(ClickSignature.Sign("https://links.example.test", Expires, Second), Both, Before).ShouldBe("valid");
    }

    [Fact]
    public void What_signs_a_click_does_not_travel_into_the_deep_link()
    {
        DeferredDeepLink.Merge(ShopApp.Summer, Ad).ShouldBe("https://links.example.test/p/42?pid=northwind_int&clickid=42");
        DeferredDeepLink.Merge(ShopApp.Summer, "https://links.example.test/AbC123?signature=mine").ShouldBe("https://links.example.test/p/42?signature=mine");
    }

    [Fact]
    public void The_most_specific_mode_counts()
    {
        var app = ShopApp.Full with
        {
            ClickSigning = new ClickSigningSettings { Mode = SigningMode.Mark, ModeBySource = new Dictionary<string, SigningMode> { ["META"] = SigningMode.Require } },
        };

        ModeOf(app, "https://links.example.test/?pid=email").ShouldBe(SigningMode.Mark);
        ModeOf(app, "https://links.example.test/AbC123").ShouldBe(SigningMode.Require);
        ModeOf(app with { Campaigns = [ShopApp.Summer with { Signing = SigningMode.Off }] }, "https://links.example.test/AbC123").ShouldBe(SigningMode.Off);
        ClickSignature.ModeOf(app, LinkAddress.Read("https://links.example.test/xY12", app)!.As(new() { App = "shop", Token = "xY12", Channel = "META" })).ShouldBe(SigningMode.Require);
        ClickSignature.ModeOf(app, LinkAddress.Read("https://links.example.test/xY12", app)!.As(new() { App = "shop", Token = "xY12", Channel = "META", Signing = SigningMode.Mark })).ShouldBe(SigningMode.Mark);
    }

    [Theory]
    [InlineData("valid", SigningMode.Require, null)]
    [InlineData("expired", SigningMode.Require, "signature_expired")]
    [InlineData(null, SigningMode.Require, "signature_missing")]
    [InlineData("wrong", SigningMode.Mark, null)]
    public void Only_where_it_is_required_does_a_bad_signature_cost_anything(string? result, SigningMode mode, string? refused) =>
        ClickSignature.RefusalOf(result, mode).ShouldBe(refused);

    static SigningMode ModeOf(App app, string url) => ClickSignature.ModeOf(app, LinkAddress.Read(url, app)!);
}
