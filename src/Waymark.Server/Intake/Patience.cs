namespace Waymark.Server.Intake;

/// <summary>How long an answer may wait for a decision.</summary>
static class Patience
{
    /// <summary>Devices give up after 30 s, but people look at a splash screen: every call is answered within three.</summary>
    public static readonly TimeSpan ForDecision = TimeSpan.FromSeconds(2);
}
