using System.CommandLine;

namespace Waymark.Server.Commands;

/// <summary><c>waymark sharing</c>: shows or decides who may hear of a person.</summary>
static class SharingCommand
{
    public static Command Create()
    {
        var app = new Option<string>("--app") { Description = "The app's id in the configuration.", Required = true };
        var user = new Option<string?>("--user") { Description = "The user's id." };
        var install = new Option<string?>("--install") { Description = "Instead of a user: an install's id." };
        var optOut = new Option<bool>("--opt-out") { Description = "Nothing about this person leaves the server any more." };
        var block = new Option<string[]>("--block") { Description = "A partner, or an integration's id, that hears nothing about this person; may be repeated." };
        var allow = new Option<bool>("--allow") { Description = "Take everything back that was decided before." };
        var command = new Command("sharing", "Show or decide who may hear of a person; what is said replaces what was decided before.") { app, user, install, optOut, block, allow };

        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(user) is null == parsed.GetValue(install) is null)
                parsed.AddError("Say whose: --user ID or --install ID.");
            if (parsed.GetValue(allow) && Decides(parsed))
                parsed.AddError("--allow takes everything back; it does not go with --opt-out or --block.");
        });

        new ManagementCall().Carry(
            command,
            parsed => new(parsed.GetValue(allow) || Decides(parsed.CommandResult) ? HttpMethod.Put : HttpMethod.Get, Path(parsed))
            {
                Content = parsed.GetValue(allow) || Decides(parsed.CommandResult)
                    ? JsonContent.Create(new { optedOut = parsed.GetValue(optOut), blocked = parsed.GetValue(block) ?? [] })
                    : null,
            },
            answer => answer);

        return command;

        bool Decides(System.CommandLine.Parsing.CommandResult parsed) => parsed.GetValue(optOut) || parsed.GetValue(block) is { Length: > 0 };

        string Path(ParseResult parsed) => parsed.GetValue(user) is { } id
            ? ManagementCall.Path("apps", parsed.GetValue(app)!, "users", id, "sharing")
            : ManagementCall.Path("apps", parsed.GetValue(app)!, "installs", parsed.GetValue(install)!, "sharing");
    }
}
