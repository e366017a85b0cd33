using System.Text.Json;
using System.Text.Json.Serialization;
using Waymark.Privacy;

namespace Waymark.Server.Api;

/// <summary>What a person decided about passing on what they do.</summary>
/// <param name="OptedOut">Nothing about them leaves this server.</param>
/// <param name="Blocked">Partners, or ids of integrations, that hear nothing about them; <c>*</c> for all.</param>
public sealed record SharingView(bool OptedOut, IReadOnlyList<string> Blocked)
{
    const int MostBlocked = 100;

    /// <summary>What third parties do not get because the person refused to be written to, by the word of a feed; absent when nothing is.</summary>
    public IReadOnlyList<string>? Withheld { get; init; }

    // A misspelt key that was passed over would go on sharing what should not be shared.
    static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static SharingView Of(Sharing? sharing) => new(sharing?.OptedOut ?? false, sharing?.Blocked ?? [])
    {
        Withheld = sharing is { Withheld: { Count: > 0 } withheld } ? withheld : null,
    };

    /// <param name="body">What was sent.</param>
    /// <param name="known">Partners and integrations that may be named.</param>
    /// <param name="view">What it says.</param>
    /// <returns>What is wrong with it; null when nothing is.</returns>
    public static string? Read(ReadOnlyMemory<byte> body, IReadOnlyCollection<string> known, out SharingView view)
    {
        view = Of(null);

        try
        {
            if (JsonSerializer.Deserialize<Sent>(body.Span, Strict) is not { OptedOut: { } optedOut } sent)
                return "Say {\"optedOut\": true or false, \"blocked\": [partners or ids of integrations, or \"*\"]}; optedOut is required.";

            view = new SharingView(optedOut, [.. (sent.Blocked ?? []).Select(name => name?.Trim() ?? "").Distinct(StringComparer.OrdinalIgnoreCase)]);
        }
        catch (JsonException)
        {
            return "The body is not {\"optedOut\": true or false, \"blocked\": [partners or ids of integrations, or \"*\"]}. No other keys are known.";
        }

        if (view.Blocked.Count > MostBlocked) return $"blocked may name {MostBlocked} at most; \"*\" stands for all.";

        // Likewise a misspelt partner.
        return view.Blocked.FirstOrDefault(name => name != Sharing.Everybody && !known.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown
            ? $"blocked names \"{unknown}\", which is neither a partner nor an integration of this app. There are: {string.Join(", ", known)}; \"*\" stands for all."
            : null;
    }

    sealed record Sent(bool? OptedOut, IReadOnlyList<string?>? Blocked);
}
