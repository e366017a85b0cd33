namespace Waymark.Sandbox.Demo;

/// <summary>One event of the server's stream, as far as the demo reckons with it.</summary>
public sealed record Happening(string Id, string Kind, string Name, string? InstallInstanceId, Happening.Earner? Credit)
{
    /// <summary>The feed that it came by or followed from; null for what devices said.</summary>
    public Sender? Origin { get; init; }

    public string Source => Credit?.Source ?? "ORGANIC";

    public bool IsConversion => Kind is "install" or "reinstall" or "reattribution";

    /// <summary>What CleverTap calls it; null for what CleverTap gets no event of.</summary>
    public string? CleverTapName => Kind switch
    {
        _ when Origin is not null => null, // CleverTap said so itself
        "install" => Source == "ORGANIC" ? "organic_install" : "inorganic_install",
        "reattribution" => "Reinstall Attributed",
        "reengagement" => "Deep Link Opened",
        "event" => Name,
        "payment" => "payment",
        _ => null,
    };

    /// <summary>Waits for CleverTap's id when it is not known, if only to change a profile.</summary>
    public bool NeedsIdentity =>
        CleverTapName is not null || (Origin is null && Kind is "signup" or "user_updated" or "attribution_changed");

    /// <summary>Who is credited.</summary>
    public sealed record Earner(string Source, string? Campaign);

    /// <summary>Whose words it goes back to.</summary>
    public sealed record Sender(string Feed);
}
