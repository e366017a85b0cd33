using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Waymark.Server.Commands;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Skan;

public sealed class SchemaEndpointsTests : IAsyncLifetime
{
    readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    WaymarkApplication _waymark = null!;

    string Document => WaymarkApplication.Document.Replace(
        "\"uriScheme\"", $$"""
        "skan": {
            "testKeys": [ { "id": "test", "key": "{{Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo())}}" } ],
            "schemas": [
                { "version": 1, "since": "2026-01-01", "currency": "USD", "mode": "revenue", "buckets": [0, 5, 20, 50], "fines": [30, 40, 50, 60] },
                { "version": 2, "status": "draft", "currency": "USD", "mode": "custom", "rows": [
                    { "fine": 5, "when": [ { "event": "a", "minCount": 3 } ] }, { "fine": 9, "when": [ { "event": "a", "minCount": 2 } ] } ] } ],
            "sourceIdentifiers": [ { "network": "net.adattributionkit", "identifier": "23", "campaign": "AbC123" } ] },
            "uriScheme"
        """, StringComparison.Ordinal);

    public async ValueTask InitializeAsync() => _waymark = await WaymarkApplication.StartAsync(Document);

    public async ValueTask DisposeAsync()
    {
        await _waymark.DisposeAsync();
        _key.Dispose();
    }

    [Fact]
    public async Task A_schema_is_shown_row_by_row()
    {
        var table = await _waymark.ManageAsync("apps/shop/skan/schemas/live");

        table.GetProperty("schema").GetProperty("version").GetInt32().ShouldBe(1);
        table.GetProperty("schema").GetProperty("fineValues").GetInt32().ShouldBe(5);
        var rows = table.GetProperty("windows")[0].GetProperty("rows").EnumerateArray().ToList();
        rows.Select(row => $"{row.GetProperty("fine")} {row.GetProperty("coarse")} {row.GetProperty("estimatedRevenue")} {row.GetProperty("when")}").ShouldBe(
        [
            "60 high 50 paid 50 USD or more", "50 high 35 paid 20 to 50 USD", "40 medium 12.5 paid 5 to 20 USD", "30 medium 2.5 paid 0 to 5 USD", "0 low 0 installed",
        ]);
        table.GetProperty("collisions")[1].GetProperty("fine").ToString().ShouldBe("[30,40]");
    }

