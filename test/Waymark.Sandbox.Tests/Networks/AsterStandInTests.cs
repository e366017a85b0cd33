using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Networks;

public sealed class AsterStandInTests : IAsyncLifetime
{
    const string Device = "38400000-8cf0-11bd-b23e-000000000001";

    SandboxApplication _sandbox = null!;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxApplication.StartAsync();

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task It_claims_the_last_click_before_the_install_and_views_only_without_one()
    {
        await MeetAsync("view", "2026-01-01T10:50:00Z");
        (await AskAsync())["claim"]!["type"]!.GetValue<string>().ShouldBe("view");
        await MeetAsync("click", "2026-01-01T10:00:00Z");
        await MeetAsync("click", "2026-01-01T10:30:00Z");
        await MeetAsync("click", "2026-01-01T11:30:00Z");

        (await AskAsync())["claim"]!.ToJsonString().ShouldBe("""{"type":"click","at":"2026-01-01T10:30:00.000Z","campaign_id":"c-1"}""");
    }

    [Fact]
    public async Task Of_devices_that_met_no_ad_it_knows_nothing() => (await AskAsync())["claim"].ShouldBeNull();

    [Theory]
    [InlineData("aster-kez", 0)]
    [InlineData("aster-key", 600)]
    public async Task A_question_must_be_signed_and_fresh(string key, int age) => (await SendAsync(key, age)).Status.ShouldBe(401);

    [Theory]
    [InlineData("""{"deviceId":"x"}""")]
    [InlineData($$"""{"deviceId":"{{Device}}","type":"tap"}""")]
    [InlineData($$"""{"deviceId":"{{Device}}","more":1}""")]
    public async Task An_ad_that_nobody_can_meet_is_refused(string ad) => (await _sandbox.PostAsync("/networks/aster/ads", ad)).Status.ShouldBe(400);

    async Task MeetAsync(string type, string at) =>
        (await _sandbox.PostAsync("/networks/aster/ads", $$"""{"deviceId":"{{Device}}","type":"{{type}}","at":"{{at}}","campaignId":"c-1"}""")).Status.ShouldBe(200);

    async Task<JsonNode> AskAsync()
    {
        var reply = await SendAsync("aster-key", 0);
        reply.Status.ShouldBe(200);
        return reply.Json;
    }

    Task<Reply> SendAsync(string key, int age)
    {
        const string question = $$"""{"app":"com.example.shop","platform":"android","device_id":"{{Device}}","device_id_type":"gaid","installed_at":"2026-01-01T11:00:00Z"}""";
        var time = (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - age).ToString(CultureInfo.InvariantCulture);
        var seal = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{time}.{question}")));
        var request = new HttpRequestMessage(HttpMethod.Post, "/networks/aster/installs") { Content = new StringContent(question, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Waymark-Signature", $"t={time},v1={seal}");
        return _sandbox.SendAsync(request);
    }
}
