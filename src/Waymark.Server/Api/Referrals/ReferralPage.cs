using System.Text.Json.Serialization;

namespace Waymark.Server.Api.Referrals;

/// <summary>A page of referrals.</summary>
/// <param name="Referrals">Oldest first; a page may be empty and still have a next one when few fit what was asked for.</param>
/// <param name="Next">What to pass as <c>after</c>; null at the end.</param>
public sealed record ReferralPage(
    IReadOnlyList<ReferralView> Referrals, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);
