namespace Waymark.Connectors;

/// <summary>Checks addresses that an owner writes.</summary>
static class WebAddress
{
    /// <returns>The address, or null when it is not a whole http or https address, or carries a user name.</returns>
    public static Uri? Read(string? text) =>
        Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.Host.Length > 0 && address.UserInfo.Length == 0
            ? address
            : null;

    /// <returns>Scheme, host and port; what follows may be as good as a password.</returns>
    public static string Shown(Uri address) => address.PathAndQuery.Length > 1 ? $"{address.GetLeftPart(UriPartial.Authority)}/…" : address.GetLeftPart(UriPartial.Authority);
}
