using System.Globalization;
using System.Text.Json;
using Waymark.Revenue;
using Waymark.Skan.Values;

namespace Waymark.Apps.Documents;

/// <summary>A schema of conversion values says all that its mode needs, and each value for one thing.</summary>
static class ConversionSchemaRules
{
    const int MostOfMixed = 7;

    // Which keys go with which modes, and how much they may hold there.
    static readonly (string Key, SchemaMode Mode, int Most)[] KeysOfModes =
    [
        ("buckets", SchemaMode.Revenue, SchemaExpansion.MostFine),
        ("buckets", SchemaMode.Mixed, MostOfMixed),
        ("steps", SchemaMode.Funnel, SchemaExpansion.MostFine),
        ("steps", SchemaMode.Bits, SchemaExpansion.MostBits),
        ("steps", SchemaMode.Mixed, MostOfMixed),
        ("rows", SchemaMode.Custom, int.MaxValue),
    ];

    static readonly (string Key, SchemaMode[] Modes)[] Optional =
    [
        ("fines", [SchemaMode.Revenue, SchemaMode.Funnel]),
        ("keyEvents", [SchemaMode.Default]),
        ("scale", [SchemaMode.Default]),
    ];

    public static IEnumerable<DocumentError> Check(Place document) => document["apps"].Items.SelectMany(app =>
        CheckVersions(app["skan"]["schemas"]).Concat(app["skan"]["schemas"].Items.SelectMany(CheckSchema)).Concat(CheckIdentifiers(app)));

    static IEnumerable<DocumentError> CheckVersions(Place schemas)
    {
        var pathByVersion = new Dictionary<int, string>();

        foreach (var schema in schemas.Items)
        {
            if (Read<int?>(schema["version"]) is { } version && !pathByVersion.TryAdd(version, schema.Path))
                yield return schema["version"].Error(Text($"is {version} at {pathByVersion[version]} too; every version has its own number"));
        }
    }

    static IEnumerable<DocumentError> CheckSchema(Place place)
    {
        // What is of the wrong kind, the schema of the document has told.
        if (Read<ConversionSchema>(place) is not { } schema) return [];

        return
        [
            .. CheckCurrency(place["currency"], schema),
            .. CheckKeys(place, schema),
            .. CheckNumbers(place, schema),
            .. place["steps"].Items.Zip(schema.Steps).SelectMany(step => ConditionRules.Check(step.First, step.Second)),
            .. ConversionRowRules.Check(place["rows"], schema),
        ];
    }

    static IEnumerable<DocumentError> CheckCurrency(Place place, ConversionSchema schema)
    {
        if (!Currencies.IsKnown(schema.Currency))
            yield return place.Error($"\"{schema.Currency}\" is no currency; write its three letters, such as USD");
    }

    static IEnumerable<DocumentError> CheckKeys(Place place, ConversionSchema schema)
    {
        var mode = NameOf(schema.Mode);

        foreach (var key in KeysOfModes.Select(one => one.Key).Distinct())
        {
            var count = place[key].Items.Count();

            if (KeysOfModes.FirstOrDefault(one => one.Key == key && one.Mode == schema.Mode) is not { Most: > 0 } wanted)
            {
                if (count > 0 && key != "rows") yield return place[key].Error($"goes with {Modes(key)}, not with {mode}");
            }
            else if (count == 0)
            {
                yield return place[key].Error($"is missing; {mode} needs it");
            }
            else if (count > wanted.Most)
            {
                yield return place[key].Error(Text($"has {count} of them; with {mode} there is room for {wanted.Most}"));
            }
        }

        foreach (var (key, modes) in Optional)
        {
            if (!modes.Contains(schema.Mode) && !place[key].IsAbsent)
                yield return place[key].Error($"goes with {string.Join(" and ", modes.Select(NameOf))}, not with {mode}");
        }
    }

    static IEnumerable<DocumentError> CheckNumbers(Place place, ConversionSchema schema)
    {
        foreach (var (index, bound) in place["buckets"].Items.Index())
        {
            if (index > 0 && schema.Buckets[index] <= schema.Buckets[index - 1])
                yield return bound.Error("must be more than the one before it: every range begins here and ends where the next begins");
        }

        foreach (var (index, fine) in place["fines"].Items.Index())
        {
            if (index > 0 && schema.Fines[index] <= schema.Fines[index - 1])
                yield return fine.Error("must be more than the one before it: a later step or a larger amount gives a higher value");
        }

        var steps = schema.Mode == SchemaMode.Revenue ? schema.Buckets.Count : schema.Steps.Count;
        if (schema.Fines.Count > 0 && schema.Fines.Count != steps)
            yield return place["fines"].Error(Text($"has {schema.Fines.Count} values for {steps} {(schema.Mode == SchemaMode.Revenue ? "buckets" : "steps")}; write one for each, or leave it out"));
    }

    static IEnumerable<DocumentError> CheckIdentifiers(Place app)
    {
        var campaigns = app["campaigns"].Items.Select(campaign => campaign["id"].Text).ToHashSet(StringComparer.Ordinal);
        var pathByIdentifier = new Dictionary<(string?, string?), string>();

        foreach (var place in app["skan"]["sourceIdentifiers"].Items)
        {
            if (place["campaign"].Text is { } campaign && !campaigns.Contains(campaign))
                yield return place["campaign"].Error($"there is no campaign {campaign} in this app");

            var key = (place["network"].Text?.ToUpperInvariant(), place["identifier"].Text);
            if (key.Item2 is not null && !pathByIdentifier.TryAdd(key, place.Path))
                yield return place["identifier"].Error($"is at {pathByIdentifier[key]} too; one identifier of a network stands for one campaign");
        }
    }

    static string Modes(string key) => string.Join(" and ", KeysOfModes.Where(one => one.Key == key).Select(one => NameOf(one.Mode)));

    static string NameOf(SchemaMode mode) => JsonNamingPolicy.CamelCase.ConvertName(mode.ToString());

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    static T? Read<T>(Place place)
    {
        try
        {
            return place.Node is null ? default : place.Node.Deserialize<T>(DocumentJson.Typed);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
