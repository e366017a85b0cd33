using System.CommandLine;
using System.Text.Json.Nodes;

namespace Waymark.Server.Commands.Links;

/// <summary><c>waymark links create</c>, <c>archive</c> and <c>restore</c>.</summary>
static class MakeLinkCommand
{
    static readonly (string Option, string Field, string Description)[] Texts =
    [
        ("--name", "name", "Shown to staff."),
        ("--token", "token", "The first part of the URL's path; drawn when absent."),
        ("--channel", "channel", "Where the link is placed: goes to partners as the source."),
        ("--medium", "medium", "The kind of place, such as social."),
        ("--campaign", "campaign", "Groups links."),
        ("--content", "content", "Tells links of one campaign apart."),
        ("--title", "title", "Headline of the landing page and of previews."),
        ("--description", "description", "Text below it."),
        ("--image", "image", "Address of a picture, https."),
        ("--promo-code", "promoCode", "Shown on the landing page, handed to the app."),
        ("--deeplink", "deeplink", "Where in the app the link leads."),
        ("--fallback-url", "fallbackUrl", "Where phones without the app go instead of the store."),
        ("--desktop-url", "desktopUrl", "Where visitors without a phone go."),
        ("--expires-at", "expiresAt", "From then on it earns nothing, such as 2026-12-31T23:59:59Z."),
        ("--click-limit", "clickLimit", "Clicks beyond so many earn nothing."),
    ];

    public static Command Create()
    {
        var app = LinksCommand.App();
        var options = Texts.Select(text => (text.Field, Option: new Option<string?>(text.Option) { Description = text.Description })).ToList();
        var data = new Option<string[]>("--data") { Description = "key=value, handed to the app; may be given again.", DefaultValueFactory = _ => [] };
        var landingPage = new Option<bool>("--landing-page") { Description = "Show a page rather than lead on at once." };
        var file = new Option<FileInfo?>("--file") { Description = "A JSON object with any field of a link; options go first." };
        var command = new Command("create", "Make a smart link.") { app, data, landingPage, file };

        foreach (var (_, option) in options)
            command.Add(option);

        new ManagementCall().Carry(
            command,
            parsed =>
            {
                var link = parsed.GetValue(file) is { } from ? JsonNode.Parse(File.ReadAllText(from.FullName))!.AsObject() : [];

                foreach (var (field, option) in options)
                {
                    if (parsed.GetValue(option) is { } value) link[field] = value;
                }

                if (parsed.GetValue(landingPage)) link["landingPage"] = true;

                foreach (var pair in parsed.GetValue(data)!.Select(text => text.Split('=', 2)))
                    (link["data"] ??= new JsonObject())[pair[0]] = pair[^1];

                return new(HttpMethod.Post, ManagementCall.Path("apps", parsed.GetValue(app)!, "links")) { Content = JsonContent.Create(link) };
            },
            Show);
        return command;
    }

    public static Command CreateArchive() => Switch("archive", "Switch a link off: it leads on but earns nothing.");

    public static Command CreateRestore() => Switch("restore", "Switch an archived link on again.");

    static Command Switch(string verb, string description)
    {
        var app = LinksCommand.App();
        var token = new Argument<string>("TOKEN") { Description = "The link's token." };
        var command = new Command(verb, description) { token, app };

        new ManagementCall().Carry(
            command,
            parsed => new(HttpMethod.Post, ManagementCall.Path("apps", parsed.GetValue(app)!, "links", parsed.GetValue(token)!, verb)),
            Show);
        return command;
    }

    static string Show(string answer)
    {
        var link = JsonNode.Parse(answer)!;
        return $"{link["url"] ?? link["token"]}  code {link["code"]}  {link["standing"]}";
    }
}
