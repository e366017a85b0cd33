namespace Waymark.Privacy;

/// <summary>What a person decided about passing on what they do. Their device's word and their account's both count.</summary>
public sealed record Sharing
{
    public const string Everybody = "*";

    /// <summary>Nothing about this person leaves the building any more.</summary>
    public bool OptedOut { get; init; }

    /// <summary>Partners, or ids of integrations, that hear nothing about this person; <c>*</c> for all of them.</summary>
    public IReadOnlyList<string> Blocked { get; init; } = [];

    /// <summary>What third parties do not get because the person does not want to be written to: words of <see cref="Privacy.Withheld"/>.</summary>
    public IReadOnlyList<string> Withheld { get; init; } = [];

    public bool Blocks(string partner) =>
        Blocked.Any(blocked => blocked == Everybody || blocked.Equals(partner, StringComparison.OrdinalIgnoreCase));
}
