using Waymark.Attribution.Networks;

namespace Waymark.Storage;

/// <summary>Networks' claims inside a batch of processing: reads see what the batch wrote.</summary>
public interface INetworkClaimsBatch : INetworkClaims
{
    void Save(ReceivedClaim claim);

    void Save(NetworkQuestion question);
}
