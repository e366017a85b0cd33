using Waymark.Attribution.Apple;

namespace Waymark.Storage.Tests;

public abstract class AppleTokensContract : StateContract
{
    [Fact]
    public async Task Pending_tokens_come_in_the_order_of_the_journal_page_by_page()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            foreach (var (hash, fact) in new[] { ("c", 3L), ("a", 2), ("b", 2), ("d", 1) })
                batch.Save(Token(hash, fact));
            batch.Save(Token("e", 4) with { Outcome = AppleOutcome.Refused });
        });

        var first = state.PendingAppleTokens(App, null, 3);

        first.Select(token => token.Hash).ShouldBe(["d", "a", "b"]);
        state.PendingAppleTokens(App, first[^1], 3).ShouldBe([Token("c", 3)]);
        state.PendingAppleTokens(App, Token("c", 3), 3).ShouldBeEmpty();
        state.PendingAppleTokens("other", null, 3).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_settled_token_is_pending_no_longer()
    {
        await using var state = await OpenAsync();
        Process(state, batch => batch.Save(Token("a", 1)));

        Process(state, batch => batch.Save(Token("a", 1) with { Outcome = AppleOutcome.Refused }));

        state.PendingAppleTokens(App, null, 3).ShouldBeEmpty();
        state.FindAppleToken(App, "a").ShouldNotBeNull().Outcome.ShouldBe(AppleOutcome.Refused);
    }

    protected static AppleToken Token(string hash, long fact) => new()
    {
        App = App,
        Hash = hash,
        InstallId = "i-1",
        Fact = fact,
        ReceivedAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        Token = $"token {hash}",
    };
}
