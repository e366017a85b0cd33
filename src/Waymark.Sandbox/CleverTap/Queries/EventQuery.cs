using System.Text.Json;
using Waymark.Sandbox.CleverTap.Profiles;
using Waymark.Sandbox.CleverTap.Records;

namespace Waymark.Sandbox.CleverTap.Queries;

/// <summary>Which events somebody asks for: a name, and two days that both count, in the project's time zone.</summary>
sealed record EventQuery(string EventName, int From, int To)
{
    /// <returns>What is wrong with the request, or null.</returns>
    public static string? Problem(JsonElement json, out EventQuery query)
    {
        query = new(json.Text("event_name") ?? "", Day(json, "from"), Day(json, "to"));

        return query switch
        {
            { EventName: "" } => "event_name is missing",
            _ when !ReservedNames.MayBeExported(query.EventName) => "Export not allowed for this event",
            _ when !ProjectTime.IsDay(query.From) => "from must be a date in the format YYYYMMDD",
            _ when !ProjectTime.IsDay(query.To) => "to must be a date in the format YYYYMMDD",
            { From: var from, To: var to } when from > to => "from must not be after to",
            _ => null,
        };
    }

    public bool Matches(StoredEvent happened, TimeZoneInfo zone) =>
        happened.Name == EventName
        && ProjectTime.Day(happened.At, zone) is var day && day >= From && day <= To;

    static int Day(JsonElement json, string name) =>
        json.Find(name)?.TextOrNumber() is { } digits && int.TryParse(digits, out var day) ? day : 0;
}
