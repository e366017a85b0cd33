using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Waymark.Referrals;

namespace Waymark.Flows;

/// <summary>Fills what an owner wrote in square brackets: <c>[USER_ID]</c>, <c>[EVENT.plan]</c>, <c>[USER.credits]</c> and the like.</summary>
public static partial class Placeholders
{
    /// <param name="text">With placeholders; what is none stays.</param>
    /// <param name="moment">What happened.</param>
    /// <param name="target">Whom the action is about.</param>
    /// <param name="referrer">The referrer, where there is one.</param>
    public static string Fill(string text, FlowMoment moment, Person? target, Person? referrer) =>
        Placeholder().Replace(text, found => Value(found.Groups["name"].Value, moment, target, referrer) ?? "");

    /// <returns>The same value with its texts filled; everything else stays as the owner wrote it.</returns>
    public static JsonElement Fill(JsonElement value, FlowMoment moment, Person? target, Person? referrer) =>
        value.ValueKind == JsonValueKind.String
            ? JsonSerializer.SerializeToElement(Fill(value.GetString()!, moment, target, referrer), FlowJson.Default.String)
            : value;

    public static IReadOnlyDictionary<string, JsonElement> Fill(
        IReadOnlyDictionary<string, JsonElement> data, FlowMoment moment, Person? target, Person? referrer) =>
        data.ToDictionary(pair => pair.Key, pair => Fill(pair.Value, moment, target, referrer), StringComparer.Ordinal);

    static string? Value(string name, FlowMoment moment, Person? target, Person? referrer) => name switch
    {
        "USER_ID" => IdOf(moment.Person.Person),
        "USER_NAME" => moment.Person.User?.Name,
        "TARGET_ID" => IdOf(target),
        "REFERRER_ID" => IdOf(referrer),
        "EVENT_NAME" => moment.Event,
        "EVENT_TIME" => moment.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ when name.StartsWith("EVENT.", StringComparison.Ordinal) => FlowValues.Text(FlowValues.Find(moment.Values, name[6..])),
        _ => moment.Person.Property(name[5..]),
    };

    static string? IdOf(Person? person) => person is { Key: not null } known ? known.UserId ?? known.InstallId : null;

    [GeneratedRegex(@"\[(?<name>USER_ID|USER_NAME|TARGET_ID|REFERRER_ID|EVENT_NAME|EVENT_TIME|EVENT\.[^\[\]]+|USER\.[^\[\]]+)\]")]
    private static partial Regex Placeholder();
}
