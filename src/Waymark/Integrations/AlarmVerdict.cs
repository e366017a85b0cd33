namespace Waymark.Integrations;

/// <summary>What is to be done about an alarm.</summary>
public abstract record AlarmVerdict
{
    AlarmVerdict()
    {
    }

    public static AlarmVerdict Nothing { get; } = new Leave();

    /// <summary>A person should know, in these words.</summary>
    public sealed record Raise(string Detail) : AlarmVerdict;

    /// <summary>It is over.</summary>
    public sealed record Clear : AlarmVerdict;

    /// <summary>Whether it is open or not, it stays so.</summary>
    public sealed record Leave : AlarmVerdict;
}
