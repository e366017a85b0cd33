using Waymark.PromoCodes;

namespace Waymark.Tests.PromoCodes;

public sealed class PromoCodeTests
{
    static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    static readonly PromoCode Code = new() { App = "shop", Code = "SAVE5", From = Noon, Until = Noon.AddHours(1), MaxClaims = 2 };

    [Theory]
    [InlineData(0, 0, true, "claimed")]
    [InlineData(59, 1, true, "claimed")]
    [InlineData(-1, 0, true, "not_yet_valid")]
    [InlineData(60, 0, true, "expired")]
    [InlineData(0, 2, true, "limit_reached")]
    [InlineData(0, 0, false, "disabled")]
    [InlineData(-1, 2, false, "disabled")]
    public void A_code_is_claimed_while_it_is_on_in_its_time_and_below_its_limit(int minute, int claims, bool enabled, string outcome) =>
        (Code with { Claims = claims, Enabled = enabled }).Judge(Noon.AddMinutes(minute)).Word().ShouldBe(outcome);

    [Fact]
    public void Nothing_said_means_any_time_and_any_number() =>
        new PromoCode { App = "shop", Code = "SAVE5", Claims = 1_000_000 }.Judge(Noon).ShouldBe(ClaimOutcome.Claimed);

    [Theory]
    [InlineData(" save-5_x ", "SAVE-5_X")]
    [InlineData("ab", null)]
    [InlineData("a b c", null)]
    [InlineData("grün", null)]
    public void A_code_is_kept_in_capitals(string text, string? code) => PromoCode.Read(text).ShouldBe(code);

    [Fact]
    public void A_code_has_32_characters_at_most() => PromoCode.Read(new string('x', 33)).ShouldBeNull();
}
