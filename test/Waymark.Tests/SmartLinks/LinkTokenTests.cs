using Waymark.SmartLinks;
using Waymark.Tests.Links;

namespace Waymark.Tests.SmartLinks;

public sealed class LinkTokenTests
{
    [Theory]
    [InlineData("https://links.example.test/xY12", "xY12")]
    [InlineData("https://LINKS.example.test/xY12/any/path?key=value#f", "xY12")]
    [InlineData("http://links.example.test/xY12/", "xY12")]
    [InlineData("https://links.example.test//xY12", "xY12")]
    [InlineData("https://links.example.test/x%59%31%32?pid=email", "xY12")]
    [InlineData("https://links.example.test/a-b_c.d~e", "a-b_c.d~e")]
    public void The_first_part_of_the_path_is_the_token(string url, string token) => LinkToken.In(url, ShopApp.Full).ShouldBe(token);

    [Theory]
    [InlineData("https://links.example.test/")]
    [InlineData("https://elsewhere.example.test/xY12")]
    [InlineData("shop://links.example.test/xY12")]
    [InlineData("https://links.example.test/AbC123")]
    [InlineData("https://links.example.test/AbC123/more")]
    [InlineData("https://links.example.test/xY12?c=AbC123")]
    [InlineData("https://links.example.test/api/client/init")]
    [InlineData("https://links.example.test/.well-known/assetlinks.json")]
    [InlineData("https://links.example.test/a%20b")]
    [InlineData("https://links.example.test/a%2Fb")]
    [InlineData("not a url")]
    public void Everything_else_names_none(string url) => LinkToken.In(url, ShopApp.Full).ShouldBeNull();

    [Theory]
    [InlineData("AbC123", "campaign")]
    [InlineData("API", "server's own")]
    [InlineData("", "must be")]
    [InlineData(".hidden", "must be")]
    [InlineData("with space", "must be")]
    public void A_token_that_means_something_else_is_refused_with_the_reason(string token, string because) =>
        LinkToken.Problem(token, ShopApp.Full).ShouldNotBeNull().ShouldContain(because);

    [Fact]
    public void A_token_may_have_64_letters()
    {
        LinkToken.Problem(new string('a', 64), ShopApp.Full).ShouldBeNull();
        LinkToken.Problem(new string('a', 65), ShopApp.Full).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("ab 12-cd", "AB12CD")]
    [InlineData("Ana_2026", "ANA_2026")]
    [InlineData("abc", null)]
    [InlineData("äbcd", null)]
    [InlineData(null, null)]
    public void A_code_is_kept_in_one_form_however_it_is_typed(string? typed, string? code) => LinkCode.Read(typed).ShouldBe(code);
}
