using Waymark.Apps;
using Waymark.Events;
using Waymark.Feeds;
using Waymark.Reports;

namespace Waymark.Server.Processing.Feeds;

/// <summary>A webhook campaign's call: an event for each person that it names.</summary>
static class FeedWebhooks
{
    const string Type = "webhook";

    // The sender tries again within seconds; the same campaign may well reach the same person again another day.
    static readonly TimeSpan RetrySpan = TimeSpan.FromMinutes(10);

    public static void Apply(Case @case)
    {
        using var call = WebhookCall.Read(@case.Fact.Body);

        if (@case.App.Feeds.FirstOrDefault(candidate => candidate.Id == call.Feed) is not { } feed)
        {
            @case.Drop("unknown_feed");
            return;
        }

        foreach (var profile in call.Profiles)
            Apply(@case, feed, profile);
    }

    static void Apply(Case @case, Feed feed, WebhookProfile profile)
    {
        var ledger = new FeedLedger(@case, feed);
        var name = profile.Event is { } named ? named[..Math.Min(named.Length, FeedLimits.LongestName)] : feed.WebhookEvent;
        ledger.Count(FeedFigures.Webhooks);

        if (!@case.State.Remember(@case.App.Id, profile.Likeness(feed.Id, name), @case.At, RetrySpan))
        {
            ledger.Count(FeedFigures.RepeatedWebhooks);
            @case.Drop("repeat");
            return;
        }

        var person = FeedPerson.Find(@case, feed, profile.Identities);
        ledger.CountMatch(person);
        ledger.Count(FeedFigures.Events, name);

        @case = @case with { Origin = new Origin(feed.Id, feed.Partner, Type) { IsUnmatched = person.IsUnmatched } };
        FeedProfiles.Apply(@case, feed, person, new ProfileTold(profile.Identities, profile.OptIns, [], @case.At) { Name = profile.PersonName });

        var credit = person.CreditAt(@case, @case.At);
        @case.Emit(EventKind.Feed, new Happening { Name = name, Install = person.Install, UserId = person.UserId, Credit = credit, Values = profile.Values });
        @case.Count(Measures.FeedEvents, credit, person.Install?.Platform ?? default, name.Length <= 128 ? name : name[..128]);
    }
}
