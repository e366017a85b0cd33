using System.Text.Json;

namespace Waymark.Connectors.CleverTap;

/// <summary>What CleverTap's replies mean. A 200 may still say, record by record, what was not taken.</summary>
static class CleverTapAnswers
{
    public const string WrongCredentials = "CleverTap refused the credentials: wrong region or wrong passcode";

    const string Unexpected = "CleverTap gave an unexpected answer; check the host";

    public static Answer ReadUpload(Reply reply, IReadOnlyList<Parcel> parcels) => reply.Status switch
    {
        200 => ReadVerdict(reply, parcels),
        400 or 413 or 422 => new Answer.Split($"HTTP {reply.Status}: {ErrorOf(reply) ?? "malformed request"}"),
        _ => ReadStatus(reply),
    };

    public static Answer ReadAttribution(Reply reply) => reply.Status switch
    {
        200 when ReadCode(reply) is { } code => ReadAttribution(reply with { Status = code }),
        200 => IsJson(reply) ? Answer.TakenWhole(1) : new Answer.Postponed(Unexpected),
        400 when ErrorOf(reply)?.Contains("partner", StringComparison.OrdinalIgnoreCase) == true =>
            new Answer.Misconfigured("CleverTap does not know the partner name: it must be on CleverTap's list of attribution partners"),
        400 => new Answer.Taken([new ParcelOutcome.Refused("400", ErrorOf(reply) ?? "malformed request")]),
        _ => ReadStatus(reply),
    };

    public static bool IsJson(Reply reply)
    {
        using var document = Parse(reply);
        return document?.RootElement.ValueKind == JsonValueKind.Object;
    }

    static Answer ReadStatus(Reply reply) => reply.Status switch
    {
        401 or 403 => new Answer.Unauthorized(WrongCredentials),
        429 => new Answer.Postponed("HTTP 429: too many concurrent requests", reply.RetryAfter) { IsCrowded = true },
        408 or 425 or >= 500 => new Answer.Postponed($"HTTP {reply.Status}", reply.RetryAfter),
        _ => new Answer.Misconfigured($"CleverTap answered HTTP {reply.Status}; check the address"),
    };

    static Answer ReadVerdict(Reply reply, IReadOnlyList<Parcel> parcels)
    {
        using var document = Parse(reply);

        if (document?.RootElement is not { ValueKind: JsonValueKind.Object } root
            || !root.TryGetProperty("status"u8, out var status) || status.ValueKind != JsonValueKind.String)
        {
            return new Answer.Postponed(Unexpected);
        }

        if (status.ValueEquals("success"u8))
            return Answer.TakenWhole(parcels.Count);

        if (root.TryGetProperty("unprocessed"u8, out var unprocessed) && unprocessed.ValueKind == JsonValueKind.Array)
            return CleverTapUnprocessed.Read(unprocessed, parcels);

        // The request as a whole was refused, with its real status in the body.
        return ReadCode(reply) is { } code and not 200
            ? ReadUpload(reply with { Status = code }, parcels)
            : new Answer.Split(ErrorOf(reply) ?? "CleverTap took none of the records and did not say why");
    }

    /// <returns>The code of a body that says it failed; null for any other body.</returns>
    static int? ReadCode(Reply reply)
    {
        using var document = Parse(reply);
        return document?.RootElement is { ValueKind: JsonValueKind.Object } root
            && root.TryGetProperty("status"u8, out var status) && status.ValueKind == JsonValueKind.String && status.ValueEquals("fail"u8)
            && root.TryGetProperty("code"u8, out var code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out var number)
            && number != 200
                ? number
                : null;
    }

    static string? ErrorOf(Reply reply)
    {
        using var document = Parse(reply);
        return document?.RootElement is { ValueKind: JsonValueKind.Object } root
            && root.TryGetProperty("error"u8, out var error) && error.ValueKind == JsonValueKind.String
                ? error.GetString()
                : null;
    }

    static JsonDocument? Parse(Reply reply)
    {
        try
        {
            return reply.Body.IsEmpty ? null : JsonDocument.Parse(reply.Body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
