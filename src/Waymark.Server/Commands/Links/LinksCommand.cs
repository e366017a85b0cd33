using System.CommandLine;

namespace Waymark.Server.Commands.Links;

/// <summary><c>waymark links</c>: smart links and invites of a running server.</summary>
static class LinksCommand
{
    public static Command Create() => new("links", "List, make, import, export and check an app's smart links.")
    {
        ListLinksCommand.Create(),
        MakeLinkCommand.Create(),
        MakeLinkCommand.CreateArchive(),
        MakeLinkCommand.CreateRestore(),
        ImportLinksCommand.Create(),
        ListLinksCommand.CreateExport(),
        CheckLinkCommand.Create(),
        CheckLinkCommand.CreateSign(),
        CheckLinkCommand.CreateDomains(),
    };

    public static Option<string> App() => new("--app") { Description = "The app's id in the configuration.", Required = true };
}
