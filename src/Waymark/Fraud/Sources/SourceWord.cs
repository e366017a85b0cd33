using System.Text.Json;
using System.Text.Json.Serialization;

namespace Waymark.Fraud.Sources;

/// <summary>What is said about a source, as it is written into the journal: by the look at distributions, or by a person.</summary>
public sealed record SourceWord
{
    // By reflection: what is source-generated forgets the initial values of init-only properties that are absent.
    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        IgnoreReadOnlyProperties = true,
    };

    public required SourceWordKind Kind { get; init; }

    public required SourceScope Scope { get; init; }

    /// <summary>The rule's code; null for a decision on the source whatever the rules say.</summary>
    public string? Rule { get; init; }

    /// <summary>What was found; null for every other kind.</summary>
    public SourceFinding? Finding { get; init; }

    /// <summary>The installs that are rejected; null for every other kind.</summary>
    public IReadOnlyList<string>? Installs { get; init; }

    /// <summary>Whose key wrote it down; null for the look at distributions.</summary>
    public string? By { get; init; }

    public string? Why { get; init; }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <returns>Null when the body says nothing about any source.</returns>
    public static SourceWord? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<SourceWord>(body.Span, Options) is { Scope.Source.Length: > 0 } word && word.IsWhole ? word : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    bool IsWhole => Kind switch
    {
        SourceWordKind.Found => Finding is not null && Rule == Finding.Rule && FraudRules.Find(Finding.Rule) is not null,
        SourceWordKind.Over => Rule is not null,
        SourceWordKind.Rejected => Installs is not null,
        _ => Rule is null || FraudRules.Find(Rule) is not null,
    };
}

/// <summary>What sort of thing is said about a source.</summary>
public enum SourceWordKind
{
    /// <summary>A rule is met, or is met much worse than it was.</summary>
    Found,

    /// <summary>It no longer is.</summary>
    Over,

    /// <summary>From now on its touches earn nothing.</summary>
    Blocked,

    /// <summary>What was found, or decided before, is nothing.</summary>
    Cleared,

    /// <summary>These installs of it were fraud, as is known now.</summary>
    Rejected,
}
