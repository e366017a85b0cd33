using System.Text.Json;
using Waymark.Sandbox.Inbox;

namespace Waymark.Sandbox.Braze;

/// <summary>Braze's <c>/users/track</c> and <c>/users/identify</c>: judges keys, calls and every record.</summary>
static class BrazeStandIn
{
    public const string Key = "test-key";

    /// <summary>May track and not identify.</summary>
    public const string TrackOnlyKey = "test-key-track-only";

    const int MostRecords = 75;
    const int MostAliases = 50;
    const int CallsPerWindow = 3000;

    static readonly string[] Arrays = ["attributes", "events", "purchases"];

    public static StandIn Entry { get; } = new(
        "braze",
        """
          POST /braze/users/track                       Bearer test-key: attributes, events, purchases
          POST /braze/users/identify                    Bearer test-key (test-key-track-only may not)
        """,
        Map)
    {
        BodyKept = 1024 * 1024,
    };

    static void Map(IEndpointRouteBuilder routes, Desk desk)
    {
        routes.MapPost("/users/track", http => desk.ReceiveAsync(http, request => Judge(request, Track, Key, TrackOnlyKey)));
        routes.MapPost("/users/identify", http => desk.ReceiveAsync(http, request => Judge(request, Identify, Key)));
    }

    static PartnerAnswer Judge(ReceivedRequest request, Func<JsonElement, PartnerAnswer> work, params string[] keys)
    {
        if (!keys.Any(key => request.Header("Authorization") == $"Bearer {key}"))
            return PartnerAnswer.Json(401, new { message = "Invalid API key" }) with { Remark = "wrong key, or one without the permission" };

        var answer = request.Json() is { ValueKind: JsonValueKind.Object } body ? work(body) : Refused("Invalid JSON: the body must be an object");
        return answer with { Headers = RateLimit(request.At) };
    }

    static PartnerAnswer Track(JsonElement body)
    {
        var records = Arrays.ToDictionary(array => array, array => body.List(array) ?? []);
        var all = records.Values.Sum(array => array.Count);

        if (Arrays.FirstOrDefault(array => body.Field(array) is { ValueKind: not JsonValueKind.Array }) is { } wrong)
            return Refused($"'{wrong}' must be an array");

        if (all == 0)
            return Refused("Valid data must be provided in the 'attributes', 'events', or 'purchases' fields.");

        if (all > MostRecords)
            return Refused("Max Input Length Exceeded");

        var errors = records.SelectMany(array => array.Value.Select((record, index) => Error(array.Key, index, BrazeRecordChecks.Problem(array.Key, record))))
            .OfType<object>().ToArray();

        return errors.Length == all
            ? PartnerAnswer.Json(400, new { message = "Valid data must be provided in the 'attributes', 'events', or 'purchases' fields.", errors }) with { Remark = "no valid record" }
            : Success(errors, Arrays.Where(array => records[array].Count > 0).ToDictionary(array => $"{array}_processed", array => (object)records[array].Count));
    }

    static PartnerAnswer Identify(JsonElement body)
    {
        var aliases = body.List("aliases_to_identify") ?? [];

        if (aliases.Count is 0 or > MostAliases)
            return Refused(aliases.Count == 0 ? "'aliases_to_identify' is required" : "The max number of external_ids and aliases per request was exceeded");

        if (body.Field("merge_behavior") is { } behavior && behavior.ToString() is not ("merge" or "none"))
            return Refused("'merge_behavior' must be 'merge' or 'none'");

        var errors = aliases.Select((alias, index) => Error("aliases_to_identify", index, BrazeRecordChecks.AliasProblem(alias))).OfType<object>().ToArray();
        return Success(errors, new() { ["aliases_processed"] = aliases.Count - errors.Length });
    }

    static PartnerAnswer Success(object[] errors, Dictionary<string, object> processed)
    {
        processed["message"] = "success";

        if (errors.Length > 0)
            processed["errors"] = errors;

        return PartnerAnswer.Json(201, processed) with { Remark = errors.Length > 0 ? $"{errors.Length} records refused" : null };
    }

    static object? Error(string array, int index, string? problem) => problem is null ? null : new { type = problem, input_array = array, index };

    static PartnerAnswer Refused(string message) => PartnerAnswer.Json(400, new { message }) with { Remark = message };

    static Dictionary<string, string> RateLimit(DateTimeOffset now) => new()
    {
        ["X-RateLimit-Limit"] = $"{CallsPerWindow}",
        ["X-RateLimit-Remaining"] = $"{CallsPerWindow - 1}",
        ["X-RateLimit-Reset"] = $"{now.ToUnixTimeSeconds() + 3}",
    };
}
