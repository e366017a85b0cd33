using Waymark.Integrations;

namespace Waymark.Connectors.CleverTap;

/// <summary>The id that somebody has with an identity provider.</summary>
static class CleverTapProvider
{
    public static string? IdOf(Subject subject, string provider) => subject.PartnerId(provider) ?? provider.ToLowerInvariant() switch
    {
        "email" => subject.User?.Email,
        "phone" => subject.User?.Phone,
        "custom_id" => subject.User?.Id ?? subject.Install?.UserId,
        _ => null,
    };
}
