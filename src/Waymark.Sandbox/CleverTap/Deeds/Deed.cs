using System.Text.Json;
using Waymark.Sandbox.CleverTap.Profiles;

namespace Waymark.Sandbox.CleverTap.Deeds;

/// <summary>Something that profiles do, or that CleverTap notices of them.</summary>
sealed record Deed
{
    /// <summary>The source of an event that nobody uploaded.</summary>
    public const string Source = "CleverTap";

    static readonly JsonElement Nothing = JsonSerializer.SerializeToElement(new { });

    /// <summary>Of the catalogue, or any other.</summary>
    public required string Name { get; init; }

    public Audience To { get; init; } = new();

    /// <summary>Epoch seconds; null for now.</summary>
    public long? At { get; init; }

    /// <summary>In addition to the catalogue's attributes, or in place of them.</summary>
    public IReadOnlyDictionary<string, JsonElement> Properties { get; init; } = new Dictionary<string, JsonElement>();

    /// <returns>What is wrong with it, or null.</returns>
    public string? Problem() => this switch
    {
        { Name: "" } => "name must not be empty.",
        { At: < 1 } => "at must be epoch seconds.",
        { To.Count: < 0 } => "count must not be negative.",
        _ => null,
    };

    /// <summary>The event as it happens to one profile.</summary>
    /// <param name="member">Whose it is.</param>
    /// <param name="account">The account's id.</param>
    /// <param name="now">Epoch seconds.</param>
    /// <param name="known">Attributes by one spelling for all events; see <see cref="CatalogueEvent.Fill"/>.</param>
    public StoredEvent HappensTo(Member member, string account, long now, IReadOnlyDictionary<string, string?>? known = null)
    {
        var at = At ?? now;
        var facts = Facts(member, account, at);

        foreach (var (name, value) in known ?? new Dictionary<string, string?>())
            facts[name] = value;

        var attributes = (Catalogue.Find(Name)?.Fill(facts) ?? []).ToDictionary(pair => pair.Key, pair => JsonSerializer.SerializeToElement(pair.Value));

        foreach (var (name, value) in Properties)
            attributes[name] = value;

        var session = TakeSession(attributes);
        return new StoredEvent(member.Key, Name, at, Source, JsonSerializer.SerializeToElement(attributes), session);
    }

    static Dictionary<string, string?> Facts(Member member, string account, long at)
    {
        var device = member.Key.Kind == IdKind.ObjectId ? member.Key.Value : null;

        return new(StringComparer.Ordinal)
        {
            ["wzrk_acct_id"] = account,
            ["wzrk_cts"] = $"{at}",
            ["ct_session_id"] = $"{at}",
            ["session_id"] = $"{at}",
            ["ts"] = $"{at}",
            ["mp_processing_time_ms"] = $"{at * 1_000}",
            ["clevertapid"] = device,
            ["token"] = device is null ? null : member.Profile.Device(device).TokenByType.Values.LastOrDefault(),
        };
    }

    // Where a visit came from is a property of the session; an export writes it beside the event's own.
    static JsonElement TakeSession(Dictionary<string, JsonElement> attributes)
    {
        attributes.Remove("session_props");
        attributes.Remove("session_source");
        var utm = attributes.Where(pair => pair.Key.StartsWith("utm_", StringComparison.Ordinal)).ToDictionary();

        foreach (var name in utm.Keys)
            attributes.Remove(name);

        return utm.Count == 0 ? Nothing : JsonSerializer.SerializeToElement(utm);
    }
}
