using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Waymark.Apps;
using Waymark.Attribution.Apple;
using Waymark.Facts;
using Waymark.Server.Apple;
using Waymark.Server.Delivery;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Apple;

/// <summary>Real processing and the desk that asks, with an Apple that answers what a test says, under a clock that a test moves.</summary>
sealed class AppleWorld : HttpMessageHandler, IAsyncDisposable
{
    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    readonly HandClock _clock = new();
    readonly AppleLine _line;
    readonly IntakeWorld _configuration;
    AppleDesk _desk;
    int _carried;

    public AppleWorld()
    {
        var app = Some.App();
        Processing = new ProcessingApplication(app) { Now = _clock.Now };
        _configuration = new IntakeWorld(Some.Configuration(app, new App { Id = "hanging", Token = "prj_hanging" }));
        _line = new AppleLine(new DeliveryOptions { Handler = () => this });
        _desk = NewDesk();
    }

    public ProcessingApplication Processing { get; }

    /// <summary>What Apple answers, the last one again and again.</summary>
    public Queue<(int Status, string Body)> Replies { get; } = new();

    public List<string> Asked { get; } = [];

    /// <summary>A token of another app, about which Apple says nothing for as long as a test wants.</summary>
    public Task HangAsync(string token, CancellationToken stop)
    {
        using var batch = Processing.State.Begin();
        batch.Save(new AppleToken { App = "hanging", Hash = token, InstallId = "h-1", Fact = 1, ReceivedAt = Processing.Now, Token = token });
        batch.Commit(Processing.State.Processed.Value);

        return Task.WhenAll(_desk.Look(stop));
    }

    public bool IsJournalFull { set => _configuration.Journal.IsFull = value; }

    public async Task OpenAsync(string installId, string token)
    {
        Processing.Say(FactKind.Init, new { token = "prj_shop", platform = "IOS", install_instance_id = installId, device_data = new { adservices_attribution_token = token } });
        await Processing.ProcessAsync();
    }

    /// <summary>Time passes, the desk looks once, and processing understands what it told.</summary>
    public async Task LookAsync(TimeSpan after = default)
    {
        Processing.Advance(after);
        _clock.Now = Processing.Now;
        await Task.WhenAll(_desk.Look(TestContext.Current.CancellationToken));

        foreach (var fact in _configuration.Journal.Facts.Skip(_carried))
        {
            _carried++;
            Processing.SayRaw(fact.Kind, System.Text.Encoding.UTF8.GetString(fact.Body.Span), address: null);
        }

        await Processing.ProcessAsync();
    }

    /// <summary>Another process, which has asked nothing yet.</summary>
    public void Restart() => _desk = NewDesk();

    public async ValueTask DisposeAsync()
    {
        Dispose();
        _line.Dispose();
        _configuration.Dispose();
        await Processing.DisposeAsync();
        await _services.DisposeAsync();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri.ShouldBe(new Uri(AppleLine.Address));
        request.Content!.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        var token = await request.Content.ReadAsStringAsync(cancellationToken);
        if (token == "hangs") await Task.Delay(Timeout.Infinite, cancellationToken);

        int status;
        string body;

        lock (Asked)
        {
            Asked.Add(token);
            (status, body) = Replies.Count > 1 ? Replies.Dequeue() : Replies.Peek();
        }

        return status == 0 ? throw new HttpRequestException("Nobody there.") : new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
    }

    AppleDesk NewDesk() => new(_configuration, Processing.State, _configuration.Journal, _line, new AppleFigures(_services.GetRequiredService<IMeterFactory>()), _clock);
}
