using System.Collections.Frozen;
using System.Text.Json;

namespace Waymark.Feeds;

/// <summary>The events and attributes that a sender has published. It adds meaning; whatever is not in it is kept all the same.</summary>
public sealed class Catalogue
{
    // Before the catalogue itself, which is read with it.
    static readonly JsonSerializerOptions AsPublished = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    readonly FrozenDictionary<string, CatalogueEvent> _eventByName;
    readonly FrozenDictionary<string, string> _normalisedBySpelling;
    readonly FrozenSet<string> _normalised;
    readonly FrozenDictionary<string, CatalogueAttribute> _userAttributeByName;

    Catalogue(Page page)
    {
        Events = page.Events;
        UserAttributes = page.UserAttributes;
        _eventByName = page.Events.SelectMany(one => one.OtherNames.Prepend(one.Name).Select(name => (name, one)))
            .ToFrozenDictionary(pair => pair.name, pair => pair.one, StringComparer.Ordinal);
        _normalisedBySpelling = page.AttributeSpellings.SelectMany(pair => pair.Value.Select(spelling => (spelling, pair.Key)))
            .ToFrozenDictionary(pair => pair.spelling, pair => pair.Key, StringComparer.Ordinal);
        _normalised = page.AttributeSpellings.Keys.ToFrozenSet(StringComparer.Ordinal);
        _userAttributeByName = page.UserAttributes.ToFrozenDictionary(attribute => attribute.Name, StringComparer.Ordinal);
    }

    public static Catalogue CleverTap { get; } = Load();

    public IReadOnlyList<CatalogueEvent> Events { get; }

    public IReadOnlyList<CatalogueAttribute> UserAttributes { get; }

    /// <returns>The published event, also by the name that the sender gives it elsewhere; null for any other.</returns>
    public CatalogueEvent? FindEvent(string name) => _eventByName.GetValueOrDefault(name);

    public CatalogueAttribute? FindUserAttribute(string name) => _userAttributeByName.GetValueOrDefault(name);

    /// <returns>Null for a spelling that was not published.</returns>
    public string? NormalisedOf(string spelling) => _normalisedBySpelling.GetValueOrDefault(spelling);

    /// <summary>Whether an attribute was published, in any spelling.</summary>
    public bool KnowsAttribute(string name) => _normalised.Contains(AttributeNames.Normalise(name));

    static Catalogue Load()
    {
        using var stream = typeof(Catalogue).Assembly.GetManifestResourceStream("Waymark.Feeds.clevertap-catalogue.json")!;
        return new(JsonSerializer.Deserialize<Page>(stream, AsPublished)!);
    }

    sealed record Page(
        IReadOnlyList<CatalogueAttribute> UserAttributes,
        IReadOnlyDictionary<string, IReadOnlyList<string>> AttributeSpellings,
        IReadOnlyList<CatalogueEvent> Events);
}

/// <summary>One published event.</summary>
/// <param name="Name">Exactly as it is sent; an uninstall has no name on the wire.</param>
/// <param name="OtherNames">What the same sender calls it towards other receivers.</param>
/// <param name="EventType">Its type on the wire.</param>
/// <param name="CustomEventType">Its second type; null for an uninstall.</param>
/// <param name="Summary">What happened.</param>
/// <param name="Attributes">Spelt exactly as they are sent.</param>
/// <param name="SampleAttributes">Invented values.</param>
public sealed record CatalogueEvent(
    string Name, IReadOnlyList<string> OtherNames, string EventType, string? CustomEventType, string Summary,
    IReadOnlyList<string> Attributes, IReadOnlyDictionary<string, string> SampleAttributes);

/// <summary>One published user attribute.</summary>
/// <param name="Name">Exactly as it is sent.</param>
/// <param name="Type"><c>string</c>, <c>string (date)</c>, <c>string (URL)</c> or <c>boolean</c>.</param>
/// <param name="Meaning">What it holds.</param>
/// <param name="Sample">An invented value.</param>
public sealed record CatalogueAttribute(string Name, string Type, string Meaning, string Sample);
