using Waymark.Connectors.Tests.Support;
using Waymark.Events;

namespace Waymark.Connectors.Tests.Template;

/// <summary>A gallery of requests: one of an owner's templates, and every pack we ship.</summary>
public sealed class TemplateRequestsTests
{
    [Fact]
    public Task Templates_of_the_owners() => MatchesAsync(
        "template",
        "template",
        ("installUrl", "https://net.example/s2s?click={click_id}&type=install&gaid={gaid}&ts={install_ts}"),
        ("eventUrl", "https://net.example/s2s?click={click_id}&type={partner_event_id}&value={event_revenue_usd}&data={event_value}"),
        ("header.Authorization", "Bearer {account_token}"),
        ("account_token", "s3cret"));

    [Fact]
    public Task A_form_by_POST() => MatchesAsync(
        "template-form",
        "template",
        ("eventUrl", "https://net.example/s2s"),
        ("method", "POST"),
        ("contentType", "application/x-www-form-urlencoded"),
        ("body", "click={click_id}&event={event_name}"));

    [Fact]
    public Task Generic_postback() => MatchesAsync("generic-postback", "generic-postback", ("postbackUrl", "https://net.example/postback"), ("token", "s3cret"));

    [Fact]
    public Task Generic_JSON() => MatchesAsync("generic-json", "generic-json", ("address", "https://tool.example/events"), ("authorization", "Bearer s3cret"));

    [Fact]
    public Task Voluum() => MatchesAsync("voluum", "voluum", ("postbackUrl", "https://track.example/postback"));

    [Fact]
    public Task Keitaro() => MatchesAsync("keitaro", "keitaro", ("postbackUrl", "https://tracker.example/0a1b2c3/postback/"));

    static async Task MatchesAsync(string name, string partner, params (string, string)[] settings)
    {
        var connector = ConnectorCatalog.All[partner];
        connector.Validate(SomeTemplate.Integration(settings) with { Partner = partner }).ShouldBeEmpty();
        var requests = new[] { Some.Event(EventKind.Install, credit: SomeTemplate.Credit), SomeTemplate.Purchase }
            .Select(happened => connector.Compose(SomeTemplate.Telling(happened, settings)))
            .OfType<Composition.Ready>()
            .Select(ready => connector.Build(ready.Parcels[0].Route, ready.Parcels, SomeTemplate.Integration(settings).Settings));
        await Approved.MatchesAsync(name, requests, Here());
    }

    static string Here([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
