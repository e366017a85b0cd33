namespace Waymark.Connectors.CleverTap;

/// <summary>What a profile in CleverTap is found by.</summary>
enum CleverTapMatch
{
    /// <summary>The id that CleverTap's SDK gave the device: the only one known at the install.</summary>
    ClevertapId,

    /// <summary>The app's own user id, as <c>identity</c>.</summary>
    CustomerUserId,

    /// <summary>The id that the user has with another provider, as <c>identity</c>.</summary>
    IdentityProvider,
}
