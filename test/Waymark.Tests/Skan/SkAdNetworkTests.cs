using System.Text;
using System.Text.Json.Nodes;
using Waymark.Skan;

namespace Waymark.Tests.Skan;

public sealed class SkAdNetworkTests
{
    const PostbackProtocol Protocol = PostbackProtocol.SkAdNetwork;

    public static TheoryData<string> Published => [SkanVectors.WebAd, SkanVectors.Lost, SkanVectors.FromAnApp];

    [Theory]
    [MemberData(nameof(Published))]
    public void What_apple_published_is_valid(string body) =>
        SkanVectors.Apple.Read(Protocol, body).Verdict.ShouldBe(PostbackVerdict.Valid);

    [Theory]
    [MemberData(nameof(Published))]
    public void Another_keys_signature_is_not(string body) =>
        SkanVectors.Ours.Read(Protocol, body).Verdict.ShouldBe(PostbackVerdict.InvalidSignature);

    [Fact]
    public void Every_field_is_read()
    {
        SkanVectors.Apple.Read(Protocol, SkanVectors.WebAd).Postback.ShouldBe(new Postback
        {
            Protocol = Protocol, Version = "4.0", Network = "com.example", SourceIdentifier = "5239", AppStoreId = 525463029,
            Id = "6aafb7a5-0170-41b5-bbe4-fe71dedf1e30", SourceDomain = "example.com", IsClick = true, Value = 63,
        });
        SkanVectors.Apple.Read(Protocol, SkanVectors.Lost).Postback.ShouldBe(new Postback
        {
            Protocol = Protocol, Version = "3.0", Network = "example123.skadnetwork", CampaignId = 42, AppStoreId = 525463029,
            Id = "f9ac267a-a889-44ce-b5f7-0166d11461f0", Conversion = ConversionType.Redownload, IsClick = true, DidWin = false,
        });
        SkanVectors.Ours.Read(Protocol, SkanVectors.SecondWindow).Postback.ShouldBe(new Postback
        {
            Protocol = Protocol, Version = "4.0", Network = "testnet123.skadnetwork", SourceIdentifier = "15", AppStoreId = 1234500001,
            Id = "0b0e3f52-6a50-4b4e-9a3b-3f0f3b6f0001", SourceAppId = 1234567891, IsClick = true, Window = 1, CoarseValue = "medium",
        });
    }

    [Fact]
    public void Zero_is_a_value_and_nothing_is_none()
    {
        SkanVectors.Ours.Read(Protocol, SkanVectors.ViewWithZero).Postback.ShouldNotBeNull().Value.ShouldBe(0);
        SkanVectors.Ours.Read(Protocol, SkanVectors.LostFour).Postback.ShouldNotBeNull().Value.ShouldBeNull();
        SkanVectors.Apple.Read(Protocol, SkanVectors.WebAd.Without("conversion-value")).Postback.ShouldNotBeNull().Value.ShouldBeNull();
    }

    [Theory]
    [InlineData("ad-network-id", "com.examplf")]
    [InlineData("source-identifier", "5238")]
    [InlineData("app-id", 525463028)]
    [InlineData("transaction-id", "6aafb7a5-0170-41b5-bbe4-fe71dedf1e31")]
    [InlineData("redownload", true)]
    [InlineData("source-domain", "example.org")]
    [InlineData("fidelity-type", 0)]
    [InlineData("did-win", false)]
    [InlineData("postback-sequence-index", 1)]
    [InlineData("version", "3.0")]
    public void A_changed_field_breaks_the_signature(string field, object value)
    {
        var body = SkanVectors.WebAd.With(field, JsonValue.Create(value)).With("campaign-id", 52);

        SkanVectors.Apple.Read(Protocol, body).Verdict.ShouldBe(PostbackVerdict.InvalidSignature);
    }

    [Theory]
    [InlineData("conversion-value", 1)]
    [InlineData("country-code", "in")]
    [InlineData("campaign_name", "a relay's own")]
    public void What_is_not_signed_may_differ(string field, object value) =>
        SkanVectors.Apple.Read(Protocol, SkanVectors.WebAd.With(field, JsonValue.Create(value))).Verdict.ShouldBe(PostbackVerdict.Valid);

    [Theory]
    [InlineData("ad-network-id")]
    [InlineData("source-identifier")]
    [InlineData("app-id")]
    [InlineData("transaction-id")]
    [InlineData("redownload")]
    [InlineData("fidelity-type")]
    [InlineData("did-win")]
    [InlineData("postback-sequence-index")]
    [InlineData("attribution-signature")]
    public void A_missing_field_is_named(string field)
    {
        var reading = SkanVectors.Apple.Read(Protocol, SkanVectors.WebAd.Without(field));

        reading.Verdict.ShouldBe(PostbackVerdict.Malformed);
        reading.Problem.ShouldBe($"{field} is missing.");
        reading.Postback.ShouldBeNull();
    }

