using Waymark.Server.Intake;

namespace Waymark.Server.Servers;

/// <summary>One thing that a server may ask or say.</summary>
/// <param name="Method">How.</param>
/// <param name="Path">Where, below <c>/api/v1</c>.</param>
/// <param name="Take">Answers it.</param>
sealed record ServerRoute(string Method, string Path, Func<ServerCall, CancellationToken, ValueTask<Answer>> Take)
{
    /// <summary>A budget beside the one for everything.</summary>
    public ServerBudget? Budget { get; init; }
}
