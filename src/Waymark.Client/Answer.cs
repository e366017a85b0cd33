namespace Waymark.Client;

/// <summary>What one call to the server came to; trouble is a value, never an exception.</summary>
public abstract record Answer<T>
{
    Answer() { }

    public bool IsAccepted => this is Accepted;

    /// <returns>What the server said, or nothing when the call did not succeed.</returns>
    public T? ValueOrDefault => this is Accepted accepted ? accepted.Value : default;

    public sealed record Accepted(T Value) : Answer<T>;

    /// <summary>The server will never accept this call: a wrong token, a missing field.</summary>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="Message">A sentence for developers.</param>
    /// <param name="Error">One word for the app, where there is one, such as <c>expired</c>.</param>
    public sealed record Refused(int Status, string Message, string? Error = null) : Answer<T>;

    /// <summary>Every attempt met an unreachable or troubled server; the same call may succeed later.</summary>
    public sealed record Unavailable(string Reason, TimeSpan? RetryAfter = null) : Answer<T>;

    /// <summary>Something answered that is not a Waymark server, such as the sign-in page of a public network.</summary>
    public sealed record Unreadable(int Status) : Answer<T>;
}
