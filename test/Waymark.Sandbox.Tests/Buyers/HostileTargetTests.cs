using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Buyers;

/// <summary>A buyer's enemy, who makes the server call addresses that it should not, or answers it without end. Private targets are not allowed here.</summary>
public sealed class HostileTargetTests
{
    [Fact]
    public async Task An_address_inside_the_operators_network_is_not_called_however_it_is_written()
    {
        var calls = 0;
        await using var inside = new HostileServer((stream, stop) =>
        {
            Interlocked.Increment(ref calls);
            return HostileServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", stop);
        });
        string[] hosts =
        [
            "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "[::127.0.0.1]", "[2002:7f00:1::]", "[64:ff9b::7f00:1]",
            "0.0.0.0", "[::]", "localhost", "LOCALHOST", "10.0.0.1", "172.16.0.1", "192.168.0.1", "100.64.0.1", "169.254.169.254", "[fd00:ec2::254]",
            "[fe80::1]", "224.0.0.1", "255.255.255.255",
        ];
        await using var shop = await Shop.StartAsync(Guarded(
            string.Join(",", hosts.Select((host, number) => Hook($"h{number}", $"http://{host}:{inside.Port}/"))) + "," + Good));
        var phone = shop.Phone("i-1");
        await phone.InstallAsync();
        await phone.HandOverAsync(new() { ["clevertap_id"] = "__g1" });
        await shop.SettledAsync("good");

        for (var number = 0; number < hosts.Length; number++)
        {
            var ledger = await shop.LedgerAsync($"h{number}", ledger => $"{ledger["state"]}" == "broken");
            $"{ledger["reason"]}".ShouldContain("is not a public address", Case.Sensitive, hosts[number]);
            (ledger["sent"]!.GetValue<long>(), ledger["events"]!.GetValue<long>()).ShouldBe((0, 0), hosts[number]);
        }

        inside.Calls.ShouldBe(0);
        calls.ShouldBe(0);
        (await shop.CleverTapEventsAsync()).Select(happened => $"{happened["name"]}").ShouldBe(["organic_install"]);
    }

    [Fact]
    public async Task An_address_with_a_user_name_or_another_scheme_is_refused_when_it_is_saved()
    {
        await using var shop = await Shop.StartAsync(Guarded(""));

        foreach (var url in (string[])["file:///etc/passwd", "gopher://127.0.0.1/", "ftp://example.com/", "http://user:pass@example.com/", "//example.com/", "javascript:alert(1)"])
            (await shop.TryApplyAsync(Hook("h", url))).Text.ShouldContain("settings.url");
    }

