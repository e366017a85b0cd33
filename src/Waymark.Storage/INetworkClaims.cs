using Waymark.Attribution.Networks;

namespace Waymark.Storage;

/// <summary>What ad networks claim by themselves, and what they are asked.</summary>
public interface INetworkClaims
{
    /// <returns>Those with one of the keys, at most a hundred of each, the latest first: see <see cref="ClaimKeys"/>.</returns>
    IReadOnlyList<ReceivedClaim> ClaimsByKey(string app, IEnumerable<long> keys);

    /// <returns>Those about an install, the first first.</returns>
    IReadOnlyList<ReceivedClaim> ClaimsOfInstall(string app, string installId);

    /// <returns>The latest first, from the one before a position.</returns>
    IReadOnlyList<ReceivedClaim> ClaimsOfNetwork(string app, string network, long? before, int most);

    NetworkQuestion? FindQuestion(string app, string installId, string network);

    /// <returns>In the order of the networks' ids.</returns>
    IReadOnlyList<NetworkQuestion> QuestionsOf(string app, string installId);

    /// <returns>Those without an answer, the oldest first.</returns>
    IReadOnlyList<NetworkQuestion> PendingQuestions(string app, string network, int most);
}
