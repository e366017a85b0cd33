namespace Waymark.Apps;

/// <summary>Whether clicks must be signed: off does not ask, mark notes what the check came to, require credits only what is rightly signed.</summary>
public sealed record ClickSigningSettings
{
    public SigningMode Mode { get; init; } = SigningMode.Off;

    /// <summary>Modes of single sources, by network code or channel; they win over the app's, and a link's own over both.</summary>
    public IReadOnlyDictionary<string, SigningMode> ModeBySource { get; init; } = new Dictionary<string, SigningMode>();

    /// <summary>Several may be valid at once, so that a new one can be rolled out; the first signs.</summary>
    public IReadOnlyList<SigningKey> Keys { get; init; } = [];
}
