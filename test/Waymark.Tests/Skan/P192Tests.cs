using System.Text;
using System.Text.Json.Nodes;
using Waymark.Skan;

namespace Waymark.Tests.Skan;

/// <summary>Signatures that OpenSSL made with a key of our own.</summary>
public sealed class P192Tests
{
    const string Key = "MEkwEwYHKoZIzj0CAQYIKoZIzj0DAQEDMgAEeHJPxZ/ZEK6a+vqbnXV2brofWliRi1Op2pVvZERUv1OFc8ic32hOcQWE1Vb+2h8W";

    const string First = """
        {"ad-network-id":"net.skadnetwork","campaign-id":42,"app-id":525463029,"transaction-id":"6aafb7a5-0170-41b5-bbe4-fe71dedf1e28","attribution-signature":"MDUCGEGS8ATQ6yRAu6Wyc+I6AOHwijvzfDm5hwIZAP55u6HV9yHRSz+3QBhWVGtfT1T83LTBtA=="}
        """;

    const string Second = """
        {"version":"2.0","ad-network-id":"net.skadnetwork","campaign-id":42,"app-id":525463029,"transaction-id":"6aafb7a5-0170-41b5-bbe4-fe71dedf1e29","redownload":true,"source-app-id":1234567891,"conversion-value":5,"attribution-signature":"MDUCGQCRH37GYSB7/lK7XTQ9An/kL3DRY7DS/LcCGF9iy4e5rviy6HZD7T7NlR6MxLVdKgLiGQ=="}
        """;

    static readonly PostbackReader Reader = new(AppleKeys.Published with { P192 = Key });

    [Theory]
    [InlineData("message 1", "MDYCGQD8AGObkbmcNWt+UobSKa7+QVb0YeGlaVgCGQCxFs/2EqrZQ+pynmyH5rePp60Ovyt483c=")]
    [InlineData("message 2", "MDUCGQC04qI1POMlCgRBqxkFrhAWrXJw96kVxSwCGHOpiErMi4Jk7pYg5cHQLC8IYERELnwgSg==")]
    [InlineData("message 3", "MDYCGQCUlOb70Rc/72VaAhVvi7TOqjgNgLYFwZkCGQD81y+x65oGFpnFc5LMXv7z1Bu2q4aU51I=")]
    [InlineData("message 4", "MDUCGGWT8LbkU7UiFs6vnCKp/W6/3Mm4cmjASgIZAOeEQKcd1mv87cTJnzfzGNwNjmSOo4Wl6g==")]
    [InlineData("message 5", "MDYCGQDDEu1LE8Vt0boHwikBzSE+NLv+h+pnFNUCGQCRoJTsR0VrpEQKbFhbw1LGtVqDsGrU2ic=")]
    [InlineData("message 6", "MDQCGAlJ4jrrnvkC+oYpDBJwYFHUd5NrMobuFwIYJZF6P1dSghG9Mbm1We1idS2nHL6N6F7t")]
    [InlineData("message 7", "MDUCGErYyZYCj3p7HjMnZTnai5xLDzTOPNF0JAIZAPJAW7GB7ircfI7n6xEkdIy7ovv83xQNNA==")]
    [InlineData("message 8", "MDUCGCKYZS7NhPQHc0tM/UR7mVkLCO76yxAUOAIZAIFOu13BNiTvdfktk/5L04VNWCtVB0nrug==")]
    [InlineData("message 9", "MDUCGQCM1k565/7syyRfOJXo2KTvVZUboLDF6+cCGAvVIwwZC8KBTdOJhn75swpBbtVlQY+vEw==")]
    [InlineData("message 10", "MDYCGQCaoF8YMm2VGSXOYXAHXM9fUq3WNd40AD4CGQCpJLo9dB/FbxKhnIo8wTx/vo1S3zNwM3o=")]
    [InlineData("message 11", "MDYCGQCbvFtWCI4w0UxS8Ij8RwbtgRnX0QX4u1sCGQC1nlvtyJpO4C/vmv9tJ1z+Zw3JCDvdRO0=")]
    [InlineData("message 12", "MDUCGAFLwnO/2qtDatiyzcG0znSTZIIdy3jgSQIZAMGfu33j1vKOO3Z7UVEQcgX5xaw7dtxlcw==")]
    public void A_signature_fits_its_message_and_no_other(string message, string signature)
    {
        var key = P192.Import(Convert.FromBase64String(Key));
        var bytes = Convert.FromBase64String(signature);

        key.Verify(Encoding.UTF8.GetBytes(message), bytes).ShouldBeTrue();
        key.Verify(Encoding.UTF8.GetBytes(message + "!"), bytes).ShouldBeFalse();
        P192.Import(Convert.FromBase64String(AppleKeys.Published.P192)).Verify(Encoding.UTF8.GetBytes(message), bytes).ShouldBeFalse();
    }

    [Theory]
    [InlineData("MAYCAQACAQA=")]
    [InlineData("MAYCAQECAQE=")]
    [InlineData("MAYCAQH/AQE=")]
    [InlineData("MDICGP///////////////5ne+DYUa8mxtNIoMQIYQZLwBNDrJEC7pbJz4joA4fCKO/N8Obk=")]
    [InlineData("AAAA")]
    [InlineData("")]
    public void What_is_no_signature_fits_nothing(string signature) =>
        P192.Import(Convert.FromBase64String(Key)).Verify("message 1"u8, Convert.FromBase64String(signature)).ShouldBeFalse();

    [Fact]
    public void A_point_beside_the_curve_is_no_key()
    {
        var bytes = Convert.FromBase64String(Key);
        bytes[^1] ^= 1;

        Should.Throw<FormatException>(() => P192.Import(bytes));
        Should.Throw<FormatException>(() => P192.Import(bytes.AsSpan(0, 30)));
    }

    [Fact]
    public void The_first_two_versions_are_valid_with_and_without_what_relays_add()
    {
        Reader.Read(PostbackProtocol.SkAdNetwork, First).Verdict.ShouldBe(PostbackVerdict.Valid);
        Reader.Read(PostbackProtocol.SkAdNetwork, First.With("version", "1.0")).Verdict.ShouldBe(PostbackVerdict.Valid);
        Reader.Read(PostbackProtocol.SkAdNetwork, Second).ShouldBe(new PostbackReading(PostbackVerdict.Valid, new Postback
        {
            Protocol = PostbackProtocol.SkAdNetwork, Version = "2.0", Network = "net.skadnetwork", CampaignId = 42, AppStoreId = 525463029,
            Id = "6aafb7a5-0170-41b5-bbe4-fe71dedf1e29", Conversion = ConversionType.Redownload, SourceAppId = 1234567891, Value = 5,
        }));
    }

    [Theory]
    [InlineData("version", "2.1")]
    [InlineData("campaign-id", 43)]
    [InlineData("redownload", false)]
    [InlineData("source-app-id", 1234567892)]
    public void A_changed_field_breaks_an_old_signature(string field, object value) =>
        Reader.Read(PostbackProtocol.SkAdNetwork, Second.With(field, JsonValue.Create(value))).Verdict.ShouldBe(PostbackVerdict.InvalidSignature);
}
