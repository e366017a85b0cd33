namespace Waymark.Referrals;

/// <summary>What partners hear of referrals: one event for whoever came, one for whoever is credited. The names are a contract.</summary>
public static class ReferralEvents
{
    const string ReferredPrefix = "Referred ", GeneratedPrefix = "Generated ";

    /// <summary>The eleven fixed names; those of custom events are made by <see cref="Referred(string)"/> and <see cref="Generated(string)"/>.</summary>
    public static IReadOnlyList<string> Fixed { get; } =
        [.. Enum.GetValues<Occasion>().Select(Referred).OfType<string>(), .. Enum.GetValues<Occasion>().Select(Generated)];

    /// <returns>The name for whoever came; null for a click: nobody is known yet.</returns>
    public static string? Referred(Occasion occasion) => occasion == Occasion.LinkClick ? null : ReferredPrefix + Words(occasion);

    /// <returns>The name for whoever is credited.</returns>
    public static string Generated(Occasion occasion) => GeneratedPrefix + Words(occasion);

    /// <param name="eventName">The custom event's name as the app sent it.</param>
    public static string Referred(string eventName) => ReferredPrefix + eventName;

    /// <inheritdoc cref="Referred(string)"/>
    public static string Generated(string eventName) => GeneratedPrefix + eventName;

    public static bool IsOfReferrer(string name) => name.StartsWith(GeneratedPrefix, StringComparison.Ordinal);

    /// <summary>The type that webhooks and reports go by.</summary>
    public static string TypeOf(Occasion occasion) => occasion switch
    {
        Occasion.AppInstall => "app_install",
        Occasion.AppReinstall => "app_reinstall",
        Occasion.AppOpen => "app_open",
        Occasion.WebSignUp => "web_sign_up",
        Occasion.WebOpen => "web_open",
        Occasion.LinkClick => "link_click",
        _ => throw new ArgumentOutOfRangeException(nameof(occasion)),
    };

    static string Words(Occasion occasion) => occasion switch
    {
        Occasion.AppInstall => "App Install",
        Occasion.AppReinstall => "App Reinstall",
        Occasion.AppOpen => "App Open",
        Occasion.WebSignUp => "Web Sign Up",
        Occasion.WebOpen => "Web Open",
        Occasion.LinkClick => "Link Click",
        _ => throw new ArgumentOutOfRangeException(nameof(occasion)),
    };
}
