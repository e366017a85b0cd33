using Waymark.Installs;
using Waymark.Privacy;
using Waymark.Users;

namespace Waymark.Server.Processing;

/// <summary>A person decided whom what they do is passed on to. It holds for whoever is not known yet, too.</summary>
static class SharingDecisions
{
    public static void Apply(Case @case)
    {
        if (SharingDecision.Read(@case.Fact.Body) is not { } decision)
        {
            @case.Drop("no_decision");
            return;
        }

        var app = @case.App.Id;

        if (decision.UserId is { } userId)
        {
            var user = @case.State.FindUser(app, userId) ?? new User { App = app, Id = userId };

            // What somebody told CleverTap of their channels is another decision than this one.
            @case.State.Save(user with { Sharing = decision.AsSharing() with { Withheld = user.Sharing?.Withheld ?? [] } });
        }

        if (decision.InstallInstanceId is { } installId)
            @case.State.Save(Install(@case, installId) with { Sharing = decision.AsSharing() });
    }

    static Install Install(Case @case, string id) =>
        @case.State.FindInstall(@case.App.Id, id) ?? new Install { App = @case.App.Id, Id = id, FirstSeenAt = @case.At, LastActiveAt = @case.At };
}
