namespace Waymark.Server.Api;

/// <summary>Why a management request could not be answered, and what to do.</summary>
public sealed record Problem(string Error)
{
    public static Problem NoApp(string app) => new($"There is no app {app} in the configuration.");
}
