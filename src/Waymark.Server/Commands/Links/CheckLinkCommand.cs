using System.CommandLine;
using System.Text.Json.Nodes;

namespace Waymark.Server.Commands.Links;

/// <summary><c>waymark links check URL</c>: what would an iPhone in India see? <c>sign</c> and <c>domains</c> beside it.</summary>
static class CheckLinkCommand
{
    public static Command Create()
    {
        var link = new Argument<string>("URL") { Description = "A link on one of the app's domains, or a token." };
        var app = LinksCommand.App();
        var os = new Option<string>("--os") { Description = "ios, android, windows, macos, linux or chromeos.", DefaultValueFactory = _ => "ios" };
        var country = new Option<string?>("--country") { Description = "Two letters; by the language's region when absent." };
        var language = new Option<string?>("--language") { Description = "As a browser sends it, such as hi-IN." };
        var inApp = new Option<bool>("--in-app") { Description = "In a browser inside another app." };
        var installed = new Option<bool>("--installed") { Description = "The visitor has the app." };
        var command = new Command("check", "Show where a link leads such a visitor, why, and what it would earn; makes no click.") { link, app, os, country, language, inApp, installed };

        new ManagementCall().Carry(
            command,
            parsed => new(HttpMethod.Get, ManagementCall.Path("apps", parsed.GetValue(app)!, "link-check") + QueryText.Of(
                ("url", parsed.GetValue(link)), ("os", parsed.GetValue(os)), ("country", parsed.GetValue(country)), ("language", parsed.GetValue(language)),
                ("inApp", parsed.GetValue(inApp) ? "true" : "false"), ("installed", parsed.GetValue(installed) ? "true" : "false"))),
            Show);
        return command;
    }

    public static Command CreateSign()
    {
        var link = new Argument<string>("URL") { Description = "A link on one of the app's domains, with everything it says." };
        var app = LinksCommand.App();
        var hours = new Option<int>("--valid-hours") { Description = "How long clicks on it count.", DefaultValueFactory = _ => 36 };
        var command = new Command("sign", "Append expires and signature to a link, by the app's first click key.") { link, app, hours };

        new ManagementCall().Carry(
            command,
            parsed => new(HttpMethod.Post, ManagementCall.Path("apps", parsed.GetValue(app)!, "link-signature"))
            {
                Content = JsonContent.Create(new { url = parsed.GetValue(link), validHours = parsed.GetValue(hours) }),
            },
            answer => JsonNode.Parse(answer)!["url"]!.GetValue<string>());
        return command;
    }

    public static Command CreateDomains()
    {
        var app = LinksCommand.App();
        var command = new Command("domains", "Look at the app's link hosts from outside: reached, files served, proved in DNS.") { app };

        new ManagementCall().Carry(command, parsed => new(HttpMethod.Get, ManagementCall.Path("apps", parsed.GetValue(app)!, "domains")), ShowDomains);
        return command;
    }

    static string Show(string answer)
    {
        var check = JsonNode.Parse(answer)!;
        var credit = check["attribution"]!;
        var text = new List<string>();

        text.Add($"{check["outcome"]}: {check["leadsTo"]?.ToString() ?? "nowhere"}");
        if (check["appUrl"] is { } appUrl) text.Add($"Tries to open: {appUrl}");

        foreach (var sentence in check["because"]!.AsArray())
            text.Add($"  {sentence}");

        text.Add("Rules, in this order:");
        foreach (var rule in check["rules"]!.AsArray())
            text.Add($"  {Words(rule!["outcome"]!.GetValue<string>()),-12} {rule["name"]}{(rule["url"] is { } url ? $": {url}" : "")}");

        text.Add($"Deferred deep link: {check["deferredDeepLink"]?.ToString() ?? "none"}");
        text.Add($"Attribution: {(credit["earns"]!.GetValue<bool>() ? "earns" : "earns nothing")} ({credit["standing"]}); source {credit["source"]}, medium {credit["medium"]?.ToString() ?? "-"}, campaign {credit["campaign"]?.ToString() ?? "-"}");
        text.Add($"  proved installs within {credit["proven"]!["hours"]} h ({credit["proven"]!["settingFrom"]}), guessed ones within {credit["guessed"]!["hours"]} h ({credit["guessed"]!["settingFrom"]}); signing {credit["signing"]}{(credit["signature"] is { } signature ? $", signature {signature}" : "")}");
        return string.Join('\n', text);
    }

    static string ShowDomains(string answer)
    {
        var text = new List<string>();

        foreach (var domain in JsonNode.Parse(answer)!["domains"]!.AsArray())
        {
            text.Add($"{domain!["domain"]}{(domain["isPreferred"]!.GetValue<bool>() ? " (preferred)" : "")}{(domain["isWrapper"]!.GetValue<bool>() ? " (wraps links)" : "")}  {string.Join(' ', domain["addresses"]!.AsArray())}");

            foreach (var (what, key) in new[] { ("reaches this server", "reachesUs"), ("iOS file", "apple"), ("Android file", "android"), ("DNS record", "dns") })
                text.Add($"  {Sign(domain[key]!["ok"]),-4} {what}{(domain[key]!["problem"] is { } problem ? $": {problem}" : "")}");
        }

        return text.Count == 0 ? "The app has no domains." : string.Join('\n', text);
    }

    static string Sign(JsonNode? ok) => ok?.GetValue<bool>() switch { true => "ok", false => "NO", null => "-" };

    static string Words(string outcome) => outcome switch
    {
        "taken" => "TAKEN",
        "notSet" => "not set",
        "notAllowed" => "not allowed",
        "samePage" => "same page",
        _ => "not reached",
    };
}
