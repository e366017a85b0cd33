using System.Text.Json;
using Waymark.Client.Wire;

namespace Waymark.Client;

/// <summary>A promo code that was made or claimed.</summary>
/// <param name="Code">What people type.</param>
/// <param name="Properties">What it is good for, as whoever made it wrote it down.</param>
/// <param name="Claims">How often it was claimed.</param>
/// <param name="MaxClaims">0 for any number.</param>
/// <param name="CreatorUserId">Whose it is; absent for the app's own.</param>
public sealed record PromoCode(string Code, IReadOnlyDictionary<string, string> Properties, int Claims, int MaxClaims, string? CreatorUserId)
{
    internal static PromoCode? Read(JsonElement answer) => answer.Part("data") is { } data && data.Text("code") is { } code
        ? new PromoCode(code, data.Part("properties").Pairs(), data.Number("claims") ?? 0, data.Number("max_claims") ?? 0, data.Text("creator_user_id"))
        : null;
}
