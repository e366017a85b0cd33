using Waymark.Sandbox.CleverTap.Profiles;

namespace Waymark.Sandbox.CleverTap.Inspection;

/// <summary>Which events to show; null means any.</summary>
/// <param name="Contains">A piece of an id, or of the properties as JSON.</param>
sealed record EventFilter(string? Name, string? ObjectId, string? Identity, string? Contains)
{
    public bool Matches(StoredEvent happened) =>
        (Name is null || happened.Name == Name)
        && (ObjectId is null || happened.Key == new ProfileKey(IdKind.ObjectId, ObjectId))
        && (Identity is null || happened.Key == new ProfileKey(IdKind.Identity, Identity))
        && (string.IsNullOrEmpty(Contains) || Holds(happened, Contains));

    static bool Holds(StoredEvent happened, string piece) =>
        happened.Key.Value.Contains(piece, StringComparison.Ordinal)
        || happened.Properties.GetRawText().Contains(piece, StringComparison.Ordinal)
        || happened.Session.GetRawText().Contains(piece, StringComparison.Ordinal);
}
