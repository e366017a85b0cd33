namespace Waymark.Connectors;

/// <summary>What a test request says about the settings.</summary>
public abstract record ProbeAnswer
{
    ProbeAnswer()
    {
    }

    public sealed record Works : ProbeAnswer;

    public sealed record Fails(string Reason) : ProbeAnswer;

    /// <summary>This request shows nothing either way; ask the next.</summary>
    public sealed record CannotTell(string Reason) : ProbeAnswer;
}
