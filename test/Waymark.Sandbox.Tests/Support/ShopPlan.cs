namespace Waymark.Sandbox.Tests.Support;

/// <summary>What a shop is started with, beyond the usual.</summary>
/// <param name="Integrations">The app's integrations as JSON; in it, <see cref="Shop.Sandbox"/> stands for the sandbox's address.</param>
sealed record ShopPlan(string Integrations)
{
    /// <summary>More keys of the app, as JSON.</summary>
    public string App { get; init; } = "";

    /// <summary>Files for the directory of partners, by name.</summary>
    public IReadOnlyList<(string Name, string Text)> Partners { get; init; } = [];

    /// <summary>Off: integrations may call public addresses only, as the operator has it by default.</summary>
    public bool AllowsPrivateTargets { get; init; } = true;

    /// <summary>What the stand-ins hold.</summary>
    public SandboxOptions? Stage { get; init; }

    public static implicit operator ShopPlan(string integrations) => new(integrations);

    /// <summary>One integration by the name of its partner, whose stand-in it leads to.</summary>
    /// <param name="partner">The connector's name, which is the stand-in's too.</param>
    /// <param name="settings">As JSON members, without the address.</param>
    /// <param name="events">More rows of the event list, before the one for everything.</param>
    public static ShopPlan For(string partner, string settings, string events = "") => $$"""
        { "id": "{{partner}}", "partner": "{{partner}}", "active": true, "events": [ {{events}} { "event": "*" } ],
          "settings": { {{settings}}, "baseUrl": "{{Shop.Sandbox}}{{partner}}" } }
        """;
}