    // A stand-in on this machine is the one thing that may be called here, so the enemy sits where CleverTap should.
    [Theory]
    [InlineData("redirect", "HTTP 302")]
    [InlineData("endlessBody", "the answer is longer than 4 MB")]
    [InlineData("gzipBomb", "the answer is longer than 4 MB")]
    [InlineData("endlessHeaders", "the answer's headers have no end")]
    [InlineData("brokenGzip", "the answer is packed in a way that cannot be undone")]
    [InlineData("nonsense", "no connection: InvalidResponse")]
    [InlineData("hangUp", "no connection: ")]
    [InlineData("certificate", "no secure connection: ")]
    public async Task An_answer_without_end_or_sense_is_cut_off_with_a_reason_and_nobody_else_suffers(string mischief, string reason)
    {
        var visits = 0;
        await using var elsewhere = new HostileServer((_, _) => Task.FromResult(Interlocked.Increment(ref visits)));
        await using var enemy = new HostileServer(
            (stream, stop) => AnswerAsync(mischief, stream, elsewhere.Port, stop), mischief == "certificate" ? HostileServer.SomeCertificate() : null);
        await using var shop = await Shop.StartAsync(Guarded($"{CleverTap("bad", $"{(mischief == "certificate" ? "https" : "http")}://127.0.0.1:{enemy.Port}")}, {Good}"));

        var phone = shop.Phone("i-1");
        await phone.InstallAsync();
        await phone.HandOverAsync(new() { ["clevertap_id"] = "__g1" });
        await phone.DoAsync("purchase");

        (await shop.SettledAsync("good"))["sent"]!.GetValue<long>().ShouldBe(2);
        var ledger = await shop.LedgerAsync("bad", ledger => $"{ledger["reason"]}".Contains(reason, StringComparison.Ordinal));
        (ledger["sent"]!.GetValue<long>(), ledger["dead"]!.GetValue<long>(), ledger["refused"]!.GetValue<long>()).ShouldBe((0, 0, 0));
        elsewhere.Calls.ShouldBe(0);
        await ShouldBeModestAsync(shop);
    }

    [Fact]
    public async Task An_answer_that_comes_drop_by_drop_holds_up_its_own_integration_only()
    {
        var clock = TimeProvider.System;
        await using var enemy = new HostileServer(async (stream, stop) =>
        {
            await HostileServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n", stop);

            while (true)
            {
                await HostileServer.WriteAsync(stream, " ", stop);
                await Task.Delay(TimeSpan.FromMilliseconds(200), clock, stop);
            }
        });
        await using var shop = await Shop.StartAsync(Guarded($"{CleverTap("bad", $"http://127.0.0.1:{enemy.Port}")}, {Good}"));
        var phone = shop.Phone("i-1");
        await phone.InstallAsync();
        await phone.HandOverAsync(new() { ["clevertap_id"] = "__g1" });
        await shop.UntilAsync(() => Task.FromResult(enemy.Calls), calls => calls > 0);

        for (var number = 0; number < 5; number++)
        {
            await phone.DoAsync("purchase", new() { ["number"] = number });
            await shop.SettledAsync("good");
        }

        (await shop.LedgerAsync("bad"))["events"]!.GetValue<long>().ShouldBe(0);
    }

    static Task AnswerAsync(string mischief, Stream stream, int elsewhere, CancellationToken stop) => mischief switch
    {
        "redirect" => HostileServer.WriteAsync(stream, $"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{elsewhere}/latest/meta-data/\r\nContent-Length: 0\r\n\r\n", stop),
        "endlessBody" => EndlesslyAsync(stream, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n", new string(' ', 8192), stop),
        "endlessHeaders" => EndlesslyAsync(stream, "HTTP/1.1 200 OK\r\n", $"X-More: {new string('a', 1000)}\r\n", stop),
        "gzipBomb" => BombAsync(stream, stop),
        "brokenGzip" => HostileServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 12\r\n\r\nnot a gzip!!", stop),
        "nonsense" => HostileServer.WriteAsync(stream, "220 mail.example.com ESMTP ready\r\n\r\n", stop),
        _ => Task.CompletedTask,
    };

    static async Task EndlesslyAsync(Stream stream, string beginning, string more, CancellationToken stop)
    {
        await HostileServer.WriteAsync(stream, beginning, stop);
        var piece = Encoding.ASCII.GetBytes(more);
        while (true) await stream.WriteAsync(piece, stop);
    }

    // A gigabyte of blanks is one megabyte on the wire.
    static async Task BombAsync(Stream stream, CancellationToken stop)
    {
        using var packed = new MemoryStream();

        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var blanks = Encoding.ASCII.GetBytes(new string(' ', 1 << 20));
            for (var megabyte = 0; megabyte < 256; megabyte++) await gzip.WriteAsync(blanks, stop);
        }

        await HostileServer.WriteAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n", stop);
        packed.Position = 0;
        await packed.CopyToAsync(stream, stop);
    }

    // What the enemy said is not kept either: the latest failure shows how the answer began, at most.
    static async Task ShouldBeModestAsync(Shop shop)
    {
        var failure = (await shop.IntegrationAsync("bad"))["lastError"]?["answer"];
        $"{failure}".Length.ShouldBeLessThanOrEqualTo(2048 + 16);
        JsonNode.Parse((await shop.LedgerAsync("bad")).ToJsonString())!["balanced"]!.GetValue<bool>().ShouldBeTrue();
    }

    static ShopPlan Guarded(string integrations) => new(integrations) { AllowsPrivateTargets = false };

    static string Good => CleverTap("good", $"{Shop.Sandbox}clevertap");

    static string CleverTap(string id, string address) => $$"""
        { "id": "{{id}}", "partner": "clevertap", "active": true, "events": [ { "event": "*" } ],
          "settings": { "accountId": "TEST-ACC-0001", "passcode": "test-passcode", "baseUrl": "{{address}}" } }
        """;

    static string Hook(string id, string url) => $$"""
        { "id": "{{id}}", "partner": "webhook", "active": true, "events": [ { "event": "*" } ], "settings": { "url": "{{url}}" } }
        """;
}
