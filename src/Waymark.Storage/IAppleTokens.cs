using Waymark.Attribution.Apple;

namespace Waymark.Storage;

/// <summary>AdServices tokens of devices.</summary>
public interface IAppleTokens
{
    AppleToken? FindAppleToken(string app, string hash);

    /// <returns>Those without a final answer, the oldest first.</returns>
    IReadOnlyList<AppleToken> PendingAppleTokens(string app, int most);
}
