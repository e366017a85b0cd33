using System.Text.Json;

namespace Waymark.Server.Intake.Referrals;

/// <summary>What callers hear about invites and people.</summary>
static class PersonalAnswers
{
    /// <summary>The fact is stored; the same call again is told what came of it.</summary>
    public static readonly Answer StillDeciding =
        Refuse(503, "still_deciding", "it is stored, but not decided yet; send the same call again") with { RetryAfter = 2 };

    public static readonly Answer NoDomain =
        Refuse(409, "no_domain", "the app has no domain for links; add one under domains in its configuration");

    /// <param name="mistake">A sentence that names the field.</param>
    public static Answer Wrong(string mistake) => Refuse(400, "field_invalid", mistake);

    public static Answer Refuse(int status, string reason, string message) => Answer.Fixed(status, message) with { Refusal = reason };

    public static Answer Of(string message, Action<Utf8JsonWriter> writeData) => new(200, Envelope.Write(200, message, writeData));

    public static void WritePairs(this Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string> pairs)
    {
        json.WriteStartObject(name);

        foreach (var (key, value) in pairs)
            json.WriteString(key, value);

        json.WriteEndObject();
    }

    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);

        foreach (var text in texts)
            json.WriteStringValue(text);

        json.WriteEndArray();
    }
}
