using System.Text.Json;
using Waymark.Installs;
using Waymark.Referrals;
using Waymark.Users;

namespace Waymark.Flows;

/// <summary>What is known of somebody when a flow or a rule of rewards looks at them.</summary>
public sealed record FlowPerson(Person Person)
{
    public User? User { get; init; }

    /// <summary>The install it happened on, else the user's latest.</summary>
    public Install? Install { get; init; }

    public Standing Standing { get; init; } = Standing.Nothing;

    /// <summary>What brought the person here; null when no link did.</summary>
    public Referral? Came { get; init; }

    public string? Country => Property("country") ?? Install?.Device.Country ?? Install?.Country;

    public DateTimeOffset? LastActiveAt => Install?.LastActiveAt ?? User?.SignedUpAt;

    /// <returns>What a flow or the app says of the person; the flow's word goes first.</returns>
    public string? Property(string name) => Standing.Property(name) ?? (User?.Traits.GetValueOrDefault(name) is { } json ? Plain(json) : name switch
    {
        "name" => User?.Name,
        "email" => User?.Email,
        "phone" => User?.Phone,
        _ => null,
    });

    static string? Plain(string json)
    {
        try
        {
            return FlowValues.Text(JsonElement.Parse(json));
        }
        catch (JsonException)
        {
            return json;
        }
    }
}
