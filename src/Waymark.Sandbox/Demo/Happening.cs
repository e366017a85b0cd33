namespace Waymark.Sandbox.Demo;

/// <summary>One event of the server's stream, as far as the demo reckons with it.</summary>
public sealed record Happening(string Id, string Kind, string Name, string? InstallInstanceId, Happening.Earner? Credit)
{
    public string Source => Credit?.Source ?? "ORGANIC";

    public bool IsConversion => Kind is "install" or "reinstall" or "reattribution";

    /// <summary>What CleverTap calls it; null for what CleverTap gets no event of.</summary>
    public string? CleverTapName => Kind switch
    {
        "install" => Source == "ORGANIC" ? "organic_install" : "inorganic_install",
        "reattribution" => "Reinstall Attributed",
        "reengagement" => "Deep Link Opened",
        "event" => Name,
        "payment" => "payment",
        _ => null,
    };

    /// <summary>Waits for CleverTap's id when it is not known, if only to change a profile.</summary>
    public bool NeedsIdentity => CleverTapName is not null || Kind is "signup" or "user_updated" or "attribution_changed";

    /// <summary>Who is credited.</summary>
    public sealed record Earner(string Source, string? Campaign);
}
