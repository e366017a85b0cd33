using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Waymark.Server.Tests.Support;

/// <summary>The whole server with invites, asked by phones, servers and staff.</summary>
static class ReferralCalls
{
    public const string Document = """
        { "managementKeys": ["mk_test"],
          "apps": [
            { "id": "shop", "token": "prj_shop", "serverKeys": ["srv_shop"], "rateLimit": 0, "serverRateLimit": 0,
              "domains": ["links.example.test"], "allowedHosts": ["www.shop.example"],
              "identityKeys": [ { "id": "k1", "secret": "identity-secret" } ],
              "invites": {
                "subject": { "en": "[USER_NAME] invites you", "de": "[USER_NAME] lädt dich ein" },
                "text": { "en": "Come [APP_INVITE_URL] [PROMO_CODE]" },
                "unnamedSender": { "default": "A friend" },
                "channels": [ { "id": "viber", "enabled": false }, { "id": "our_forum", "name": "Forum", "order": 0 } ] } },
            { "id": "strict", "token": "prj_strict", "rateLimit": 0, "trustedIdentitiesOnly": true, "identityKeys": [ { "id": "k1", "secret": "identity-secret" } ] } ] }
        """;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A phone's call, whatever comes of it.</summary>
    public static Task<(int Status, JsonElement Body)> PhoneAsync(this WaymarkApplication app, string path, object body, string token = "prj_shop")
    {
        var said = JsonSerializer.SerializeToNode(body)!.AsObject();
        said["token"] = token;
        return SendAsync(app, HttpMethod.Post, $"/api/client/{path}", said);
    }

    public static async Task<JsonElement> PhoneDataAsync(this WaymarkApplication app, string path, object body)
    {
        var (status, answer) = await app.PhoneAsync(path, body);
        status.ShouldBe(200, answer.ToString());
        return answer.GetProperty("data");
    }

    public static async Task SignUpAsync(this WaymarkApplication app, string install, string user, string? name = null) =>
        await app.CallAsync("trigger", new JsonObject { ["install_instance_id"] = install, ["user_data"] = new JsonObject { ["id"] = user, ["name"] = name } });

    /// <summary>What staff say or ask with the management key.</summary>
    public static Task<(int Status, JsonElement Body)> StaffAsync(this WaymarkApplication app, HttpMethod method, string path, object? body = null) =>
        SendAsync(app, method, $"/api/manage/v1/apps/shop/{path}", body is null ? null : JsonSerializer.SerializeToNode(body), "mk_test");

    public static async Task<JsonElement> StaffDataAsync(this WaymarkApplication app, HttpMethod method, string path, object? body = null)
    {
        var (status, answer) = await app.StaffAsync(method, path, body);
        status.ShouldBe(200, answer.ToString());
        return answer;
    }

    static async Task<(int, JsonElement)> SendAsync(WaymarkApplication app, HttpMethod method, string path, JsonNode? body, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body);
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);

        using var answer = await app.Client.SendAsync(request, Stop);
        var read = await answer.Content.ReadAsByteArrayAsync(Stop);
        return ((int)answer.StatusCode, read.Length == 0 ? default : JsonElement.Parse(read));
    }
}
