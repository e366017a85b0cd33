using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Waymark.Integrations;

namespace Waymark.Connectors.Template;

/// <summary>What a person fills in to write postbacks of their own.</summary>
sealed partial class TemplateSettings(IReadOnlyDictionary<string, string> settings)
{
    const string CredentialPrefix = "credential.";
    const int MostCalls = 32;

    static readonly string[] PlainCredentials = ["account_id", "account_token", "account_passcode", "region"];

    public static IReadOnlyList<SettingDescription> Descriptions { get; } =
    [
        new("installUrl", "The address to call for an install, with {macros}; none means that installs are not told."),
        new("reattributionUrl", "The address to call when a touch brought a user back who had removed the app."),
        new("reengagementUrl", "The address to call when a touch brought a user back who still had the app."),
        new("reinstallUrl", "The address to call for a reinstall that nobody earned."),
        new("rejectionUrl", "The address to call for an install that a fraud rule took from a source; the integration asks for them with sendRejected."),
        new("signupUrl", "The address to call for a sign-up."),
        new("eventUrl", "The address to call for in-app events and payments in the event list."),
        new("method", "How to call.") { Allowed = ["GET", "POST"], Default = "GET" },
        new("body", "What a POST carries, with {macros}."),
        new("contentType", "What sort of body that is; it decides how values are escaped.") { Default = "application/json" },
        new("successText", "A text that the answer must contain to mean success; without it every 2xx is one."),
        new("header.*", "A header for every call, such as header.Authorization; may hold the credentials' macros.") { Secret = true },
        new("account_id", "Your account at the partner; the macro {account_id}."),
        new("account_token", "A token; the macro {account_token}.") { Secret = true },
        new("account_passcode", "A passcode; the macro {account_passcode}.") { Secret = true },
        new("region", "A region; the macro {region}."),
        new("credential.*", "Any other credential: credential.api_key is the macro {api_key}.") { Secret = true },
        new("callsInFlight", "How many calls may be on their way at once, 1 to 32.") { Default = "4" },
    ];

    public TemplatePlan Plan => new()
    {
        Method = IsPost ? HttpMethod.Post : HttpMethod.Get,
        Urls = TemplateEvents.Types
            .Select(type => (Type: type, Url: this[$"{type}Url"]))
            .Where(template => template.Url is not null)
            .ToDictionary(template => template.Type, template => template.Url!),
        Body = IsPost ? this["body"] : null,
        ContentType = this["contentType"] ?? "application/json",
        Headers = [.. ExtraHeaders.Of(settings)],
        Confirmation = this["successText"],
        CallsInFlight = CallsAsked ?? 4,
        Credentials = PlainCredentials.Select(name => (Name: name, Value: settings.GetValueOrDefault(name, "")))
            .Concat(settings.Where(IsCredential).Select(setting => (Name: setting.Key[CredentialPrefix.Length..], setting.Value)))
            .DistinctBy(credential => credential.Name)
            .ToDictionary(credential => credential.Name, credential => credential.Value.Trim()),
    };

    bool IsPost => "POST".Equals(this["method"], StringComparison.OrdinalIgnoreCase);

    int? CallsAsked =>
        int.TryParse(this["callsInFlight"], NumberStyles.None, CultureInfo.InvariantCulture, out var calls) && calls is >= 1 and <= MostCalls ? calls : null;

    public IEnumerable<SettingProblem> Problems()
    {
        var plan = Plan;

        if (plan.Urls.Count == 0)
            yield return new("settings.installUrl", "is missing, and so are all the others; give at least one address to call");

        foreach (var (type, template) in plan.Urls)
        {
            if (TemplateAddress.Problem(template, static _ => false) is { } problem)
                yield return new($"settings.{type}Url", problem);
        }

        if (this["method"] is { } method && !IsPost && !method.Equals("GET", StringComparison.OrdinalIgnoreCase))
            yield return new("settings.method", "must be \"GET\" or \"POST\"");

        if (this["body"] is not null && !IsPost)
            yield return new("settings.body", "is only sent with the method POST");

        if (!MediaTypeHeaderValue.TryParse(plan.ContentType, out _))
            yield return new("settings.contentType", "is no content type, such as application/json");

        if (this["callsInFlight"] is not null && CallsAsked is null)
            yield return new("settings.callsInFlight", "must be a whole number from 1 to 32");

        foreach (var (name, _) in settings.Where(IsCredential))
        {
            if (!CredentialName().IsMatch(name))
                yield return new($"settings[\"{name}\"]", "is no name of a macro: letters, digits, dot, hyphen and underscore");
            else if (TemplateMacros.ByName.ContainsKey(name[CredentialPrefix.Length..]))
                yield return new($"settings[\"{name}\"]", $"{{{name[CredentialPrefix.Length..]}}} already means something; choose another name");
        }

        // A credential may be what makes a header impossible.
        foreach (var (name, value) in plan.FilledHeaders)
        {
            if (ExtraHeaders.Problem(name, value) is { } problem)
                yield return new($"settings[\"{ExtraHeaders.Prefix}{name}\"]", problem);
        }
    }

    static bool IsCredential(KeyValuePair<string, string> setting) => setting.Key.StartsWith(CredentialPrefix, StringComparison.Ordinal);

    string? this[string name] =>
        settings.TryGetValue(name, out var value) && value.Trim() is { Length: > 0 } text ? text : null;

    [GeneratedRegex(@"^credential\.[A-Za-z][A-Za-z0-9_.-]*\z")]
    private static partial Regex CredentialName();
}
