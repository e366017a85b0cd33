using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Skan;

public sealed class PostbackIntakeTests
{
    const string SkAdNetwork = "/.well-known/skadnetwork/report-attribution/", AdAttributionKit = "/.well-known/appattribution/report-attribution/";

    // Published by Apple with its signature; the test app has its app-id.
    const string WebAd = """
        {"version":"4.0","ad-network-id":"com.example","source-identifier":"5239","app-id":525463029,"transaction-id":"6aafb7a5-0170-41b5-bbe4-fe71dedf1e30","redownload":false,"source-domain":"example.com","fidelity-type":1,"did-win":true,"conversion-value":63,"postback-sequence-index":0,"attribution-signature":"MEUCIGRmSMrqedNu6uaHyhVcifs118R5z/AB6cvRaKrRRHWRAiEAv96ne3dKQ5kJpbsfk4eYiePmrZUU6sQmo+7zfP/1Bxo="}
        """;

    const string Lost = """
        {"version":"3.0","ad-network-id":"example123.skadnetwork","campaign-id":42,"transaction-id":"f9ac267a-a889-44ce-b5f7-0166d11461f0","app-id":525463029,"attribution-signature":"MEUCIQDDetUtkyc/MiQvVJ5I6HIO1E7l598572Wljot2Onzd4wIgVJLzVcyAV+TXksGNoa0DTMXEPgNPeHCmD4fw1ABXX0g=","redownload":true,"fidelity-type":1,"did-win":false}
        """;

    const string FromAnApp = """
        {"version":"2.2","ad-network-id":"com.example","campaign-id":42,"transaction-id":"6aafb7a5-0170-41b5-bbe4-fe71dedf1e28","app-id":525463029,"attribution-signature":"MEYCIQDTuQ1Z4Tpy9D3aEKbxLl5J5iKiTumcqZikuY/AOD2U7QIhAJAaiAv89AoquHXJffcieEQXdWHpcV8ZgbKN0EwV9/sY","redownload":true,"source-app-id":1234567891,"fidelity-type":1,"conversion-value":20}
        """;

