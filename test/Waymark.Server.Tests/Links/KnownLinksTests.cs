using System.Text;
using Waymark.Facts;
using Waymark.Server.Links;
using Waymark.Server.Tests.Support;
using Waymark.SmartLinks;

namespace Waymark.Server.Tests.Links;

public sealed class KnownLinksTests : IAsyncLifetime
{
    readonly ProcessingApplication _app = new();
    readonly StillClock _clock = new();
    KnownLinks _links = null!;

    public ValueTask InitializeAsync()
    {
        _links = new KnownLinks(_app.State, _clock);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_change_is_seen_after_a_second_at_the_latest()
    {
        await TellAsync("Instagram", areNew: true);
        _links.Find("shop", "xY12").ShouldNotBeNull().Channel.ShouldBe("Instagram");

        await TellAsync("TikTok", areNew: false);
        _clock.Advance(TimeSpan.FromMilliseconds(999));
        _links.Find("shop", "xY12").ShouldNotBeNull().Channel.ShouldBe("Instagram");

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        _links.Find("shop", "xY12").ShouldNotBeNull().Channel.ShouldBe("TikTok");
    }

    [Fact]
    public async Task What_was_no_link_is_one_a_second_after_it_was_made()
    {
        _links.Find("shop", "xY12").ShouldBeNull();

        await TellAsync("Instagram", areNew: true);
        _clock.Advance(TimeSpan.FromSeconds(1));

        _links.Find("shop", "xY12").ShouldNotBeNull();
        _links.Find("another app", "xY12").ShouldBeNull();
    }

    async Task TellAsync(string channel, bool areNew)
    {
        var link = new SmartLink { App = "shop", Token = "xY12", Name = "Bio", Channel = channel };
        _app.SayRaw(FactKind.SmartLinks, Encoding.UTF8.GetString(new SmartLinksWord { AreNew = areNew, Links = [link] }.Write()));
        await _app.ProcessAsync();
    }
}
