namespace Waymark.Server.Processing.Feeds;

/// <summary>A session began or ended: the app is there and in use.</summary>
static class FeedActivity
{
    public static void Apply(Case @case, Told told)
    {
        if (told.Person.LatestInstall(@case) is not { IsProvisional: false } install || told.Event.At < install.OpenedAt) return;

        var after = Presence.Active(@case, install, told.Event.At);
        if (!ReferenceEquals(after, install)) @case.State.Save(after);
    }
}
