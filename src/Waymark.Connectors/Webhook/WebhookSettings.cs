using System.Globalization;
using Waymark.Integrations;

namespace Waymark.Connectors.Webhook;

/// <summary>What a person fills in to have events sent to an address of their own.</summary>
sealed class WebhookSettings(IReadOnlyDictionary<string, string> settings)
{
    const string SlackHost = "hooks.slack.com";
    const int CallsByDefault = 4;
    const int MostCalls = 32;

    static readonly string[] FormatNames = ["event", "linkrunner", "slack"];

    public static IReadOnlyList<SettingDescription> Descriptions { get; } =
    [
        // Whoever knows the address of a Slack channel's hook may write there, and others are no different.
        new("url", "The whole http or https address that takes the events, by POST.") { Required = true, Secret = true },
        new("secret", "A text that only you and the receiver know; with it every request is signed.") { Secret = true },
        new("format", "What the receiver reads: our events, Linkrunner's webhook bodies, or sentences for Slack; Slack's addresses get sentences by themselves.")
        {
            Allowed = FormatNames,
            Default = "event",
        },
        new("header.*", "A header for every request, such as header.Authorization; for Linkrunner's receivers header.linkrunner-key.") { Secret = true },
        new("callsInFlight", "How many events may be on their way at once, 1 to 32; Slack always gets one.") { Default = "4" },
    ];

    public Uri? Url => WebAddress.Read(this["url"]);

    public string? Secret => this["secret"];

    public WebhookFormat Format => this["format"]?.ToLowerInvariant() switch
    {
        "linkrunner" => WebhookFormat.Linkrunner,
        "slack" => WebhookFormat.Slack,
        null when Url?.IdnHost == SlackHost => WebhookFormat.Slack,
        _ => WebhookFormat.Event,
    };

    public IEnumerable<(string Name, string Value)> Headers => ExtraHeaders.Of(settings);

    // Slack takes about one message a second from a hook.
    public int CallsInFlight => Format == WebhookFormat.Slack ? 1 : CallsAsked ?? CallsByDefault;

    int? CallsAsked =>
        int.TryParse(this["callsInFlight"], NumberStyles.None, CultureInfo.InvariantCulture, out var calls) && calls is >= 1 and <= MostCalls ? calls : null;

    public IEnumerable<SettingProblem> Problems()
    {
        if (this["url"] is null)
            yield return new("settings.url", "is missing; without it there is nowhere to send events to");
        else if (Url is null)
            yield return new("settings.url", "must be a whole http or https address without a user name");

        if (this["format"] is { } format && !FormatNames.Contains(format, StringComparer.OrdinalIgnoreCase))
            yield return new("settings.format", "must be \"event\", \"linkrunner\" or \"slack\"");

        if (this["callsInFlight"] is not null && CallsAsked is null)
            yield return new("settings.callsInFlight", "must be a whole number from 1 to 32");

        foreach (var problem in ExtraHeaders.Problems(settings))
            yield return problem;
    }

    string? this[string name] =>
        settings.TryGetValue(name, out var value) && value.Trim() is { Length: > 0 } text ? text : null;
}
