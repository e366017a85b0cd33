using Waymark.Apps;
using Waymark.Events;

namespace Waymark.Integrations;

/// <summary>Who would be told: the partner as its connector describes it, and what the owner says of it.</summary>
/// <param name="Partner">The connector's name.</param>
/// <param name="Class">How much credit it may hear of.</param>
/// <param name="Sources">Media sources that are its own.</param>
/// <param name="HasCredentials">Its settings are complete and valid.</param>
public sealed record Recipient(string Partner, PartnerClass Class, IReadOnlyList<string> Sources, bool HasCredentials)
{
    /// <summary>Kinds of events that it hears of without a row in the event list, beside those that every partner does.</summary>
    public IReadOnlyList<EventKind> Unasked { get; init; } = [];

    public bool Owns(string source, Integration integration)
    {
        var own = integration.Sources.Count > 0 ? integration.Sources : Sources;

        foreach (var candidate in own)
        {
            if (candidate.Equals(source, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
