using System.Text;

namespace Waymark.Sandbox.Inbox;

/// <summary>One request as it came, unpacked when it was compressed.</summary>
sealed record ReceivedRequest(
    DateTimeOffset At,
    string Method,
    string Path,
    string Query,
    IReadOnlyDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Body)
{
    /// <summary>Counts from 1 in each inbox.</summary>
    public long Number { get; init; }

    /// <summary>How many bytes the body had; more than are kept when it was long.</summary>
    public int BodyBytes { get; init; } = Body.Length;

    /// <summary>What it was answered with; null when the connection ended without an answer.</summary>
    public int? Status { get; init; }

    /// <summary>The partner did its work, whatever the caller got to hear.</summary>
    public bool IsTaken { get; init; }

    /// <summary>What a person should know about the answer.</summary>
    public string? Remark { get; init; }

    public string Text => Encoding.UTF8.GetString(Body.Span);

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
