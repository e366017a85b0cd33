using Waymark.Links;

namespace Waymark.Tests.Links;

public sealed class LinkAddressTests
{
    [Theory]
    [InlineData("https://links.example.test/p/42?c=AbC123&ref=push", LinkForm.CampaignParameter, true)]
    [InlineData("https://links.example.test/?c=AbC123", LinkForm.CampaignParameter, true)]
    [InlineData("https://links.example.test?c=AbC123", LinkForm.CampaignParameter, true)]
    [InlineData("https://links.example.test/p?ref=1&c=%41bC123#top", LinkForm.CampaignParameter, true)]
    [InlineData("shop://p/42?c=AbC123", LinkForm.CampaignParameter, true)]
    [InlineData("https://links.example.test/AbC123", LinkForm.CampaignPath, true)]
    [InlineData("https://links.example.test/AbC123/", LinkForm.CampaignPath, true)]
    [InlineData("https://links.example.test/%41bC123?x=1", LinkForm.CampaignPath, true)]
    [InlineData("https://links.example.test/AbC123?c=other&pid=Email", LinkForm.CampaignPath, true)]
    [InlineData("https://links.example.test/t1?pid=Email&c=Diwali", LinkForm.OwnSource, false)]
    [InlineData("https://links.example.test/p?utm_source=newsletter&utm_campaign=x", LinkForm.OwnSource, false)]
    [InlineData("https://links.example.test/p/42?ref=9", LinkForm.RootDomain, false)]
    [InlineData("https://links.example.test/p/42?c=nobody", LinkForm.RootDomain, false)]
    [InlineData("https://links.example.test/abc123", LinkForm.RootDomain, false)]
    [InlineData("https://links.example.test/x/AbC123", LinkForm.RootDomain, false)]
    [InlineData("https://links.example.test/?C=AbC123", LinkForm.RootDomain, false)]
    [InlineData("https://links.example.test/?c=", LinkForm.RootDomain, false)]
    [InlineData("https://links.example.test/", LinkForm.RootDomain, false)]
    [InlineData("shop://AbC123", LinkForm.RootDomain, false)]
    [InlineData("https://links.example.test/%zz?c=%zz&%00=%ff", LinkForm.RootDomain, false)]
    public void A_link_says_which_campaign_it_belongs_to(string url, LinkForm form, bool hasCampaign)
    {
        var link = LinkAddress.Read(url, ShopApp.Full).ShouldNotBeNull();

        link.Form.ShouldBe(form);
        link.Campaign.ShouldBe(hasCampaign ? ShopApp.Summer : null);
        link.IsRootDomain.ShouldBe(!hasCampaign);
        link.Url.ShouldBe(url);
    }

    [Fact]
    public void The_unknown_c_of_a_link_with_its_own_source_is_a_campaign_name()
    {
        var link = LinkAddress.Read("https://links.example.test/t1?pid=Email&c=Diwali", ShopApp.Full)!;

        (link.Parameters.Source, link.Parameters.Campaign).ShouldBe(("Email", "Diwali"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a url")]
    [InlineData("https://")]
    [InlineData("https://[")]
    public void What_is_no_url_is_no_link(string url) => LinkAddress.Read(url, ShopApp.Full).ShouldBeNull();

    [Fact]
    public void A_url_may_not_be_endless() =>
        LinkAddress.Read("https://links.example.test/?x=" + new string('x', 10_000), ShopApp.Full).ShouldBeNull();
}
