using Waymark.Events;

namespace Waymark.Connectors.Template;

/// <summary>The types of events that templates are written for.</summary>
static class TemplateEvents
{
    public const string Rejection = "rejection";
    public const string SignUp = "signup";
    public const string Event = "event";

    public static IReadOnlyList<string> Types { get; } = ["install", "reattribution", "reengagement", "reinstall", Rejection, SignUp, Event];

    /// <returns>Null for what postbacks do not tell: changed profiles, new ids, corrected attributions.</returns>
    public static string? TypeOf(Telling telling, Func<string, bool> hasTemplate) => telling.Event.Kind switch
    {
        EventKind.Install => "install",
        EventKind.Reattribution => "reattribution",
        EventKind.Reengagement => "reengagement",
        EventKind.Reinstall => "reinstall",
        EventKind.Rejection => Rejection,
        EventKind.AttributionChanged => null,
        EventKind.SignUp when hasTemplate(SignUp) || telling.Mapping is null => SignUp,
        _ => telling.Mapping is null ? null : Event,
    };
}
