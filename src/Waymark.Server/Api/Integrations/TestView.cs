using System.Text.Json.Serialization;
using Waymark.Connectors;

namespace Waymark.Server.Api.Integrations;

/// <summary>What the partner said to a test of the settings.</summary>
/// <param name="Works">Null when the partner's answer shows nothing either way.</param>
/// <param name="Reason">Why not, in words.</param>
public sealed record TestView([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] bool? Works, string? Reason)
{
    public static TestView Of(ProbeAnswer answer) => answer switch
    {
        ProbeAnswer.Works => new(true, null),
        ProbeAnswer.Fails fails => new(false, fails.Reason),
        ProbeAnswer.CannotTell unclear => new(null, unclear.Reason),
        _ => throw new InvalidOperationException($"{answer.GetType().Name} is no answer to a probe."),
    };
}
