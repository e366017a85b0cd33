using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Waymark.Server.Documents;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Api;

public sealed class ConfigurationEndpointsTests : IAsyncLifetime
{
    const string Root = "/api/manage/v1/configuration";

    readonly ConfigurationDirectory _directory = new();
    ManagementHost _host = null!; // set before every test

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _directory.Environment[ManagementKeys.Variable] = "mk_env";
        _host = await ManagementHost.StartAsync(_directory, "mk_env", Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _directory.DisposeAsync();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer mk_guess")]
    [InlineData("Basic bWtfZW52")]
    public async Task Without_a_management_key_every_route_answers_401_in_json(string? authorization)
    {
        _host.Client.DefaultRequestHeaders.Authorization = authorization is null ? null : AuthenticationHeaderValue.Parse(authorization);

        var read = await _host.Client.GetAsync(Root, Stop);
        var written = await _host.Client.PutAsync(Root, new StringContent(ConfigurationDirectory.Document), Stop);

        read.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        written.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await JsonAsync(read))["error"]!.GetValue<string>().ShouldBe("A management key is needed: send it as \"Authorization: Bearer KEY\".");
    }

    [Fact]
    public async Task A_document_is_planned_applied_and_read_back_without_its_secrets()
    {
        var planned = await SendAsync(HttpMethod.Post, $"{Root}/plan");
        var applied = await SendAsync(HttpMethod.Put, Root);
        var again = await SendAsync(HttpMethod.Post, $"{Root}/apply");
        var current = await _host.Client.GetStringAsync(Root, Stop);

        planned.ShouldContain("\"version\":0,\"changed\":true");
        applied.ShouldContain("\"version\":1,\"changed\":true");
        again.ShouldContain("\"version\":1,\"changed\":false,\"changes\":[]");
        current.ShouldContain("\"who\":\"WAYMARK_MANAGEMENT_KEY\"");
        current.ShouldContain("\"managementKeys\":[\"********\"]");
        foreach (var secret in new[] { "mk_dev", "srv_shop", "pass-code", "$secret" })
            (planned + applied + again + current).ShouldNotContain(secret);
    }

    [Fact]
    public async Task A_wrong_document_is_answered_with_every_error_and_its_path()
    {
        var answer = await _host.Client.PutAsync(Root, new StringContent("""{ "app": [], "trustedProxies": ["here"] }"""), Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await JsonAsync(answer))["errors"]!.ToJsonString().ShouldBe(
            """[{"path":"app","message":"unknown key; did you mean \u0022apps\u0022?"},{"path":"trustedProxies[0]","message":"\u0022here\u0022 is no CIDR range; write it like 10.0.0.0/8, 127.0.0.1/32 or ::1/128"}]""");
    }

    [Fact]
    public async Task Versions_are_listed_by_page_and_read_one_by_one()
    {
        await SendAsync(HttpMethod.Put, Root);
        await SendAsync(HttpMethod.Put, Root, ConfigurationDirectory.Document.Replace("prj_shop", "prj_two", StringComparison.Ordinal));

        var page = JsonNode.Parse(await _host.Client.GetStringAsync($"{Root}/versions?limit=1", Stop))!;
        var rest = JsonNode.Parse(await _host.Client.GetStringAsync($"{Root}/versions?before={page["next"]}", Stop))!;
        var first = JsonNode.Parse(await _host.Client.GetStringAsync($"{Root}/versions/1", Stop))!;

        page["versions"]!.AsArray().Select(version => version!["version"]!.GetValue<int>()).ShouldBe([2]);
        rest["versions"]!.AsArray().Select(version => version!["version"]!.GetValue<int>()).ShouldBe([1]);
        rest["next"].ShouldBeNull();
        first["document"]!["apps"]![0]!["token"]!.GetValue<string>().ShouldBe("prj_shop");
        page["versions"]![0]!["previousHash"]!.GetValue<string>().ShouldBe(first["hash"]!.GetValue<string>());
        (await _host.Client.GetAsync($"{Root}/versions/3", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_change_that_was_looked_at_too_long_ago_is_refused()
    {
        await SendAsync(HttpMethod.Put, Root);
        using var request = new HttpRequestMessage(HttpMethod.Put, Root) { Content = new StringContent("{}") };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue("\"0\""));

        var answer = await _host.Client.SendAsync(request, Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await _host.Client.GetAsync(Root, Stop)).Headers.ETag!.Tag.ShouldBe("\"1\"");
    }

    [Fact]
    public async Task The_schema_and_the_state_of_the_chain_are_there_to_read()
    {
        await SendAsync(HttpMethod.Put, Root);

        (await _host.Client.GetStringAsync($"{Root}/schema", Stop)).ShouldContain("https://json-schema.org/draft/2020-12/schema");
        (await _host.Client.GetStringAsync($"{Root}/verification", Stop)).ShouldBe("""{"intact":true,"firstTampered":null}""");
    }

    async Task<string> SendAsync(HttpMethod method, string path, string text = ConfigurationDirectory.Document)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(text) };
        using var answer = await _host.Client.SendAsync(request, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    static async Task<JsonNode> JsonAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonNode>(Stop))!;
}
