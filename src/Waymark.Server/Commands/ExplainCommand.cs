using System.CommandLine;

namespace Waymark.Server.Commands;

/// <summary><c>waymark explain install ID</c>: why it was credited to whom.</summary>
static class ExplainCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "The install's id." };
        var app = new Option<string?>("--app") { Description = "The app's id in the configuration; every app is searched when absent." };
        var install = new Command("install", "Say why an install was credited to whom.") { id, app };

        new ManagementCall().Carry(
            install,
            parsed => new(HttpMethod.Get, parsed.GetValue(app) is { } owner
                ? ManagementCall.Path("apps", owner, "installs", parsed.GetValue(id)!, "explanation")
                : ManagementCall.Path("installs", parsed.GetValue(id)!, "explanation")),
            words => words);

        return new Command("explain", "Say why something was decided.") { install };
    }
}
