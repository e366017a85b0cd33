using Waymark.Links;

namespace Waymark.Tests.Links;

public sealed class QueryTextTests
{
    [Theory]
    [InlineData("a=1&b=2", "a=1|b=2")]
    [InlineData("?a=1", "a=1")]
    [InlineData("a", "a=")]
    [InlineData("a=", "a=")]
    [InlineData("=1", "=1")]
    [InlineData("&&a=1&&", "a=1")]
    [InlineData("a=b=c", "a=b=c")]
    [InlineData("a=x+y&b=x%2By", "a=x y|b=x+y")]
    [InlineData("a%20b=c", "a b=c")]
    [InlineData("a=%", "a=%")]
    [InlineData("a=%4", "a=%4")]
    [InlineData("a=%zz%41", "a=%zzA")]
    [InlineData("a=%E0%A4%A6", "a=द")]
    [InlineData("a=%00", "a=\ufffd")]
    [InlineData("a=\0", "a=\ufffd")]
    [InlineData("a=%ff", "a=\ufffd")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_query_is_read_whatever_it_looks_like(string? query, string expected) =>
        string.Join('|', QueryText.Parse(query).Select(parameter => $"{parameter.Name}={parameter.Value}")).ShouldBe(expected);

    [Fact]
    public void Half_a_character_becomes_a_replacement() => QueryText.Parse("a=\ud800")[0].Value.ShouldBe("\ufffd");

    [Fact]
    public void The_raw_text_is_kept_to_pass_on() => QueryText.Parse("a%20=x+y")[0].Raw.ShouldBe("a%20=x+y");

    [Fact]
    public void A_flood_of_parameters_is_cut()
    {
        QueryText.Parse(string.Join('&', Enumerable.Repeat("a=b", 10_000))).Count.ShouldBe(256);
        QueryText.Parse("a=" + new string('x', 1_000_000))[0].Value.Length.ShouldBeLessThan(QueryText.LongestRead);
    }

    [Fact]
    public void The_first_value_that_is_not_empty_is_found_in_any_letter_case()
    {
        QueryText.Parse("a=&A=1&a=2").Find("a").ShouldBe("1");
        QueryText.Parse("a=").Find("a").ShouldBeNull();
    }
}
