using Waymark.Storage.Writing;

namespace Waymark.Storage;

/// <summary>What processing knows, and the stream it writes. One worker writes; anybody reads what is committed.</summary>
public interface IState : IPeople, IInstalls, IEarned, IPayments, IStream, IReports, IExchangeRates, IFeedCounts, ISmartLinks, IReferrals, IReferralReports, IPostbacks, IValueProgress, IAppleTokens, IFraudReports, IAsyncDisposable
{
    /// <summary>Journal position up to which everything is in here; rises when a batch commits.</summary>
    Watermark Processed { get; }

    /// <summary>What people are to each other and called elsewhere.</summary>
    ICommunity Community { get; }

    IFlows Flows { get; }

    IRewards Rewards { get; }

    INetworkClaims Networks { get; }

    /// <summary>What came from sources and what stands against them.</summary>
    ISources Sources { get; }

    /// <summary>For batches that are decided while another is written.</summary>
    ICommitted Committed { get; }

    /// <summary>Starts a batch: reads see its own writes, and all of it is committed together or not at all.</summary>
    IStateBatch Begin();
}
