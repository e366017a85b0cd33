using Waymark.Touches;

namespace Waymark.Tests.Touches;

public sealed class ClickCountingTests
{
    const string Phone = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36";

    [Theory]
    [InlineData("GET", null, null, Phone, ClickCount.Counted)]
    [InlineData("GET", null, null, null, ClickCount.Counted)]
    [InlineData("get", "Purpose", "", Phone, ClickCount.Counted)]
    [InlineData("GET", "Sec-Fetch-Purpose", "prefetch", Phone, ClickCount.Counted)]
    [InlineData("HEAD", null, null, Phone, ClickCount.NotAGet)]
    [InlineData("OPTIONS", null, null, Phone, ClickCount.NotAGet)]
    [InlineData("GET", "Purpose", "prefetch", Phone, ClickCount.Prefetch)]
    [InlineData("GET", "Sec-Purpose", "prefetch;prerender", Phone, ClickCount.Prefetch)]
    [InlineData("GET", "Sec-Purpose", "Prerender", Phone, ClickCount.Prefetch)]
    [InlineData("GET", "X-Moz", "prefetch", Phone, ClickCount.Prefetch)]
    [InlineData("GET", "X-Purpose", "preview", Phone, ClickCount.Prefetch)]
    [InlineData("GET", null, null, "facebookexternalhit/1.1", ClickCount.Preview)]
    [InlineData("GET", null, null, "WhatsApp/2.23.20.0 A", ClickCount.Preview)]
    [InlineData("GET", null, null, "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", ClickCount.Robot)]
    [InlineData("GET", null, null, "curl/8.5.0", ClickCount.Robot)]
    public void Only_a_persons_visit_is_a_click(string method, string? header, string? value, string? agent, ClickCount count) =>
        ClickCounting.Judge(method, name => name == header ? value : null, UserAgent.Read(agent)).ShouldBe(count);
}