    [Theory]
    [InlineData("app-id", "525463029")]
    [InlineData("app-id", 525463029.5)]
    [InlineData("redownload", "false")]
    [InlineData("redownload", 0)]
    [InlineData("source-identifier", 5239)]
    [InlineData("source-identifier", "52391")]
    [InlineData("source-identifier", "5")]
    [InlineData("source-identifier", "٥٢")]
    [InlineData("fidelity-type", "1")]
    [InlineData("fidelity-type", 2)]
    [InlineData("postback-sequence-index", 3)]
    [InlineData("did-win", null)]
    [InlineData("transaction-id", "6aafb7a5")]
    [InlineData("version", 4.0)]
    [InlineData("source-app-id", "example.com")]
    [InlineData("attribution-signature", "MEUCIGRm SMrqedNu")]
    [InlineData("attribution-signature", "MEUCIGRm_-==")]
    public void A_wrong_type_is_malformed_and_never_guessed(string field, object? value) =>
        SkanVectors.Apple.Read(Protocol, SkanVectors.WebAd.With(field, JsonValue.Create(value))).Verdict.ShouldBe(PostbackVerdict.Malformed);

    [Fact]
    public void Both_sources_at_once_are_malformed() =>
        SkanVectors.Apple.Read(Protocol, SkanVectors.WebAd.With("source-app-id", 7)).Verdict.ShouldBe(PostbackVerdict.Malformed);

    [Fact]
    public void Values_that_hide_a_separator_rebuild_apples_bytes_and_are_refused()
    {
        var folded = SkanVectors.WebAd.Without("source-domain").With("transaction-id", "6aafb7a5-0170-41b5-bbe4-fe71dedf1e30\u2063false\u2063example.com");

        SkanVectors.Apple.Read(Protocol, folded).Verdict.ShouldBe(PostbackVerdict.Malformed);
        SkanVectors.Apple.Read(Protocol, SkanVectors.WebAd.With("ad-network-id", "com\u2063example")).Verdict.ShouldBe(PostbackVerdict.Malformed);
    }

    [Fact]
    public void A_number_in_another_spelling_is_malformed()
    {
        SkanVectors.Apple.Read(Protocol, SkanVectors.WebAd.Replace("525463029", "525463029.0")).Verdict.ShouldBe(PostbackVerdict.Malformed);
        SkanVectors.Apple.Read(Protocol, SkanVectors.WebAd.Replace("525463029", "5.25463029e8")).Verdict.ShouldBe(PostbackVerdict.Malformed);
    }

    [Fact]
    public void A_field_that_is_there_twice_is_malformed() =>
        SkanVectors.Apple.Read(Protocol, SkanVectors.WebAd.Replace("{\"version\"", "{\"did-win\":false,\"version\"")).Verdict.ShouldBe(PostbackVerdict.Malformed);

    [Theory]
    [InlineData("5.0")]
    [InlineData("4.00")]
    [InlineData("4")]
    public void An_unknown_version_is_said_to_be_so(string version) =>
        SkanVectors.Apple.Read(Protocol, SkanVectors.WebAd.With("version", version)).Verdict.ShouldBe(PostbackVerdict.UnsupportedVersion);

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("7")]
    public void What_is_no_object_came_from_no_device(string body) =>
        SkanVectors.Apple.Read(Protocol, Encoding.UTF8.GetBytes(body)).ShouldBeNull();

    [Theory]
    [InlineData("AAAA")]
    [InlineData("MAYCAQECAQE=")]
    [InlineData("MEUCIQD//////////////////////////////////////////wIgVJLzVcyAV+TXksGNoa0DTMXEPgNPeHCmD4fw1ABXX0g=")]
    public void What_is_no_signature_is_an_invalid_one(string signature) =>
        SkanVectors.Apple.Read(Protocol, SkanVectors.WebAd.With("attribution-signature", signature)).Verdict.ShouldBe(PostbackVerdict.InvalidSignature);

    [Fact]
    public void Relays_write_coarse_values_in_any_case() =>
        SkanVectors.Ours.Read(Protocol, SkanVectors.SecondWindow.With("coarse-conversion-value", "MEDIUM")).Postback.ShouldNotBeNull().CoarseValue.ShouldBe("medium");
}
