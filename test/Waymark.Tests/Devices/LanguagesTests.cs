using Waymark.Devices;
using Waymark.Links;

namespace Waymark.Tests.Devices;

public sealed class LanguagesTests
{
    [Theory]
    [InlineData("hi-IN,hi;q=0.9,en;q=0.8", "hi-in hi en")]
    [InlineData("en;q=0.5, pt_BR , de;q=0", "pt-br en")]
    [InlineData("*;q=0.1, en", "en")]
    [InlineData("en;q=nonsense", "en")]
    [InlineData(null, "")]
    public void The_dearest_language_comes_first(string? header, string languages) => string.Join(' ', Languages.Preferred(header)).ShouldBe(languages);

    [Theory]
    [InlineData("hi-IN,en-GB;q=0.5", "IN")]
    [InlineData("en,en-GB;q=0.5", "GB")]
    [InlineData("zh-Hant-TW", "TW")]
    [InlineData("en", null)]
    [InlineData("es-419", null)]
    public void The_region_of_the_language_stands_in_for_the_country(string header, string? country) => VisitorCountry.Of(ofAddress: null, header).ShouldBe(country);
}
