using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Feeds;

/// <summary>Bodies that their sender packed.</summary>
public sealed class PackedBodyTests
{
    const string Good = """{ "user_identities": { "customer_id": "c-1" }, "events": [ { "event_type": "uninstall" } ] }""";

    [Fact]
    public async Task A_body_packed_with_gzip_is_unpacked()
    {
        await using var world = await FeedWorld.StartAsync();

        (await PostAsync(world, Gzip(Good), "gzip")).Status.ShouldBe(202);
        (await PostAsync(world, Gzip(Good), "GZIP", "/s2s/v2/events")).Status.ShouldBe(202);
        (await PostAsync(world, Gzip($"[{Good},{Good}]"), "x-gzip", "/v2/bulkevents")).Status.ShouldBe(202);
        (await PostAsync(world, Encoding.UTF8.GetBytes(Good), "identity")).Status.ShouldBe(202);

        (await world.StreamAsync()).Select(happened => happened.GetProperty("userId").GetString()).ShouldBe(Enumerable.Repeat("c-1", 5));
    }

    [Fact]
    public async Task What_would_unpack_to_more_than_a_request_may_hold_is_a_413()
    {
        await using var world = await FeedWorld.StartAsync();

        var bomb = Gzip($$"""{ "user_attributes": { "a": "{{new string('x', 20_000_000)}}" } }""");
        bomb.Length.ShouldBeLessThan(64 * 1024);
        var reply = await PostAsync(world, bomb, "gzip");
        (reply.Status, FeedWorld.Code(reply)).ShouldBe((413, "REQUEST_TOO_LARGE"));

        // The limit itself is the same as for a plain body.
        string Filled(int length) => $"[{Good},{Good}]".PadRight(length);
        (await PostAsync(world, Gzip(Filled(256 * 1024)), "gzip", "/v2/bulkevents")).Status.ShouldBe(202);
        (await PostAsync(world, Gzip(Filled((256 * 1024) + 1)), "gzip", "/v2/bulkevents")).Status.ShouldBe(413);
        (await world.FeedAsync()).GetProperty("refused").GetProperty("too_large").GetInt64().ShouldBe(2);
    }

    [Fact]
    public async Task What_is_not_what_it_says_is_a_400()
    {
        await using var world = await FeedWorld.StartAsync();

        var plain = await PostAsync(world, Encoding.UTF8.GetBytes(Good), "gzip");
        (plain.Status, FeedWorld.Error(plain)).ShouldBe((400, "the body says that it is packed with gzip, and is not"));

        (await PostAsync(world, Gzip(Good)[..^30], "gzip")).Status.ShouldBe(400);
        (await PostAsync(world, [], "gzip")).Status.ShouldBe(400);
        (await world.StreamAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Other_encodings_are_a_415_that_says_what_is_understood()
    {
        await using var world = await FeedWorld.StartAsync();

        foreach (var encoding in new[] { "br", "deflate", "gzip, gzip" })
        {
            var reply = await PostAsync(world, Gzip(Good), encoding);
            (reply.Status, FeedWorld.Code(reply), reply.Headers["Accept-Encoding"]).ShouldBe((415, "UNSUPPORTED_MEDIA_TYPE", "gzip"), encoding);
        }
    }

    [Fact]
    public async Task A_webhook_may_be_packed_too()
    {
        await using var world = await FeedWorld.StartAsync();

        var reply = await PostAsync(world, Gzip("""{ "profiles": { "identity": "u-1", "key_values": { "event": "Cart Left" } } }"""), "gzip", "/v2/webhooks");

        reply.Status.ShouldBe(200);
        (await world.StreamAsync()).ShouldHaveSingleItem().GetProperty("name").GetString().ShouldBe("Cart Left");
    }

    static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();

        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
            gzip.Write(Encoding.UTF8.GetBytes(text));

        return packed.ToArray();
    }

    static async Task<Reply> PostAsync(FeedWorld world, byte[] body, string encoding, string path = "/v2/events")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("feed_key:feed_secret"u8));
        using var response = await world.Server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Reply.ReadAsync(response);
    }
}
