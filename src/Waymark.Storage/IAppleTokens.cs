using Waymark.Attribution.Apple;

namespace Waymark.Storage;

/// <summary>AdServices tokens of devices.</summary>
public interface IAppleTokens
{
    AppleToken? FindAppleToken(string app, string hash);

    /// <returns>Those without a final answer in the order they came, the ones after a token.</returns>
    IReadOnlyList<AppleToken> PendingAppleTokens(string app, AppleToken? after, int most);
}
