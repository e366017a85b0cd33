using System.Globalization;
using System.Text.Json;

namespace Waymark.Connectors.Braze;

/// <summary>What Braze's replies mean. A success may still say, record by record, what was not taken.</summary>
static class BrazeAnswers
{
    public const string WrongKey = "Braze refused the API key: wrong key, wrong instance, or a key without the permission users.track";

    public static Answer Read(string route, Reply reply, IReadOnlyList<Parcel> parcels) => reply.Status switch
    {
        200 or 201 => ReadVerdict(reply, parcels),
        202 => Answer.TakenWhole(parcels.Count),
        400 => ReadRefusal(reply, parcels),
        401 or 403 when route == BrazeRoute.Identify => RefusedAll(parcels, reply.Status, "the API key lacks the permission users.identify"),
        401 => new Answer.Unauthorized(WrongKey),
        403 => new Answer.Misconfigured("Braze answered HTTP 403: the account is inactive or its plan does not include this"),
        413 => new Answer.Split("HTTP 413: too large"),
        429 => new Answer.Postponed("HTTP 429: over Braze's rate limit", reply.RetryAfter) { IsCrowded = true },
        408 or 425 or >= 500 => new Answer.Postponed($"HTTP {reply.Status}", reply.RetryAfter),
        _ => new Answer.Misconfigured($"Braze answered HTTP {reply.Status}; check the instance"),
    };

    static Answer ReadVerdict(Reply reply, IReadOnlyList<Parcel> parcels)
    {
        if (reply.Object() is not { } said || said.Text("message") is null)
            return new Answer.Postponed("Braze gave an unexpected answer; check the instance");

        if (Errors(said) is not { Count: > 0 } errors)
            return Answer.TakenWhole(parcels.Count);

        // Repeating all of them would count twice what was taken, but losing this one would be worse.
        return ReadErrors(errors, parcels) is { } outcomes
            ? new Answer.Taken(outcomes)
            : new Answer.Split($"Braze refused a record and did not say which: {Reason(errors[0])}");
    }

    static Answer ReadRefusal(Reply reply, IReadOnlyList<Parcel> parcels)
    {
        var said = reply.Object();
        var errors = said is { } body ? Errors(body) : [];

        return ReadErrors(errors, parcels) is { } outcomes && outcomes.All(outcome => outcome is ParcelOutcome.Refused)
            ? new Answer.Taken(outcomes)
            : new Answer.Split($"HTTP 400: {said?.Text("message") ?? "malformed request"}");
    }

    /// <returns>Null when an error does not say which record it is about.</returns>
    static ParcelOutcome[]? ReadErrors(IReadOnlyList<JsonElement> errors, IReadOnlyList<Parcel> parcels)
    {
        var outcomes = Enumerable.Repeat(ParcelOutcome.Good, parcels.Count).ToArray();

        foreach (var error in errors)
        {
            if (PlaceOf(error, parcels) is not { } place) return null;
            outcomes[place] = new ParcelOutcome.Refused("invalid", Reason(error));
        }

        return outcomes;
    }

    // The index counts within the array that the error names.
    static int? PlaceOf(JsonElement error, IReadOnlyList<Parcel> parcels)
    {
        if (parcels.Count == 1) return 0;
        if (error.Number("index") is not { } index || error.Text("input_array") is not { } array) return null;

        var places = Enumerable.Range(0, parcels.Count)
            .Where(place => parcels[place].Route == BrazeRoute.Identify || BrazeRecord.ArrayOf(parcels[place]) == array)
            .ToArray();
        return index >= 0 && index < places.Length ? places[index] : null;
    }

    static Answer.Taken RefusedAll(IReadOnlyList<Parcel> parcels, int status, string reason) =>
        new([.. parcels.Select(_ => new ParcelOutcome.Refused(status.ToString(CultureInfo.InvariantCulture), reason))]);

    static IReadOnlyList<JsonElement> Errors(JsonElement said) =>
        said.TryGetProperty("errors"u8, out var errors) && errors.ValueKind == JsonValueKind.Array ? [.. errors.EnumerateArray()] : [];

    static string Reason(JsonElement error) =>
        error.ValueKind == JsonValueKind.String ? error.GetString()! : error.Text("type") ?? "no reason given";
}
