namespace Waymark.Connectors;

/// <summary>One thing that keeps a partner's file from being used: which file, where in it, and what to do.</summary>
public sealed record PackProblem(string File, string Path, string Message)
{
    public override string ToString() => Path.Length == 0 ? $"{File}: {Message}" : $"{File}: {Path}: {Message}";
}
