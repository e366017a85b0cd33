using Waymark.Fraud.Sources;

namespace Waymark.Server.Api.Sources;

/// <summary>A source, or one campaign or site of it.</summary>
/// <param name="Source">The network or media source.</param>
/// <param name="Campaign">The campaign's id, else its name; absent for all of them.</param>
/// <param name="Site">The network's own id of the site; absent for all of them.</param>
public sealed record SourceScopeView(string Source, string? Campaign, string? Site)
{
    public static SourceScopeView Of(SourceScope scope) => new(scope.Source, scope.Campaign, scope.Site);
}
