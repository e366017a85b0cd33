using Waymark.Apps;
using Waymark.Links;
using Waymark.Touches;

namespace Waymark.Bench.Micro;

/// <summary>What a click costs besides the web server and the journal: reading the link and deciding where it leads.</summary>
sealed class FollowedLinksBenchmark : IMicroBenchmark
{
    const string Url = "https://links.example.test/AbC123?utm_source=bench&sub1=summer&gclid=Cj0KCQjw";

    readonly App _app = new()
    {
        Id = "shop",
        Token = "prj_shop",
        Domains = ["links.example.test"],
        Android = new AndroidApp { Package = "com.example.shop" },
        Campaigns = [new Campaign { Id = "AbC123", Name = "Summer_Sale", Network = "META" }],
    };

    readonly Visitor _visitor = UserAgent.Read(
        "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36");

    public string Name => "followed-links";

    public string Measures => "read a link and decide where a phone is led";

    public int Operations => 200_000;

    public Task PrepareAsync(CancellationToken stop) => Task.CompletedTask;

    public Task RunAsync(CancellationToken stop)
    {
        for (var i = 0; i < Operations; i++)
            Destinations.For(_visitor, _app, LinkAddress.Read(Url, _app)!, "018f2c3d4e5f60718293a4b5c6d7e8f9");

        return Task.CompletedTask;
    }
}
