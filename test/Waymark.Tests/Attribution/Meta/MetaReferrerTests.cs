using Waymark.Attribution;
using Waymark.Attribution.Meta;
using static Waymark.Tests.Attribution.Meta.MetaVectors;

namespace Waymark.Tests.Attribution.Meta;

public sealed class MetaReferrerTests
{
    static readonly DateTimeOffset MadeAt = DateTimeOffset.FromUnixTimeSeconds(1_760_000_000);

    [Fact]
    public void What_meta_says_is_read_in_the_words_of_its_ads_manager() =>
        Read(FacebookData, FacebookNonce).ShouldBe(new MetaStatement
        {
            State = MetaState.Decrypted, MadeAt = MadeAt, CreativeId = "120210000000000001", AdId = "120210000000000002", Ad = "Ad A", AdSetId = "120210000000000003", AdSet = "Ad set B",
            CampaignId = "120210000000000004", Campaign = "Campaign C", AccountId = "900000000000001", Objective = "APP_INSTALLS",
        });

    [Fact]
    public void Ids_that_are_numbers_keep_every_digit()
    {
        var said = Read(NumbersData, NumbersNonce);

        (said.CreativeId, said.AdId, said.AdSetId, said.CampaignId).ShouldBe(("23850000000000701", "23850000000000702", "23850000000000703", "23850000000000704"));
        (said.Publisher, said.Position).ShouldBe(("instagram", null));
    }

    [Fact]
    public void Names_are_kept_as_they_are()
    {
        var said = Read(UnicodeData, UnicodeNonce, OtherKey);

        (said.Ad, said.AdSet, said.Campaign, said.Publisher, said.Position).ShouldBe(("दिवाली 100% & more = fun + 🎉", "a/b?c#d", "Über \"quoted\"", "facebook", "feed"));
    }

    [Fact]
    public void Each_way_to_fail_has_its_state()
    {
        var flipped = FacebookData[..^1] + (FacebookData[^1] == 'a' ? 'b' : 'a');

        Read(FacebookData, FacebookNonce, key: null).State.ShouldBe(MetaState.NoKey);
        Read(FacebookData, FacebookNonce, key: "too short").State.ShouldBe(MetaState.NoKey);
        Read(flipped, FacebookNonce).State.ShouldBe(MetaState.AuthFailed);
        Read(FacebookData, FacebookNonce, OtherKey).State.ShouldBe(MetaState.AuthFailed);
        Read(FacebookData[..30], FacebookNonce).State.ShouldBe(MetaState.Malformed);
        Read(FacebookData[..^1], FacebookNonce).State.ShouldBe(MetaState.Malformed);
        Read(FacebookData, FacebookNonce[..^2]).State.ShouldBe(MetaState.Malformed);
        Read("not hex!", FacebookNonce).State.ShouldBe(MetaState.Malformed);
        Read(NotJsonData, NotJsonNonce).State.ShouldBe(MetaState.BadPlaintext);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"source":7}""")]
    [InlineData("""{"source":{"data":7,"nonce":null}}""")]
    public void What_has_another_shape_is_malformed(string json) => MetaReferrer.Read(json, Key).State.ShouldBe(MetaState.Malformed);

    [Fact]
    public void A_key_may_have_blanks_around_it() => Read(FacebookData, FacebookNonce, $" {Key.ToUpperInvariant()}\n").State.ShouldBe(MetaState.Decrypted);

    [Theory]
    [InlineData(MetaReferrers.Facebook, "Campaign C")]
    [InlineData(MetaReferrers.InstagramTwice, "Diwali Sale")]
    public void The_referrers_that_relays_hand_over_are_claims_of_clicks(string referrer, string campaign)
    {
        var claim = MetaClaim.Read(Referrer.Read(referrer), null, null, Key).ShouldHaveSingleItem();

        claim.IsView.ShouldBeFalse();
        claim.Statement.Campaign.ShouldBe(campaign);
        claim.At.ShouldBe(claim.Statement.MadeAt);
    }

    static MetaStatement Read(string data, string nonce, string? key = Key) => MetaReferrer.Read(Payload(data, nonce), key);
}
