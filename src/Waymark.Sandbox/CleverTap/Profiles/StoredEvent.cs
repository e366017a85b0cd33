using System.Text.Json;

namespace Waymark.Sandbox.CleverTap.Profiles;

/// <summary>One event as it was taken.</summary>
/// <param name="Key">The identifier it came with.</param>
/// <param name="At">Epoch seconds.</param>
/// <param name="Source">"API", or the partner who sent it.</param>
sealed record StoredEvent(
    ProfileKey Key, string Name, long At, string Source, JsonElement Properties, JsonElement Session)
{
    /// <summary>Counts up in the order of arrival; never given twice. 0 until it is in the book.</summary>
    public long Number { get; init; }
}
