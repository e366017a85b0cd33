using Waymark.Links;

namespace Waymark.Tests.Links;

public sealed class LinkIdsTests
{
    [Theory]
    [InlineData("https://l.example/a?c=1&advertising_id=x&pid=META", "https://l.example/a?c=1&pid=META")]
    [InlineData("https://l.example/a?sha1_gaid=x&GAID_raw=y&oaid=z&c=%2F1", "https://l.example/a?c=%2F1")]
    [InlineData("https://l.example/a?idfa=x", "https://l.example/a?")]
    [InlineData("https://l.example/a?af_adset_id=1&af_ad_id=2&gclid=3#top", "https://l.example/a?af_adset_id=1&af_ad_id=2&gclid=3#top")]
    [InlineData("https://l.example/a", "https://l.example/a")]
    public void Ids_of_devices_are_taken_out_and_all_else_stays_as_written(string url, string expected) => LinkIds.Remove(url).ShouldBe(expected);
}
