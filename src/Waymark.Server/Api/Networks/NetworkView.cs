using Waymark.Apps;
using Waymark.Reports;

namespace Waymark.Server.Api.Networks;

/// <summary>A self-reporting network with what it answered and claimed on some days.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">For people.</param>
/// <param name="Code">What it is credited as.</param>
/// <param name="Active">It may claim.</param>
/// <param name="IsAsked">It is asked about installs.</param>
/// <param name="Claims">How many came, by what became of them: <c>waiting</c>, <c>won</c>, <c>contributed</c>, <c>rejected</c>, <c>late</c>, <c>repeat</c>.</param>
/// <param name="LateClaims">Those that came too late to change anything.</param>
/// <param name="Answers">How often it was asked, by what it answered.</param>
public sealed record NetworkView(
    string Id, string Name, string Code, bool Active, bool IsAsked,
    IReadOnlyDictionary<string, long> Claims, long LateClaims, IReadOnlyDictionary<string, long> Answers)
{
    public static NetworkView Of(AdNetwork network, IEnumerable<(RollupKey Key, Figure Figure)> figures)
    {
        var own = figures.Where(figure => figure.Key.Source == network.Code).ToLookup(figure => figure.Key.Measure);

        return new(
            network.Id, network.Title, network.Code, network.Active, network.IsAsked,
            ByName(own[Measures.NetworkClaims]), own[Measures.LateClaims].Sum(figure => figure.Figure.Count), ByName(own[Measures.NetworkAnswers]));
    }

    static SortedDictionary<string, long> ByName(IEnumerable<(RollupKey Key, Figure Figure)> figures) => new(
        figures.GroupBy(figure => figure.Key.Name)
            .Select(name => (name.Key, Count: name.Sum(figure => figure.Figure.Count)))
            .Where(name => name.Count != 0)
            .ToDictionary(name => name.Key, name => name.Count),
        StringComparer.Ordinal);
}

/// <summary>The networks of an app, by the day a claim or answer came.</summary>
public sealed record NetworkReport(DateOnly From, DateOnly To, string TimeZone, IReadOnlyList<NetworkView> Networks);

/// <summary>A page of claims.</summary>
/// <param name="Claims">The latest first.</param>
/// <param name="Next">What to pass as <c>before</c>; absent at the end.</param>
public sealed record ClaimPage(IReadOnlyList<ClaimView> Claims, string? Next);
