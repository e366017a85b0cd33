using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Waymark.Skan;

namespace Waymark.Tests.Skan;

public sealed class AdAttributionKitTests
{
    const PostbackProtocol Protocol = PostbackProtocol.AdAttributionKit;
    const string Claims = """
        {"postback-identifier":"5c1e7e0b-0000-4000-8000-000000000009","advertised-item-identifier":6446901002,"conversion-type":"download","ad-network-identifier":"net.adattributionkit","source-identifier":"0123","did-win":true,"postback-sequence-index":0}
        """;

    static readonly ECDsa Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    static readonly PostbackReader Reader = new(AppleKeys.Published with
    {
        ByKeyId = new Dictionary<string, JwsKey>
        {
            ["k"] = new(Convert.ToBase64String(Key.ExportSubjectPublicKeyInfo()), IsDevelopment: false),
            ["dev"] = new(Convert.ToBase64String(Key.ExportSubjectPublicKeyInfo()), IsDevelopment: true),
        },
    });

    [Fact]
    public void Every_claim_and_the_envelope_are_read()
    {
        SkanVectors.Ours.Read(Protocol, SkanVectors.Download).ShouldBe(new PostbackReading(PostbackVerdict.Valid, new Postback
        {
            Protocol = Protocol, Network = "testnet123.adattributionkit", AppStoreId = 1234500001, Id = "5C1E7E0B-0000-4000-8000-000000000004",
            SourceIdentifier = "8344", SourceAppId = 1234567891, Marketplace = "com.apple.AppStore", IsClick = true, Value = 24, Country = "IN",
        }));
        SkanVectors.Ours.Read(Protocol, SkanVectors.Comeback).ShouldBe(new PostbackReading(PostbackVerdict.Valid, new Postback
        {
            Protocol = Protocol, Network = "testnet123.adattributionkit", AppStoreId = 1234500001, Id = "5C1E7E0B-0000-4000-8000-000000000005",
            SourceIdentifier = "83", Conversion = ConversionType.Reengagement, Window = 2, IsClick = false, CoarseValue = "high",
        }));
    }

    [Fact]
    public void A_key_that_is_not_apples_signs_nothing() =>
        SkanVectors.Apple.Read(Protocol, SkanVectors.Download).Verdict.ShouldBe(PostbackVerdict.InvalidSignature);

    [Fact]
    public void A_developers_phone_is_told_apart() =>
        Reader.Read(Protocol, Signed(Claims, """{"alg":"ES256","kid":"dev"}""")).Verdict.ShouldBe(PostbackVerdict.Development);

    [Fact]
    public void Ids_beyond_32_bits_are_whole() =>
        Reader.Read(Protocol, Signed(Claims)).Postback.ShouldNotBeNull().AppStoreId.ShouldBe(6446901002);

    [Theory]
    [InlineData("""{"alg":"none","kid":"k"}""")]
    [InlineData("""{"alg":"HS256","kid":"k"}""")]
    [InlineData("""{"alg":"es256","kid":"k"}""")]
    [InlineData("""{"kid":"k"}""")]
    [InlineData("""{"alg":"ES256"}""")]
    [InlineData("""{"alg":"ES256","kid":"k","jwk":{}}""")]
    [InlineData("""{"alg":"ES256","kid":"k","x5c":[]}""")]
    [InlineData("""{"alg":"ES256","kid":"k","jku":"https://evil.example"}""")]
    [InlineData("""{"alg":"ES256","kid":"k","kid":"k"}""")]
    [InlineData("[]")]
    public void A_header_that_decides_for_itself_is_malformed(string header) =>
        Reader.Read(Protocol, Signed(Claims, header)).Verdict.ShouldBe(PostbackVerdict.Malformed);

    [Theory]
    [InlineData("postback-identifier")]
    [InlineData("advertised-item-identifier")]
    [InlineData("conversion-type")]
    [InlineData("ad-network-identifier")]
    [InlineData("source-identifier")]
    [InlineData("did-win")]
    [InlineData("postback-sequence-index")]
    public void A_missing_claim_is_malformed(string claim) =>
        Reader.Read(Protocol, Signed(Claims.Without(claim))).Verdict.ShouldBe(PostbackVerdict.Malformed);

    [Fact]
    public void A_changed_claim_breaks_the_signature()
    {
        var parts = Envelope(Signed(Claims)).Split('.');
        parts[1] = Url(Encoding.UTF8.GetBytes(Claims.With("source-identifier", "9999")));

        Reader.Read(Protocol, InEnvelope(string.Join('.', parts))).Verdict.ShouldBe(PostbackVerdict.InvalidSignature);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, ".x")]
    [InlineData(-1, "")]
    [InlineData(0, "=")]
    public void A_jws_that_is_cut_or_grown_is_malformed(int cut, string more)
    {
        var jws = Envelope(Signed(Claims));
        var changed = cut switch { 1 => jws + more, -1 => jws[..^1], _ => more.Length == 0 ? jws[..jws.LastIndexOf('.')] : jws + more };

        Reader.Read(Protocol, InEnvelope(changed)).Verdict.ShouldBe(PostbackVerdict.Malformed);
    }

    [Fact]
    public void The_loser_has_no_value_whatever_the_envelope_says()
    {
        var body = Signed(Claims.With("did-win", false)).With("conversion-value", 63).With("coarse-conversion-value", "high");

        var postback = Reader.Read(Protocol, body).Postback.ShouldNotBeNull();
        postback.Value.ShouldBeNull();
        postback.CoarseValue.ShouldBeNull();
        postback.IsConversion.ShouldBeFalse();
    }

    static string Signed(string claims, string header = """{"alg":"ES256","kid":"k"}""")
    {
        var input = $"{Url(Encoding.UTF8.GetBytes(header))}.{Url(Encoding.UTF8.GetBytes(claims.Trim()))}";
        return InEnvelope($"{input}.{Url(Key.SignData(Encoding.ASCII.GetBytes(input), HashAlgorithmName.SHA256))}");
    }

    static string InEnvelope(string jws) => new JsonObject { ["jws-string"] = jws }.ToJsonString();

    static string Envelope(string body) => JsonNode.Parse(body)!["jws-string"]!.GetValue<string>();

    static string Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
