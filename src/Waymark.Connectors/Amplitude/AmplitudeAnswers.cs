using System.Text.Json;

namespace Waymark.Connectors.Amplitude;

/// <summary>What Amplitude's replies mean. A call it finds fault with is not taken at all: what it does not name must be sent again.</summary>
static class AmplitudeAnswers
{
    public const string WrongKey = "Amplitude refused the API key: wrong key or wrong region";

    public static Answer Read(Reply reply, IReadOnlyList<Parcel> parcels)
    {
        var root = reply.Object();

        return reply.Status switch
        {
            200 when root is not null => Answer.TakenWhole(parcels.Count),
            200 => new Answer.Postponed("Amplitude gave an unexpected answer; check the address"),
            400 when IsAboutTheKey(root) => new Answer.Unauthorized(WrongKey),
            400 => (Answer?)Invalid(root, parcels) ?? new Answer.Split(ErrorOf(root) ?? "HTTP 400: malformed request"),
            429 => Throttled(reply, root, parcels),
            _ => CallStatus.Read(reply, "Amplitude", WrongKey),
        };
    }

    public static bool IsAboutTheKey(JsonElement? root) =>
        root?.Text("missing_field") == "api_key"
        || ErrorOf(root)?.Contains("API key", StringComparison.OrdinalIgnoreCase) == true;

    public static string? ErrorOf(JsonElement? root) => root?.Text("error");

    static Answer.Taken? Invalid(JsonElement? root, IReadOnlyList<Parcel> parcels)
    {
        var outcomes = new ParcelOutcome?[parcels.Count];

        foreach (var list in (string[])["events_with_invalid_fields", "events_with_missing_fields", "events_with_invalid_id_lengths"])
        {
            if (root?.Find(list, JsonValueKind.Object) is not { } fields) continue;

            foreach (var field in fields.EnumerateObject())
                Mark(outcomes, field.Value, new ParcelOutcome.Refused(field.Name, $"{ErrorOf(root) ?? "invalid"}: {field.Name}"));
        }

        if (root?.Find("silenced_events", JsonValueKind.Array) is { } silenced)
            Mark(outcomes, silenced, new ParcelOutcome.Refused("silenced", "Amplitude does not listen to this device or user any more."));

        return Rest(outcomes, parcels);
    }

    static Answer Throttled(Reply reply, JsonElement? root, IReadOnlyList<Parcel> parcels)
    {
        var outcomes = new ParcelOutcome?[parcels.Count];

        if (root?.Find("throttled_events", JsonValueKind.Array) is { } throttled)
            Mark(outcomes, throttled, new ParcelOutcome.Retry("429", "Too many events of this device or user at once."));

        return outcomes.All(outcome => outcome is not null)
            ? Crowded(reply)
            : (Answer?)Rest(outcomes, parcels) ?? Crowded(reply);
    }

    static Answer.Postponed Crowded(Reply reply) => new("HTTP 429: too many events", reply.RetryAfter ?? AmplitudeApi.Rest) { IsCrowded = true };

    static void Mark(ParcelOutcome?[] outcomes, JsonElement indexes, ParcelOutcome outcome)
    {
        if (indexes.ValueKind != JsonValueKind.Array) return;

        foreach (var number in indexes.EnumerateArray())
        {
            if (ReplyText.Index(number, outcomes.Length) is { } index)
                outcomes[index] = outcome;
        }
    }

    /// <returns>Null when no event was named, so that nothing tells the good from the bad.</returns>
    static Answer.Taken? Rest(ParcelOutcome?[] outcomes, IReadOnlyList<Parcel> parcels) => Array.TrueForAll(outcomes, outcome => outcome is null)
        ? null
        : new(outcomes.Select((outcome, i) => outcome ?? new ParcelOutcome.Amended(parcels[i], "again", "Another event of the call was at fault.")).ToArray());
}
