using Waymark.Links;

namespace Waymark.Tests.Links;

public sealed class DeferredDeepLinkTests
{
    [Theory]
    [InlineData("https://links.example.test/p/42", "https://links.example.test/AbC123", "https://links.example.test/p/42")]
    [InlineData("https://links.example.test/p/42", "https://links.example.test/AbC123?ref=push", "https://links.example.test/p/42?ref=push")]
    [InlineData("https://links.example.test/p/42?ref=own", "https://links.example.test/AbC123?ref=push&x=1", "https://links.example.test/p/42?ref=own&x=1")]
    [InlineData("shop://p/42?a=1#part", "https://links.example.test/AbC123?b=2#gone", "shop://p/42?a=1&b=2#part")]
    [InlineData("shop://p/42", "https://links.example.test/AbC123?lr_ia_id=abc&LR_IA_ID=def&b=2", "shop://p/42?b=2")]
    [InlineData("shop://p/42", "https://links.example.test/AbC123?b=x+y%20z&c=%zz", "shop://p/42?b=x+y%20z&c=%zz")]
    [InlineData("https://links.example.test/p?a=", "https://links.example.test/AbC123?a=1", "https://links.example.test/p?a=")]
    [InlineData("https://links.example.test/p?A=1", "https://links.example.test/AbC123?a=2", "https://links.example.test/p?A=1&a=2")]
    public void A_campaigns_deep_link_takes_the_clicked_parameters_and_keeps_its_own(string deeplink, string clicked, string merged) =>
        DeferredDeepLink.Merge(ShopApp.Summer with { Deeplink = deeplink }, clicked).ShouldBe(merged);

    [Theory]
    [InlineData("https://links.example.test/p/42?ref=9", "https://links.example.test/p/42?ref=9")]
    [InlineData("https://links.example.test/p/42?ref=9&lr_ia_id=abc", "https://links.example.test/p/42?ref=9")]
    [InlineData("https://links.example.test/p/42?lr_ia_id=abc", "https://links.example.test/p/42")]
    [InlineData("https://links.example.test/p/42?ref=%zz#x", "https://links.example.test/p/42?ref=%zz#x")]
    [InlineData("https://links.example.test/", "https://links.example.test/")]
    public void Without_a_campaign_it_is_the_clicked_url(string clicked, string merged) =>
        DeferredDeepLink.Merge(null, clicked).ShouldBe(merged);

    [Theory]
    [InlineData("https://links.example.test/p/42?c=AbC123&ref=9", "https://links.example.test/p/42?ref=9")]
    [InlineData("https://links.example.test/?c=AbC123", null)]
    [InlineData("https://links.example.test/AbC123?x=1", null)]
    public void A_campaign_without_one_leads_to_the_path_it_is_used_with(string clicked, string? merged) =>
        DeferredDeepLink.Merge(ShopApp.Summer with { Deeplink = null }, clicked).ShouldBe(merged);
}