    [Fact]
    public async Task Versions_that_are_not_there_are_named()
    {
        using var missing = await _waymark.ManageRawAsync("apps/shop/skan/schemas/7");
        using var nowhere = await _waymark.ManageRawAsync("apps/gone/skan/schemas");

        (missing.StatusCode, nowhere.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound));
        (await missing.Content.ReadAsStringAsync()).ShouldContain("App shop has no schema 7.");
    }

    [Fact]
    public async Task The_command_prints_a_table_and_says_what_is_never_given()
    {
        var (live, draft, list) = (await RunAsync("shop"), await RunAsync("shop", "--schema", "2"), await RunAsync("shop", "--list"));

        live.ShouldContain("Schema 1: revenue, USD, live, given to new installs since 2026-01-01");
        live.ShouldContain("    40  medium  -     12.50       paid 5 to 20 USD");
        live.ShouldContain("    60  high    -     50.00+      paid 50 USD or more");
        draft.ShouldContain("     5  low     -     -           a 3 times or more  (never given: 9 is)");
        draft.ShouldContain("! 5 is never given: whenever its conditions hold, those of 9 do.");
        list.Split('\n').Select(line => line.Split(',')[0]).ShouldBe(["Schema 2: custom", "Schema 1: revenue"]);
        JsonNode.Parse(await RunAsync("shop", "--json"))!["schema"]!["version"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Postbacks_are_read_by_the_schema_of_their_install()
    {
        await PostAsync("5c1e7e0b-0000-4000-8000-000000000001", sequence: 0, ("conversion-value", 40));
        await PostAsync("5c1e7e0b-0000-4000-8000-000000000002", sequence: 0);
        await PostAsync("5c1e7e0b-0000-4000-8000-000000000003", sequence: 1, ("coarse-conversion-value", "high"));

        var readings = (await _waymark.ManageAsync("apps/shop/skan/postbacks")).GetProperty("postbacks").EnumerateArray().Select(one => one.GetProperty("reading")).Reverse().ToList();
        readings.Select(one => one.GetProperty("tier").GetInt32()).ShouldBe([2, 0, 1]);
        (readings[0].GetProperty("meaning").GetString(), readings[0].GetProperty("schema").GetInt32(), readings[0].GetProperty("campaignName").GetString()).ShouldBe(("paid 5 to 20 USD", 1, "Summer_Sale"));
        readings[0].GetProperty("estimatedRevenue").GetDecimal().ShouldBe(12.5m);

        var row = (await _waymark.ManageAsync("apps/shop/reports/skan")).GetProperty("rows").EnumerateArray().ShouldHaveSingleItem();
        (row.GetProperty("campaignId").GetString(), row.GetProperty("nullShare").GetDecimal()).ShouldBe(("AbC123", 0.5m));
        row.GetProperty("windows")[0].GetProperty("estimatedRevenue").ToString().ShouldBe("""{"USD":12.5}""");
        row.GetProperty("windows")[0].GetProperty("modelled").GetProperty("postbacks").GetInt64().ShouldBe(1);
        row.GetProperty("windows")[1].GetProperty("values")[0].GetProperty("meaning").GetString().ShouldBe("paid 20 to 50 USD or paid 50 USD or more");
        (await _waymark.ManageAsync("apps/shop/skan/schemas/1")).GetProperty("shareWithoutValue").GetDecimal().ShouldBe(0.5m);
    }

    [Fact]
    public async Task A_live_schema_cannot_be_changed()
    {
        var (status, answer) = await _waymark.TellAsync(HttpMethod.Put, "configuration", Document.Replace("[0, 5, 20, 50]", "[0, 5, 20, 60]", StringComparison.Ordinal));

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.ToString().ShouldContain("apps[0].skan.schemas[0]");
        answer.ToString().ShouldContain("is not what version 1 was when it went live");
    }

    [Fact]
    public async Task An_install_shows_how_far_it_is()
    {
        await _waymark.InstallAsync("i-1", [], "IOS");

        var value = (await _waymark.ManageAsync("apps/shop/installs/i-1")).GetProperty("conversionValue");
        (value.GetProperty("schema").GetInt32(), value.GetProperty("window").GetInt32(), value.GetProperty("fine").GetInt32()).ShouldBe((1, 0, 0));
        value.GetProperty("done").GetProperty("payments").GetInt32().ShouldBe(0);
    }

    async Task<string> RunAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var exit = await ConversionValuesCommand.Create()
            .Parse([.. arguments, "--url", _waymark.Client.BaseAddress!.ToString(), "--key", "mk_test"])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = output }, TestContext.Current.CancellationToken);

        exit.ShouldBe(0, output.ToString());
        return output.ToString().TrimEnd();
    }

    async Task PostAsync(string id, int sequence, params IEnumerable<(string Key, JsonNode Value)> values)
    {
        var claims = $$"""
            {"postback-identifier":"{{id}}","advertised-item-identifier":525463029,"conversion-type":"download","ad-network-identifier":"net.adattributionkit","source-identifier":"0123","did-win":true,"postback-sequence-index":{{sequence}}}
            """;
        var input = $"{Url("""{"alg":"ES256","kid":"test"}""")}.{Url(claims)}";
        var body = new JsonObject { ["jws-string"] = $"{input}.{System.Buffers.Text.Base64Url.EncodeToString(_key.SignData(Encoding.ASCII.GetBytes(input), HashAlgorithmName.SHA256))}" };
        foreach (var (key, value) in values)
            body[key] = value;

        using var answer = await _waymark.Client.PostAsync(
            new Uri("/.well-known/appattribution/report-attribution/", UriKind.Relative), new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"));
        (await answer.Content.ReadAsStringAsync()).ShouldContain("\"valid\"");
    }

    static string Url(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
