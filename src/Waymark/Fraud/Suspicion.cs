namespace Waymark.Fraud;

/// <summary>A finding on a whole source that stood when a touch was judged.</summary>
/// <param name="Rule">The rule's code.</param>
/// <param name="Source">Who would be credited.</param>
/// <param name="Campaign">The campaign's id, else its name; null for all of the source's.</param>
/// <param name="Site">The network's site; null for all of them.</param>
/// <param name="IsBlocking">Its touches earn nothing; else it is only noted.</param>
/// <param name="Since">Journal position of the fact that said so: what was decided before stays.</param>
public sealed record Suspicion(string Rule, string Source, string? Campaign, string? Site, bool IsBlocking, long Since)
{
    /// <summary>What was found, for people: <c>0.23 of 200 installs</c>.</summary>
    public string Input { get; init; } = "found suspicious";

    /// <summary>Against what.</summary>
    public string Threshold { get; init; } = "not suspicious";

    public string SettingFrom { get; init; } = "product";

    public bool IsAbout(FraudScope scope, long fact) =>
        Since < fact
        && Source.Equals(scope.Source, StringComparison.OrdinalIgnoreCase)
        && (Campaign is null || Campaign == scope.Campaign)
        && (Site is null || Site == scope.Site);
}
