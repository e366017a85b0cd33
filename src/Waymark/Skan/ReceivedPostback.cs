namespace Waymark.Skan;

/// <summary>A postback as it is kept, whatever became of it.</summary>
public sealed record ReceivedPostback
{
    /// <summary>The app's id in the configuration; empty when no app has the postback's.</summary>
    public required string App { get; init; }

    /// <summary>Journal position of its fact: its id.</summary>
    public required long Position { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who sent it: a phone, or a network that passes its copy on.</summary>
    public string? Address { get; init; }

    public required PostbackProtocol Protocol { get; init; }

    public required PostbackVerdict Verdict { get; init; }

    /// <summary>Why it is not valid, in words.</summary>
    public string? Problem { get; init; }

    /// <summary>What it says; null when that could not be read.</summary>
    public Postback? Postback { get; init; }

    /// <summary>The body as received.</summary>
    public required string Body { get; init; }

    /// <summary>What makes it the same as another one; null for what nobody signed.</summary>
    /// <remarks>Development copies have keys of their own: what any phone can sign must not block the real one.</remarks>
    public string? Identity => Verdict is PostbackVerdict.Valid or PostbackVerdict.Development or PostbackVerdict.Duplicate && Postback is { } said
        ? FormattableString.Invariant(
            $"{(int)said.Protocol} {said.Network.ToLowerInvariant()} {said.Id.ToLowerInvariant()} {said.Window}{(Verdict == PostbackVerdict.Development ? " development" : "")}")
        : null;
}
