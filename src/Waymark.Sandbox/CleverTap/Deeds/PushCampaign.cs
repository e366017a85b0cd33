using Waymark.Sandbox.CleverTap.Profiles;

namespace Waymark.Sandbox.CleverTap.Deeds;

/// <summary>A message to many: sent to each, seen by some of them, followed by some of those.</summary>
sealed record PushCampaign
{
    public long Id { get; init; } = 1_700_000_001;

    public string Name { get; init; } = "Weekend_Push";

    /// <summary>The channel, such as Push, Email or WhatsApp.</summary>
    public string Type { get; init; } = "Push";

    public string? DeepLink { get; init; }

    public Audience To { get; init; } = new();

    /// <summary>The share of those it was sent to who see it.</summary>
    public double Viewed { get; init; } = 1;

    /// <summary>The share of those who see it who follow it.</summary>
    public double Clicked { get; init; } = 0.3;

    /// <summary>Epoch seconds; null for now.</summary>
    public long? At { get; init; }

    /// <returns>What is wrong with it, or null.</returns>
    public string? Problem() => this switch
    {
        { Id: < 1 } => "id must be positive.",
        { Viewed: not (>= 0 and <= 1) } => "viewed must be from 0 to 1.",
        { Clicked: not (>= 0 and <= 1) } => "clicked must be from 0 to 1.",
        { At: < 1 } => "at must be epoch seconds.",
        { To.Count: < 0 } => "count must not be negative.",
        _ => null,
    };

    /// <summary>Everything that comes of it, in the order in which it happens.</summary>
    public IEnumerable<(Profile Profile, StoredEvent Event)> Play(IReadOnlyList<Member> audience, string account, long now)
    {
        var viewers = Share(audience, Viewed);
        var clickers = Share(viewers, Clicked);

        return Happen("Notification Sent", audience)
            .Concat(Type == "Push" ? Happen("Push Impressions", viewers) : [])
            .Concat(Happen("Notification Viewed", viewers))
            .Concat(Happen("Notification Clicked", clickers))
            .Concat(Happen("UTM Visited", clickers));

        IEnumerable<(Profile, StoredEvent)> Happen(string name, IReadOnlyList<Member> whom)
        {
            var deed = new Deed { Name = name, At = At };
            return whom.Select(member => (member.Profile, deed.HappensTo(member, account, now, Facts)));
        }
    }

    /// <summary>Every so many, evenly: the same audience gives the same choice.</summary>
    internal static IReadOnlyList<T> Share<T>(IReadOnlyList<T> all, double share) =>
        [.. all.Where((_, place) => Math.Floor((place + 1) * share) > Math.Floor(place * share))];

    Dictionary<string, string?> Facts => new(StringComparer.Ordinal)
    {
        ["campaign_id"] = $"{Id}",
        ["campaign_name"] = Name,
        ["campaign_type"] = Type,
        ["wzrk_id"] = $"{Id}",
        ["wzrk_dl"] = DeepLink,
        ["install"] = "N", // it led to an app that was there
        ["utm_source"] = "clevertap",
        ["utm_medium"] = Type.ToLowerInvariant(),
        ["utm_campaign"] = Name,
    };
}
