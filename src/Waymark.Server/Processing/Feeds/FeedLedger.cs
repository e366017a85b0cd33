using System.Text.Json;
using Waymark.Apps;
using Waymark.Feeds;

namespace Waymark.Server.Processing.Feeds;

/// <summary>Counts what came by one feed.</summary>
sealed class FeedLedger(Case @case, Feed feed)
{
    public void Count(string what, string name = "") => @case.State.CountFeed(@case.App.Id, feed.Id, what, name, @case.At);

    public void Warn(string code) => Count(FeedFigures.Warnings, code);

    public void CountMatch(FeedPerson person)
    {
        if (person.IsUnmatched) Count(FeedFigures.UnmatchedBatches);
        if (person.Match.Conflict is { } conflict) Count(FeedFigures.Conflicts, conflict);
    }

    /// <summary>Names that the sender has not published are listed as new, so that somebody looks at them.</summary>
    public void Count(FeedEvent happened)
    {
        Count(FeedFigures.Events, happened.Name);

        foreach (var warning in happened.Warnings)
            Warn(warning);

        if (!feed.IsCleverTap) return;
        if (Catalogue.CleverTap.FindEvent(happened.Name) is null) Count(FeedFigures.NewEvents, happened.Name);
        if (happened.Attributes.ValueKind != JsonValueKind.Object) return;

        foreach (var attribute in happened.Attributes.EnumerateObject())
        {
            if (!Catalogue.CleverTap.KnowsAttribute(attribute.Name)) Count(FeedFigures.NewAttributes, Short(attribute.Name));
        }
    }

    public void CountUserAttribute(string name)
    {
        if (feed.IsCleverTap && Catalogue.CleverTap.FindUserAttribute(name) is null && !name.StartsWith('$')) Count(FeedFigures.NewUserAttributes, Short(name));
    }

    static string Short(string name) => name.Length <= FeedLimits.LongestName ? name : name[..FeedLimits.LongestName];
}
