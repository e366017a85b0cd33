using Waymark.Devices;

namespace Waymark.Tests.Devices;

public sealed class ComparisonTests
{
    [Theory]
    [InlineData("google Pixel 8", "Pixel 8", Agreement.Agree)]
    [InlineData("Google Pixel 8", "pixel  8", Agreement.Agree)]
    [InlineData("samsung SM-S928B", "SM-S928B", Agreement.Agree)]
    [InlineData("SAMSUNG SM-S928B", "SM-S928B", Agreement.Agree)]
    [InlineData("iPhone15,3", "iPhone15,3", Agreement.Agree)]
    [InlineData("Google Pixel 8 Pro", "Pixel 8", Agreement.Differ)]
    [InlineData("Pixel 8", "Pixel 8 Pro", Agreement.Differ)]
    [InlineData("Pixel 18", "8", Agreement.Differ)]
    [InlineData("iPhone15,3", "iPhone5,3", Agreement.Differ)]
    [InlineData("K", "Pixel 8", Agreement.Missing)]
    [InlineData("iPhone", "iPhone15,3", Agreement.Missing)]
    [InlineData(null, "Pixel 8", Agreement.Missing)]
    [InlineData("", "", Agreement.Missing)]
    public void Models_agree_by_their_last_words(string? one, string? other, Agreement agreement)
    {
        DeviceModels.Compare(one, other).ShouldBe(agreement);
        DeviceModels.Compare(other, one).ShouldBe(agreement);
    }

    [Theory]
    [InlineData("17.5.1", "17.5.1", Agreement.Agree)]
    [InlineData("17.5", "17.5.1", Agreement.Agree)]
    [InlineData("14", "14", Agreement.Agree)]
    [InlineData("17.5.1", "17.5.2", Agreement.Differ)]
    [InlineData("17.4", "17.5", Agreement.Differ)]
    [InlineData("1", "14", Agreement.Differ)]
    [InlineData(null, "14", Agreement.Missing)]
    [InlineData("14", "", Agreement.Missing)]
    public void Versions_agree_as_far_as_both_know(string? one, string? other, Agreement agreement) =>
        OsVersions.Compare(one, other).ShouldBe(agreement);

    [Theory]
    [InlineData("17_5_1 like Mac OS X", false, "17.5.1")]
    [InlineData(" 18.0 ", false, "18.0")]
    [InlineData("14.0.0", true, "14")]
    [InlineData("8.1.0", true, "8.1")]
    [InlineData("10", true, "10")]
    [InlineData("14.", true, "14")]
    [InlineData("UpsideDownCake", true, null)]
    [InlineData(".5", true, null)]
    [InlineData("", true, null)]
    [InlineData(null, true, null)]
    [InlineData("111111111111111111111", false, null)]
    public void A_version_is_the_leading_numbers(string? text, bool isAndroid, string? version) =>
        OsVersions.Read(text, isAndroid).ShouldBe(version);

    [Theory]
    [InlineData("en-IN,en;q=0.9", "en")]
    [InlineData("hi_IN", "hi")]
    [InlineData("EN", "en")]
    [InlineData("fil", "fil")]
    [InlineData("*", null)]
    [InlineData("english", null)]
    [InlineData("e", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_language_is_its_primary_subtag(string? text, string? language) => Languages.Primary(text).ShouldBe(language);

    [Theory]
    [InlineData("en", "en", Agreement.Agree)]
    [InlineData("en", "hi", Agreement.Differ)]
    [InlineData(null, "hi", Agreement.Missing)]
    public void Languages_compare_by_primary_subtag(string? one, string? other, Agreement agreement) =>
        Languages.Compare(one, other).ShouldBe(agreement);
}
