using Waymark.Events;
using Waymark.Facts;
using Waymark.Feeds;
using Waymark.Reports;

namespace Waymark.Server.Processing.Feeds;

/// <summary>A batch of a feed: whose it is, what is new of them, and each thing that happened.</summary>
static class FeedBatches
{
    const int LongestReportedName = 128;

    public static void Apply(Case @case)
    {
        using var batch = FeedBatch.Read(@case.Fact.Body, @case.At);

        if (@case.App.Feeds.FirstOrDefault(candidate => candidate.Id == batch.Feed) is not { } feed)
        {
            @case.Drop("unknown_feed");
            return;
        }

        var ledger = new FeedLedger(@case, feed);
        ledger.Count(FeedFigures.Batches);

        var memory = batch.IsImported ? (TimeSpan?)null : FeedLimits.Memory;

        if (batch.RequestId is { } id && !@case.State.Remember(@case.App.Id, Fingerprint.Of("feed-request", feed.Id, id), @case.At, memory))
        {
            ledger.Count(FeedFigures.RepeatedBatches);
            @case.Drop("repeat");
            return;
        }

        if (batch.IsDevelopment) ledger.Count(FeedFigures.DevelopmentBatches);
        if (batch.Events.Count == 0) ledger.Count(FeedFigures.ProfileBatches);

        var person = FeedPerson.Find(@case, feed, batch.Identities);
        ledger.CountMatch(person);

        if (!batch.IsDevelopment) FeedProfiles.Apply(@case, feed, batch, person, ledger);

        for (var index = 0; index < batch.Events.Count; index++)
            Apply(@case, new Told(feed, batch, batch.Events[index], index, person, ledger));
    }

    static void Apply(Case @case, Told told)
    {
        var (feed, happened, ledger) = (told.Feed, told.Event, told.Ledger);

        if (happened.MessageId is { } id && !@case.State.Remember(@case.App.Id, Fingerprint.Of("feed-message", feed.Id, id), @case.At, FeedLimits.Memory))
        {
            ledger.Count(FeedFigures.RepeatedEvents);
            return;
        }

        ledger.Count(happened);
        @case = @case with
        {
            Origin = new Origin(feed.Id, feed.Partner, happened.CustomType ?? happened.Type)
            {
                IsDevelopment = told.Batch.IsDevelopment,
                IsHistory = told.Batch.IsHistory,
                IsUnmatched = told.Person.IsUnmatched,
                IsOurs = told.IsOurs,
            },
        };

        if (told.IsOurs) ledger.Warn("own_event_came_back");

        // The meaning first: what a click wins back is the click itself, too.
        var install = told.IsNews ? Understand(@case, told) ?? told.Person.Install : told.Person.Install;
        var credit = (install ?? told.Person.LatestInstall(@case))?.CreditAt(happened.At);

        @case.Emit(EventKind.Feed, new Happening
        {
            Name = happened.Name,
            At = happened.At,
            Install = install,
            UserId = told.Person.UserId,
            Platform = install?.Platform ?? told.Batch.Identities.Platform,
            Credit = credit,
            Values = FeedValues.Of(happened, ledger.Warn),
        });

        if (!told.IsNews) return;

        var name = happened.Name.Length <= LongestReportedName ? happened.Name : happened.Name[..LongestReportedName];
        var day = AppCalendar.DayOf(@case.App, happened.At);
        @case.CountOn(day, Measures.FeedEvents, credit, install?.Platform ?? told.Batch.Identities.Platform, name);
    }

    /// <returns>The install that the event turned out to be about; null when it is about none in particular.</returns>
    static Installs.Install? Understand(Case @case, Told told)
    {
        switch (FeedMeanings.Of(told.Event, told.IsCleverTap))
        {
            case FeedMeaning.Activity:
                FeedActivity.Apply(@case, told);
                return null;
            case FeedMeaning.Uninstall:
                return FeedUninstalls.Apply(@case, told);
            case FeedMeaning.OwnedClick:
                FeedClicks.Apply(@case, told);
                return null;
            case FeedMeaning.ChannelChoice:
                FeedChannelChoices.Apply(@case, told);
                return null;
            case FeedMeaning.Stage:
                FeedStages.Apply(@case, told);
                return null;
            default:
                return null;
        }
    }
}
