using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Waymark.Browser.Tests.Support.Chromium))]

namespace Waymark.Browser.Tests.Support;

/// <summary>The distribution's Chromium, started once for all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    static readonly string[] Paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // A browser that calls itself headless is taken for a robot, as it should be.
    const string Desktop = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    IPlaywright? _playwright;
    IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        var path = Environment.GetEnvironmentVariable("WAYMARK_CHROMIUM") ?? Array.Find(Paths, File.Exists)
            ?? throw new InvalidOperationException("There is no Chromium here. Install the distribution's, or name one in WAYMARK_CHROMIUM.");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox", "--host-resolver-rules=MAP *.test 127.0.0.1"] });
    }

    /// <returns>A page of a visitor nobody has seen before; hosts that end in <c>.test</c> are this machine.</returns>
    public async Task<IPage> VisitorAsync() => await (await _browser!.NewContextAsync(new() { UserAgent = Desktop })).NewPageAsync();

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
