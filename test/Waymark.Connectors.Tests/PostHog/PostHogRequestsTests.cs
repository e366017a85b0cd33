using Waymark.Connectors.Tests.Support;

namespace Waymark.Connectors.Tests.PostHog;

/// <summary>A gallery of requests: somebody who knows PostHog but not our code can check the files.</summary>
public sealed class PostHogRequestsTests
{
    readonly IConnector _connector = ConnectorCatalog.All["posthog"];

    [Theory, MemberData(nameof(Tales.Names), MemberType = typeof(Tales))]
    public Task Gallery(string tale) =>
        Approved.MatchesAsync(tale, Tales.Requests(_connector, Tales.Of(tale, SomePostHog.Integration())));

    [Fact]
    public Task A_payment_of_a_person_that_posthog_knows() => Approved.MatchesAsync(
        "payment-of-known-person",
        Tales.Requests(_connector, Tales.Of("payment", SomePostHog.Integration(), ("posthog_distinct_id", "0192-ph"))));

    [Fact]
    public Task An_old_event_travels_as_history() => Approved.MatchesAsync(
        "history",
        Tales.Requests(_connector, Tales.Of("web-visit", SomePostHog.Integration()) with { Now = Some.Moment.AddDays(30) }));

    [Fact]
    public Task Probes() => Approved.MatchesAsync("probes", _connector.Probes(SomePostHog.Settings()));
}
