using System.Globalization;
using System.Text.Json;

namespace Waymark.Connectors.Meta;

/// <summary>What Meta's replies mean. A call is taken whole or not at all.</summary>
static class MetaAnswers
{
    public static Answer Read(Reply reply, IReadOnlyList<Parcel> parcels)
    {
        if (ErrorOf(reply) is { } error)
            return Read(error, reply, parcels);

        return reply.Status switch
        {
            200 when reply.Object()?.Number("events_received") is not null => Answer.TakenWhole(parcels.Count),
            200 => new Answer.Postponed("Meta gave an unexpected answer; check the address"),
            413 => new Answer.Split("HTTP 413: too large"),
            429 => Crowded(reply, "HTTP 429"),
            408 or 425 or >= 500 => new Answer.Postponed($"HTTP {reply.Status}", reply.RetryAfter),
            _ => new Answer.Misconfigured($"Meta answered HTTP {reply.Status}; check the address"),
        };
    }

    static Answer Read(MetaError error, Reply reply, IReadOnlyList<Parcel> parcels) => error switch
    {
        { Code: 190 or 102 } => new Answer.Unauthorized($"Meta refused the access token: {error.Words}"),
        { Code: 3 or 10 or (>= 200 and <= 299) } => new Answer.Unauthorized($"the access token may not send events to this dataset: {error.Words}"),
        { Code: 4 or 17 or 32 or 341 or 613 or (>= 80000 and <= 80014) } => Crowded(reply, error.Words),
        { Code: 1 or 2 or 368 } or { IsTransient: true } => new Answer.Postponed(error.Words, reply.RetryAfter),
        { Code: 100, Subcode: 33 } or { Code: 803 } => new Answer.Misconfigured($"Meta does not know the dataset, or the token may not see it: {error.Words}"),
        { Code: 12 or 2635 } => new Answer.Misconfigured($"this version of the API is no longer served: {error.Words}"),
        _ when reply.Status >= 500 => new Answer.Postponed(error.Words, reply.RetryAfter),
        // One bad event has them all refused: smaller calls will show which.
        _ when parcels.Count > 1 => new Answer.Split(error.Words),
        _ => new Answer.Taken([.. parcels.Select(_ => new ParcelOutcome.Refused(error.Label, error.Words))]),
    };

    static Answer.Postponed Crowded(Reply reply, string reason) => new(reason, reply.RetryAfter) { IsCrowded = true };

    static MetaError? ErrorOf(Reply reply) =>
        reply.Object() is { } said && said.TryGetProperty("error"u8, out var error) && error.ValueKind == JsonValueKind.Object
            ? new(
                error.Number("code") ?? 0,
                error.Number("error_subcode"),
                error.TryGetProperty("is_transient"u8, out var transient) && transient.ValueKind == JsonValueKind.True,
                string.Join(": ", new[] { error.Text("message"), error.Text("error_user_title"), error.Text("error_user_msg") }.OfType<string>()))
            : null;

    sealed record MetaError(int Code, int? Subcode, bool IsTransient, string Text)
    {
        public string Words => $"error {Label}: {(Text.Length == 0 ? "no reason given" : Text)}";

        public string Label => Subcode is { } subcode
            ? string.Create(CultureInfo.InvariantCulture, $"{Code}.{subcode}")
            : Code.ToString(CultureInfo.InvariantCulture);
    }
}
