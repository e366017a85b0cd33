using System.Text.Json;
using Waymark.Attribution.Networks;

namespace Waymark.Server.Intake.Networks;

/// <summary>What a network hears that posts claims.</summary>
static class ClaimAnswers
{
    public static readonly Answer KeyMissing = Refuse(401, "key_missing", "the header Authorization: Bearer KEY is missing");
    public static readonly Answer KeyInvalid = Refuse(401, "key_invalid", "the key does not open this address");
    public static readonly Answer Inactive = Refuse(403, "network_inactive", "the owner has switched this network off");
    public static readonly Answer NoClaims = Refuse(422, "no_claims", $"claims must be a list of 1 to {ClaimIntake.MostClaims} claims, and the only field beside them is none");

    /// <summary>202: whether they earn anything is decided later.</summary>
    public static Answer Taken(int claims) => Of(202, "Claims received", json => json.WriteNumber("claims"u8, claims));

    /// <summary>Nothing was taken: a list is taken whole or not at all.</summary>
    public static Answer Unreadable(IReadOnlyList<(int Claim, ClaimProblem Problem)> problems) => Of(422, "nothing was taken", json =>
    {
        json.WriteStartArray("errors"u8);

        foreach (var (claim, problem) in problems)
        {
            json.WriteStartObject();
            json.WriteNumber("claim"u8, claim);
            json.WriteString("field"u8, problem.Field);
            json.WriteString("problem"u8, problem.Problem);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }) with
    {
        Refusal = "claim_unreadable",
    };

    static Answer Of(int status, string message, Action<Utf8JsonWriter> write) => new(status, Envelope.Write(status, message, write));

    static Answer Refuse(int status, string reason, string message) => Answer.Fixed(status, message) with { Refusal = reason };
}
