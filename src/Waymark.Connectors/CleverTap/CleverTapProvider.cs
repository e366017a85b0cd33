using Waymark.Integrations;

namespace Waymark.Connectors.CleverTap;

/// <summary>The id that somebody has with an identity provider.</summary>
static class CleverTapProvider
{
    /// <summary>The app's own id of a user.</summary>
    public const string CustomId = "custom_id";

    public static string? IdOf(Subject subject, string provider) => Added(subject, provider.ToLowerInvariant()) ?? subject.PartnerId(provider) ?? provider.ToLowerInvariant() switch
    {
        "email" => subject.User?.Email,
        "phone" => subject.User?.Phone,
        CustomId => subject.User?.Id ?? subject.Install?.UserId,
        _ => null,
    };

    // What was added as an identity belongs to the person, whichever device they use.
    static string? Added(Subject subject, string provider) => subject.User?.Identities.GetValueOrDefault(provider);
}
