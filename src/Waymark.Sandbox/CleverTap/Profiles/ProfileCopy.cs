using System.Text.Json;

namespace Waymark.Sandbox.CleverTap.Profiles;

/// <summary>What goes out of a profile, copied while the account is held, so that it can be written without a lock.</summary>
sealed record ProfileCopy
{
    static readonly string[] OnTop = ["Name", "Email", "Phone"];

    public required int Number { get; init; }

    public required IReadOnlyList<string> ObjectIds { get; init; }

    public required IReadOnlyList<string> Identities { get; init; }

    public required IReadOnlyDictionary<string, JsonElement> Properties { get; init; }

    /// <summary>The latest one.</summary>
    public string? PushToken { get; init; }

    /// <summary>Of the latest device.</summary>
    public string? ObjectId => ObjectIds is [.., var latest] ? latest : null;

    public string? Identity => Identities is [var first, ..] ? first : null;

    public string? Name => Text("Name");

    public string? Email => Text("Email");

    public string? Phone => Text("Phone");

    /// <summary>Everything but name, address, number and the answers about channels.</summary>
    public IReadOnlyDictionary<string, JsonElement> Custom => Properties
        .Where(pair => !OnTop.Contains(pair.Key) && !pair.Key.StartsWith("MSG-", StringComparison.Ordinal))
        .ToDictionary();

    public static ProfileCopy Of(Profile profile) => new()
    {
        Number = profile.Number,
        ObjectIds = [.. profile.Ids(IdKind.ObjectId)],
        Identities = [.. profile.Ids(IdKind.Identity)],
        Properties = profile.Properties.ToDictionary(),
        PushToken = profile.DeviceByObjectId.Values.SelectMany(device => device.TokenByType.Values).LastOrDefault(),
    };

    public string? Text(string property) => Properties.GetValueOrDefault(property) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <returns>Null when nobody has asked, or the answer is no yes or no.</returns>
    public bool? Allows(string channel) => Properties.GetValueOrDefault($"MSG-{channel}").ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
