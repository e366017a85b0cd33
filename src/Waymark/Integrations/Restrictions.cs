using System.Collections.Frozen;
using System.Text.Json;
using Waymark.Apps;
using Waymark.Apps.Documents;

namespace Waymark.Integrations;

/// <summary>Which media sources third parties may not hear of in full: the owner's lines, then the product's dated table.</summary>
public sealed class Restrictions(IReadOnlyList<RestrictedSource> owners)
{
    /// <summary>What the big networks' published terms say, as far as users are known from the network's own word.</summary>
    public static IReadOnlyList<RestrictedSource> Product { get; } = Load();

    readonly FrozenDictionary<string, RestrictedSource[]> _bySource = Index(owners, Product);

    /// <returns>The line that applies, or null when the source is not restricted.</returns>
    public RestrictedSource? Find(string source, Basis basis, bool isConversion, PartnerClass recipient, DateOnly day)
    {
        if (!_bySource.TryGetValue(source, out var lines)) return null;

        foreach (var line in lines)
        {
            if (line.From <= day && Fits(line, basis, isConversion, recipient))
                return line;
        }

        return null;
    }

    static bool Fits(RestrictedSource line, Basis basis, bool isConversion, PartnerClass recipient) =>
        (line.Basis.Count == 0 || line.Basis.Contains(basis))
        && (line.Recipients.Count == 0 ? recipient != PartnerClass.Own : line.Recipients.Contains(recipient))
        && (line.Events == RestrictedEvents.All || (line.Events == RestrictedEvents.Conversions) == isConversion);

    // The owner's word goes first; of two lines of one hand, the later one.
    static FrozenDictionary<string, RestrictedSource[]> Index(IReadOnlyList<RestrictedSource> owners, IReadOnlyList<RestrictedSource> product) =>
        owners.OrderByDescending(line => line.From).Concat(product.OrderByDescending(line => line.From))
            .GroupBy(line => line.Source, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(lines => lines.Key, lines => lines.ToArray(), StringComparer.OrdinalIgnoreCase);

    static List<RestrictedSource> Load()
    {
        using var stream = typeof(Restrictions).Assembly.GetManifestResourceStream("Waymark.Integrations.restricted-sources.json")!;
        return JsonSerializer.Deserialize<List<RestrictedSource>>(stream, DocumentJson.Typed)!;
    }
}
