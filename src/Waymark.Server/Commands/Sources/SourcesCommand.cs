using System.CommandLine;

namespace Waymark.Server.Commands.Sources;

/// <summary><c>waymark sources</c>: how an app's sources look, and what a person decides about them.</summary>
static class SourcesCommand
{
    public static Command Create() => new("sources", "Look at an app's sources by how their installs are distributed, and decide about them.")
    {
        ListSourcesCommand.Create(),
        ListSourcesCommand.CreateFindings(),
        ListSourcesCommand.CreateProposals(),
        DecideOnSourceCommand.Create("block", "From now on, touches of a source, campaign or site earn nothing."),
        DecideOnSourceCommand.Create("clear", "What was found, or blocked before, is nothing."),
        DecideOnSourceCommand.CreateReject(),
    };
}