    [Fact]
    public async Task What_apple_signed_is_valid_once_and_a_repeat_changes_nothing()
    {
        await using var waymark = await WaymarkApplication.StartAsync();

        (await PostAsync(waymark, SkAdNetwork, WebAd)).ShouldBe((200, "valid"));
        (await PostAsync(waymark, SkAdNetwork.TrimEnd('/'), With(WebAd, "conversion-value", 1))).ShouldBe((200, "duplicate"));
        (await PostAsync(waymark, SkAdNetwork, WebAd)).ShouldBe((200, "duplicate"));

        var row = (await waymark.ManageAsync("apps/shop/reports/skan?digits=4")).GetProperty("rows").EnumerateArray().ShouldHaveSingleItem();
        (row.GetProperty("network").GetString(), row.GetProperty("campaign").GetString(), row.GetProperty("installs").GetInt64()).ShouldBe(("com.example", "5239", 1L));
        row.GetProperty("windows")[0].GetProperty("fine").GetProperty("63").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task Installs_reinstalls_and_assists_are_told_apart()
    {
        await using var waymark = await WaymarkApplication.StartAsync();
        foreach (var body in (string[])[WebAd, Lost, FromAnApp])
            (await PostAsync(waymark, SkAdNetwork, body)).ShouldBe((200, "valid"));

        var rows = (await waymark.ManageAsync("apps/shop/reports/skan")).GetProperty("rows").EnumerateArray()
            .Select(row => (row.GetProperty("network").GetString(), row.GetProperty("campaign").GetString(),
                row.GetProperty("installs").GetInt64(), row.GetProperty("reinstalls").GetInt64(), row.GetProperty("assists").GetInt64()));

        rows.ShouldBe([("com.example", "39", 1L, 0L, 0L), ("com.example", "42", 0L, 1L, 0L), ("example123.skadnetwork", "42", 0L, 0L, 1L)]);
    }

    [Fact]
    public async Task Forged_ones_are_kept_with_their_reason_and_block_nothing()
    {
        await using var waymark = await WaymarkApplication.StartAsync();

        (await PostAsync(waymark, SkAdNetwork, With(WebAd, "source-identifier", "0000"))).ShouldBe((200, "invalid_signature"));
        (await PostAsync(waymark, SkAdNetwork, With(WebAd, "redownload", "false"))).ShouldBe((200, "malformed"));
        (await PostAsync(waymark, SkAdNetwork, With(WebAd, "version", "9.9"))).ShouldBe((200, "unsupported_version"));
        (await PostAsync(waymark, SkAdNetwork, WebAd)).ShouldBe((200, "valid"));

        var forged = (await waymark.ManageAsync("apps/shop/skan/postbacks?verdict=invalid_signature")).GetProperty("postbacks").EnumerateArray().ShouldHaveSingleItem();
        forged.GetProperty("problem").GetString().ShouldBe("The signature does not fit the values.");
        forged.GetProperty("body").GetString().ShouldNotBeNull().ShouldContain("\"0000\"");
        var unread = (await waymark.ManageAsync("skan/unclaimed")).GetProperty("postbacks").EnumerateArray().Select(one => one.GetProperty("problem").GetString());
        unread.ShouldBe(["Version 9.9 is not known.", "redownload must be true or false."]);
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task The_versions_under_apples_first_key_are_refused_when_they_are_forged_cut_or_confused(string version)
    {
        await using var waymark = await WaymarkApplication.StartAsync();
        var old = With(With(FromAnApp, "version", version), "fidelity-type", null);
        var signature = Convert.FromBase64String(JsonNode.Parse(FromAnApp)!["attribution-signature"]!.GetValue<string>());

        // A right signature of another key, and one that is none.
        (await PostAsync(waymark, SkAdNetwork, old)).ShouldBe((200, "invalid_signature"));
        (await PostAsync(waymark, SkAdNetwork, With(old, "attribution-signature", Convert.ToBase64String(signature[..^9])))).ShouldBe((200, "invalid_signature"));
        (await PostAsync(waymark, SkAdNetwork, With(old, "attribution-signature", "not base64!"))).ShouldBe((200, "malformed"));
        (await PostAsync(waymark, SkAdNetwork, With(old, "transaction-id", 7))).ShouldBe((200, "malformed"));
        (await PostAsync(waymark, SkAdNetwork, With(old, "app-id", "525463029"))).ShouldBe((200, "malformed"));
        (await PostAsync(waymark, SkAdNetwork, With(old, "campaign-id", null))).ShouldBe((200, "malformed"));

        (await waymark.ManageAsync("apps/shop/reports/skan")).GetProperty("rows").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task An_unknown_app_is_no_reason_to_send_again()
    {
        await using var waymark = await WaymarkApplication.StartAsync(WaymarkApplication.Document.Replace("525463029", "999999999"));

        (await PostAsync(waymark, SkAdNetwork, WebAd)).ShouldBe((200, "valid"));
        (await waymark.ManageAsync("skan/unclaimed")).GetProperty("postbacks").EnumerateArray().ShouldHaveSingleItem().GetProperty("verdict").GetString().ShouldBe("valid");
        (await waymark.ManageAsync("apps/shop/skan/postbacks")).GetProperty("postbacks").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("[1]", 400)]
    [InlineData("nonsense", 400)]
    [InlineData("{}", 200)]
    [InlineData("{\"a\":1,\"a\":2}", 200)]
    public async Task Only_an_object_can_come_from_a_device(string body, int status)
    {
        await using var waymark = await WaymarkApplication.StartAsync();

        foreach (var path in (string[])[SkAdNetwork, AdAttributionKit])
            (await SendAsync(waymark, path, body)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Sizes_and_methods_have_their_limits()
    {
        await using var waymark = await WaymarkApplication.StartAsync();

        (await SendAsync(waymark, SkAdNetwork, new string(' ', (16 * 1024) + 1))).Status.ShouldBe(413);
        using var got = await waymark.Client.GetAsync(new Uri(SkAdNetwork, UriKind.Relative));
        got.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        using var misspelt = await waymark.Client.PostAsync(new Uri("/.Well-Known/SKAdNetwork/report-attribution/", UriKind.Relative), new StringContent(WebAd));
        misspelt.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_test_key_vouches_for_its_own_app_alone()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var trusting = WaymarkApplication.Document.Replace(
            "\"uriScheme\"", $$"""
            "skan": { "testKeys": [ { "id": "test", "key": "{{Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())}}" } ] }, "uriScheme"
            """);
        await using var waymark = await WaymarkApplication.StartAsync(trusting);

        (await PostAsync(waymark, AdAttributionKit, Signed(key, appStoreId: 525463029, "re-engagement"))).ShouldBe((200, "valid"));
        (await PostAsync(waymark, AdAttributionKit, Signed(key, appStoreId: 7, "download"))).ShouldBe((200, "invalid_signature"));
        var row = (await waymark.ManageAsync("apps/shop/reports/skan")).GetProperty("rows").EnumerateArray().ShouldHaveSingleItem();
        (row.GetProperty("installs").GetInt64(), row.GetProperty("reengagements").GetInt64()).ShouldBe((0L, 1L));
    }

    static string Signed(ECDsa key, long appStoreId, string conversion)
    {
        var claims = $$"""
            {"postback-identifier":"5c1e7e0b-0000-4000-8000-000000000009","advertised-item-identifier":{{appStoreId}},"conversion-type":"{{conversion}}","ad-network-identifier":"net.adattributionkit","source-identifier":"0123","did-win":true,"postback-sequence-index":0}
            """;
        var input = $"{Url("""{"alg":"ES256","kid":"test"}""")}.{Url(claims)}";
        var signature = System.Buffers.Text.Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(input), HashAlgorithmName.SHA256));
        return new JsonObject { ["jws-string"] = $"{input}.{signature}" }.ToJsonString();
    }

    static string Url(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    // Null leaves the field out.
    static string With(string body, string field, JsonNode? value)
    {
        var changed = JsonNode.Parse(body)!.AsObject();
        if (value is null) changed.Remove(field);
        else changed[field] = value;

        return changed.ToJsonString();
    }

    static async Task<(int Status, string? Verdict)> PostAsync(WaymarkApplication waymark, string path, string body)
    {
        var (status, answer) = await SendAsync(waymark, path, body);
        return (status, answer.GetProperty("verdict").GetString());
    }

    static async Task<(int Status, JsonElement Answer)> SendAsync(WaymarkApplication waymark, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await waymark.Client.PostAsync(new Uri(path, UriKind.Relative), content);
        return ((int)answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync()));
    }
}
