using Microsoft.Playwright;

namespace Waymark.Browser.Tests.Support;

/// <summary>A test with a server and a shop of its own, which visitors of one browser come to.</summary>
public abstract class ShopVisit(Chromium chromium) : IAsyncLifetime
{
    internal ServedWaymark Waymark { get; private set; } = null!;

    internal ShopSite Shop { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Waymark = await ServedWaymark.StartAsync();
        Shop = await ShopSite.StartAsync(Waymark.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await Shop.DisposeAsync();
        await Waymark.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task<IPage> VisitorAsync() => chromium.VisitorAsync();

    /// <summary>Opens a page and waits until it has reported itself.</summary>
    protected static async Task ArriveAsync(IPage page, string url)
    {
        var viewed = page.WaitForResponseAsync("**/web/ingest");
        await page.GotoAsync(url);
        (await viewed).Status.ShouldBe(200);
    }

    /// <summary>An answer means stored; the stream follows a moment later, and a device that asks for its attribution waits for it.</summary>
    protected Task SettleAsync() => Waymark.PostAsync("/api/client/attribution-data", new { token = "prj_shop", install_instance_id = "nobody" });
}
