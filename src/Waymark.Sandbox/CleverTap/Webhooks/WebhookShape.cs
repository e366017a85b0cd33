namespace Waymark.Sandbox.CleverTap.Webhooks;

/// <summary>The documented forms of a webhook's body.</summary>
enum WebhookShape
{
    /// <summary>One call with a list of profiles.</summary>
    Broadcast,

    /// <summary>A call for each profile, which is an object.</summary>
    Single,

    /// <summary>One call with a list of profiles whose keys begin with a capital.</summary>
    Capitalised,
}
