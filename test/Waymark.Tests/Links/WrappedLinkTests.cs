using Waymark.Apps;
using Waymark.Links;

namespace Waymark.Tests.Links;

public sealed class WrappedLinkTests
{
    const string Ours = "https://links.example.test/xY12?ref=mail";

    static readonly App App = ShopApp.Full with { WrapperDomains = ["click.mail.example.test"] };

    [Theory]
    [InlineData("https://click.mail.example.test/t?u=https%3A%2F%2Flinks.example.test%2FxY12%3Fref%3Dmail&uid=7")]
    [InlineData("https://click.mail.example.test/t?uid=7&r=aHR0cHM6Ly9saW5rcy5leGFtcGxlLnRlc3QveFkxMj9yZWY9bWFpbA")]
    public void The_original_is_found_in_the_query(string wrapped) => WrappedLink.Original(wrapped, App).ShouldBe(Ours);

    [Theory]
    [InlineData("https://click.mail.example.test/t?upn=u001.opaque")]
    [InlineData("https://click.mail.example.test/t?u=https%3A%2F%2Fevil.test%2F")]
    [InlineData("https://click.mail.example.test/t")]
    public void What_carries_no_link_of_ours_is_left(string wrapped) => WrappedLink.Original(wrapped, App).ShouldBeNull();

    [Fact]
    public void An_app_that_followed_the_wrapper_says_what_it_found() =>
        WrappedLink.Unwrap("https://click.mail.example.test/t?upn=opaque", Ours, App).ShouldBe(Ours);

    [Theory]
    [InlineData("https://links.example.test/other", "https://links.example.test/xY12")]
    [InlineData("https://elsewhere.example.test/t?u=https%3A%2F%2Flinks.example.test%2FxY12", null)]
    [InlineData("https://click.mail.example.test/t?upn=opaque", "https://evil.test/")]
    [InlineData("shop://p/42", null)]
    public void Otherwise_the_link_is_what_opened_the_app(string opened, string? resolved) => WrappedLink.Unwrap(opened, resolved, App).ShouldBe(opened);
}
