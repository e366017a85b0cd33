using System.Text.Json;
using Waymark.Client.Wire;

namespace Waymark.Client;

/// <summary>Somebody whom the user referred, or who referred them.</summary>
/// <param name="UserId">Absent while they have not signed up.</param>
/// <param name="EventName">For which event, such as <c>app_install</c>.</param>
/// <param name="At">When.</param>
/// <param name="Data">What was said along with it.</param>
public sealed record Acquaintance(string? UserId, string? EventName, DateTimeOffset? At, IReadOnlyDictionary<string, string> Data)
{
    internal static Acquaintance Read(JsonElement one) => new(one.Text("user_id"), one.Text("event_name"), one.Time("at"), one.Part("data").Pairs());
}

/// <summary>Some of them, the latest first.</summary>
/// <param name="People">Who.</param>
/// <param name="Next">What to skip for the next page; absent at the end.</param>
public sealed record Acquaintances(IReadOnlyList<Acquaintance> People, int? Next)
{
    internal static Acquaintances? Read(JsonElement answer) => answer.Part("data") is { } data
        ? new Acquaintances([.. data.Items("referrals").Concat(data.Items("friends")).Select(Acquaintance.Read)], data.Number("next"))
        : null;
}

/// <summary>Which way to ask.</summary>
public enum ReferralDirection
{
    /// <summary>Whom the user referred.</summary>
    Referred,

    /// <summary>Who referred the user.</summary>
    Referrers,
    Friends,
}
