using System.Text.Json;

namespace Waymark.Attribution.Networks;

/// <summary>What came back from a network that was asked, or that nothing did.</summary>
/// <param name="Outcome">What it means.</param>
/// <param name="Claim">The claim as received; null for every other outcome.</param>
/// <param name="Problem">Why it could not be read, in words.</param>
public sealed record NetworkReply(NetworkOutcome Outcome, string? Claim = null, string? Problem = null)
{
    public static NetworkReply NoAnswer { get; } = new(NetworkOutcome.NoAnswer);

    public static NetworkReply Later { get; } = new(NetworkOutcome.Later);

    /// <param name="status">The status; 0 when nothing came back.</param>
    /// <param name="body">What came with it.</param>
    /// <param name="heardAt">When it came.</param>
    public static NetworkReply Read(int status, string body, DateTimeOffset heardAt) => status switch
    {
        200 => ReadAnswer(body, heardAt),
        204 or 404 => new(NetworkOutcome.None),
        0 or 408 or 425 or 429 or >= 500 => Later,
        _ => new(NetworkOutcome.Refused, Problem: FormattableString.Invariant($"It answered {status}.")),
    };

    static NetworkReply ReadAnswer(string body, DateTimeOffset heardAt)
    {
        try
        {
            if (JsonElement.Parse(body) is not { ValueKind: JsonValueKind.Object } answer || !answer.TryGetProperty("claim", out var claim))
                return new(NetworkOutcome.Unreadable, Problem: "The answer must be an object with claim.");

            if (claim.ValueKind == JsonValueKind.Null) return new(NetworkOutcome.None);

            return NetworkClaimReading.Read(claim, heardAt).Problems is [var problem, ..]
                ? new(NetworkOutcome.Unreadable, Problem: $"claim.{problem.Field} {problem.Problem}.")
                : new(NetworkOutcome.Claim, claim.GetRawText());
        }
        catch (JsonException)
        {
            return new(NetworkOutcome.Unreadable, Problem: "The answer is no JSON.");
        }
    }
}
