using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Intake;

public sealed class DeepLinkReplyTests
{
    [Theory]
    [InlineData("https://go.shop.example/p/42", "https://go.shop.example/p/42", true)]
    [InlineData("https://GO.SHOP.EXAMPLE/p/42?a=1#x", "https://GO.SHOP.EXAMPLE/p/42?a=1#x", true)]
    [InlineData("https://other.example/p/42", "https://other.example/p/42", false)]
    [InlineData("shop://p/42", "shop://p/42", false)]
    [InlineData("shop://p?c=AbC123", "https://go.shop.example/p/42?ref=own", true)]
    [InlineData("https://go.shop.example/x?c=AbC123&ref=push&a=1", "https://go.shop.example/p/42?ref=own&a=1", true)]
    [InlineData("https://go.shop.example/AbC123", "https://go.shop.example/p/42?ref=own", true)]
    [InlineData("https://go.shop.example/Bare", "https://go.shop.example/Bare", true)]
    [InlineData("not a url", "not a url", false)]
    [InlineData("/p/42", "/p/42", false)]
    public async Task The_app_hears_where_to_lead_and_whether_the_link_is_its_own(string url, string destination, bool isOurs)
    {
        await using var intake = await IntakeApplication.StartAsync();

        var reply = await intake.CallAsync(
            "/handle-deeplink", Some.Call.Replace("https://go.shop.example/p/42", url));

        reply.Status.ShouldBe(200);
        reply.Message.ShouldBe("Deeplink processed");
        reply.Answered.GetProperty("deeplink").GetString().ShouldBe(destination);
        reply.Answered.GetProperty("is_linkrunner").GetBoolean().ShouldBe(isOurs);
        reply.Answered.GetProperty("processing").GetBoolean().ShouldBeFalse();
    }
}
