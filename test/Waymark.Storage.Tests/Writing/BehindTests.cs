using Waymark.Storage.Sqlite;
using Waymark.Storage.Tests.Sqlite;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests.Writing;

// A batch that is written behind keeps every promise of an ordinary one.

public sealed class StateBatchBehindTests : StateBatchContract, IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override Task<IState> OpenAsync() => Task.FromResult<IState>(SqliteState.Open(_folder["state.db"], JournalId));

    protected override IStateBatch BatchOf(IState state) => Behind.Begin(state);
}

public sealed class AppleTokensBehindTests : SqliteAppleTokensTests
{
    protected override IStateBatch BatchOf(IState state) => Behind.Begin(state);
}

public sealed class CommunityBehindTests : SqliteCommunityTests
{
    protected override IStateBatch BatchOf(IState state) => Behind.Begin(state);
}

public sealed class EarnedBehindTests : SqliteEarnedTests
{
    protected override IStateBatch BatchOf(IState state) => Behind.Begin(state);
}

public sealed class ExchangeRatesBehindTests : SqliteExchangeRatesTests
{
    protected override IStateBatch BatchOf(IState state) => Behind.Begin(state);
}

public sealed class FeedCountsBehindTests : SqliteFeedCountsTests
{
    protected override IStateBatch BatchOf(IState state) => Behind.Begin(state);
}

public sealed class FiguresBehindTests : SqliteFiguresTests
{
    protected override IStateBatch BatchOf(IState state) => Behind.Begin(state);
}

public sealed class FlowsBehindTests : SqliteFlowsTests
{
    protected override IStateBatch BatchOf(IState state) => Behind.Begin(state);
}

public sealed class FraudBehindTests : SqliteFraudTests
{
    protected override IStateBatch BatchOf(IState state) => Behind.Begin(state);
}

public sealed class InstallsBehindTests : SqliteInstallsTests
{
    protected override IStateBatch BatchOf(IState state) => Behind.Begin(state);
}

public sealed class NetworkClaimsBehindTests : SqliteNetworkClaimsTests
{
    protected override IStateBatch BatchOf(IState state) => Behind.Begin(state);
}

public sealed class PaymentsBehindTests : SqlitePaymentsTests
{
    protected override IStateBatch BatchOf(IState state) => Behind.Begin(state);
}

public sealed class ReferralsBehindTests : SqliteReferralsTests
{
    protected override IStateBatch BatchOf(IState state) => Behind.Begin(state);
}

public sealed class RewardsBehindTests : SqliteRewardsTests
{
    protected override IStateBatch BatchOf(IState state) => Behind.Begin(state);
}

public sealed class SourcesBehindTests : SqliteSourcesTests
{
    protected override IStateBatch BatchOf(IState state) => Behind.Begin(state);
}

public sealed class StreamBehindTests : SqliteStreamTests
{
    protected override IStateBatch BatchOf(IState state) => Behind.Begin(state);
}

public sealed class StreamSearchBehindTests : SqliteStreamSearchTests
{
    protected override IStateBatch BatchOf(IState state) => Behind.Begin(state);
}

public sealed class ValueProgressBehindTests : SqliteValueProgressTests
{
    protected override IStateBatch BatchOf(IState state) => Behind.Begin(state);
}

public sealed class SeenBehindTests : SqliteSeenTests
{
    protected override IStateBatch BatchOf(IState state) => Behind.Begin(state);
}
