using Waymark.Client.Tests.Support;
using Waymark.Client.Wire;

namespace Waymark.Client.Tests.Wire;

public sealed class RequestSignatureTests
{
    [Fact]
    public void The_known_example_is_reproduced() =>
        RequestSignature.Compute("s3cret", 1_700_000_000_000, """{"a":1}"""u8)
            .ShouldBe("mKxT2jJj2wCP4li54FnPtahLqIN6zVILBqKJ/9y+mMc=");

    [Fact]
    public void An_empty_body_is_signed_as_an_empty_hash() =>
        RequestSignature.Compute("s3cret", 1_700_000_000_000, [])
            .ShouldBe(Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData(
                "s3cret"u8, "1700000000000\n"u8)));

    [Fact]
    public async Task Each_attempt_is_signed_anew_over_the_same_bytes()
    {
        var clock = Some.Clock();
        using var server = new FakeServer(FakeServer.Says(503), FakeServer.Says(200));
        using var client = new WaymarkClient(Some.Options(server, clock, new SigningKey("key_ios_1", "s3cret")));

        var tracking = client.TrackAsync("opened", stop: TestContext.Current.CancellationToken);
        await clock.PassAsync(TimeSpan.FromSeconds(2));
        (await tracking).IsAccepted.ShouldBeTrue();

        server.Requests.Select(request => request.Headers["x-Timestamp"]).ShouldBe(["1767225642500", "1767225644500"]);
        server.Requests[1].Body.ShouldBe(server.Requests[0].Body);

        foreach (var request in server.Requests)
        {
            request.Headers["Authorization"].ShouldBe("HMAC");
            request.Headers["x-Key-Id"].ShouldBe("key_ios_1");
            request.Headers["x-Signature"].ShouldBe(RequestSignature.Compute(
                "s3cret", long.Parse(request.Headers["x-Timestamp"], null), request.Body));
        }
    }
}
