using Waymark.SmartLinks;

namespace Waymark.Tests.SmartLinks;

public sealed class LinkParamsTests
{
    static readonly SmartLink Link = new()
    {
        App = "shop",
        Token = "xY12",
        Name = "Spring letter",
        Content = "hero",
        PromoCode = "SAVE10",
        Title = new LocalText("Hello") { ByPlace = new Dictionary<string, string> { ["de"] = "Hallo" } },
        Data = new Dictionary<string, string> { ["product"] = "42", ["colour"] = "red" },
    };

    [Fact]
    public void The_link_tells_what_was_set_on_it_and_nothing_else()
    {
        var told = LinkParams.Of(Link, followedUrl: null);

        told.Original.ShouldBe(new Dictionary<string, string>
        {
            ["$content"] = "hero", ["$link_name"] = "Spring letter", ["$promo_code"] = "SAVE10", ["$title"] = "Hello", ["colour"] = "red", ["product"] = "42",
        }, ignoreOrder: true);
        told.Merged.ShouldBe(told.Original);
    }

    [Fact]
    public void The_followed_url_adds_its_path_and_replaces_by_its_query()
    {
        var told = LinkParams.Of(Link, "https://links.example.test/xY12/any/p%C3%A4th/?colour=blue&size=XL&%24content=footer&lr_ia_id=abc");

        told.Merged["$custom_path"].ShouldBe("any/päth");
        told.Merged["colour"].ShouldBe("blue");
        told.Merged["size"].ShouldBe("XL");
        told.Merged["$content"].ShouldBe("footer");
        told.Merged["product"].ShouldBe("42");
        told.Original["colour"].ShouldBe("red");
        told.Original["$content"].ShouldBe("hero");
        told.Original.Keys.ShouldNotContain("$custom_path");
    }

    [Theory]
    [InlineData("https://links.example.test/xY12?lr_ia_id=abc&expires=1&signature=s")]
    [InlineData("https://links.example.test/another?colour=blue")]
    [InlineData("not a url")]
    public void What_belongs_to_the_click_or_to_another_link_changes_nothing(string url)
    {
        var told = LinkParams.Of(Link, url);

        told.Merged.ShouldBe(told.Original);
    }
}
