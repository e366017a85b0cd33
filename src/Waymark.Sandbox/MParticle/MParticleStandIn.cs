using System.Text;
using System.Text.Json;
using Waymark.Sandbox.Inbox;

namespace Waymark.Sandbox.MParticle;

/// <summary>mParticle's events API: one batch is judged, of many the bad ones are dropped without a word.</summary>
static class MParticleStandIn
{
    public const string Key = "test-key";
    public const string Secret = "test-secret";

    const int MostBytes = 256 * 1024;
    const int MostBytesOfBatch = 128 * 1024;
    const int MostBatches = 100;

    static readonly string Credentials = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Key}:{Secret}"))}";

    public static StandIn Entry { get; } = new(
        "mparticle",
        """
          POST /mparticle/v2/events                     Basic test-key:test-secret, one batch
          POST /mparticle/v2/bulkevents                 the same, up to 100 batches; also bulkevents/historical
        """,
        Map)
    {
        BodyKept = MostBytes,
    };

    static void Map(IEndpointRouteBuilder routes, Desk desk)
    {
        routes.MapPost("/v2/events", http => desk.ReceiveAsync(http, request => Admit(request) ?? TakeOne(request)));
        routes.MapPost("/v2/bulkevents/historical", http => desk.ReceiveAsync(http, request => Admit(request) ?? TakeMany(request)));
        routes.MapPost("/v2/bulkevents", http => desk.ReceiveAsync(http, request => Admit(request) ?? TakeMany(request)));
    }

    /// <returns>Null when the caller may come in.</returns>
    static PartnerAnswer? Admit(ReceivedRequest request) => request switch
    {
        _ when request.Header("Authorization") is null => new(401) { Remark = "no credentials" },
        _ when request.Header("Authorization") != Credentials => new(403) { Remark = "wrong credentials" },
        { BodyBytes: > MostBytes } => Refused(413, "The request is larger than 256 KB."),
        _ => null,
    };

    static PartnerAnswer TakeOne(ReceivedRequest request) =>
        request.Json() is not { } batch ? Refused(400, "The body is not JSON.")
        : Problem(batch) is { } problem ? Refused(400, problem)
        : new(202);

    static PartnerAnswer TakeMany(ReceivedRequest request)
    {
        if (request.Json() is not { ValueKind: JsonValueKind.Array } batches)
            return Refused(400, "The body is not an array of batches.");

        if (batches.GetArrayLength() > MostBatches)
            return Refused(400, $"More than {MostBatches} batches.");

        var problems = batches.EnumerateArray().Select(Problem).OfType<string>().ToArray();
        return new(202) { Remark = problems.Length > 0 ? $"{problems.Length} batches dropped: {problems[0]}" : null };
    }

    static string? Problem(JsonElement batch) =>
        Encoding.UTF8.GetByteCount(batch.GetRawText()) > MostBytesOfBatch ? "A batch is larger than 128 KB." : MParticleBatchChecks.Problem(batch);

    static PartnerAnswer Refused(int status, string message) =>
        PartnerAnswer.Json(status, new { errors = new[] { new { code = "BAD_REQUEST", message } } }) with { Remark = message };
}
