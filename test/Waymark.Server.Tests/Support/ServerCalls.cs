using System.Net;
using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Waymark.Server.Tests.Support;

/// <summary>A server of the owner's, with its key.</summary>
static partial class ServerCalls
{
    public const string Key = "srv_shop";

    public const string Document = """
        { "managementKeys": ["mk_test"],
          "trustedProxies": ["127.0.0.1/32"],
          "apps": [ {
            "id": "shop", "name": "Söhne & Co", "token": "prj_shop", "serverKeys": ["srv_old", "srv_shop"], "rateLimit": 0, "serverRateLimit": 0,
            "signingKeys": [ { "id": "k", "secret": "s3cret" } ],
            "timeZone": "Asia/Kolkata", "currency": "INR", "website": "https://www.shop.example", "uriScheme": "shop",
            "android": { "package": "com.example.shop" }, "ios": { "bundleId": "com.example.shop", "appStoreId": "525463029" },
            "domains": ["links.example.test", "go.example.test"], "allowedHosts": ["www.shop.example"],
            "campaigns": [ { "id": "AbC123", "name": "Sommer_Überraschung", "network": "META", "deeplink": "https://links.example.test/p/42" },
                           { "id": "Mail1", "name": "Diwali", "network": "Good Ads", "active": false, "androidRedirect": "https://www.shop.example/a" },
                           { "id": "Go1", "name": "Elsewhere", "domain": "go.example.test" } ] },
          { "id": "other", "token": "prj_other", "serverKeys": ["srv_other"], "serverRateLimit": 0 } ] }
        """;

    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<(int Status, JsonElement Body, HttpResponseMessage Answer)> AskAsync(
        this WaymarkApplication app, string path, string? key = Key, HttpMethod? method = null, object? body = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, $"/api/v1/{path}");
        if (key is not null) request.Headers.TryAddWithoutValidation("linkrunner-key", key);
        if (body is not null) request.Content = body is string text ? new StringContent(text) : JsonContent.Create(body);

        var answer = await app.Client.SendAsync(request, Stop);
        var read = await answer.Content.ReadAsByteArrayAsync(Stop);
        return ((int)answer.StatusCode, read.Length == 0 ? default : JsonElement.Parse(read), answer);
    }

    /// <returns>The data of an answer that went well.</returns>
    public static async Task<JsonElement> DataAsync(this WaymarkApplication app, string path)
    {
        var (status, body, _) = await app.AskAsync(path);
        status.ShouldBe(200, body.ToString());
        body.GetProperty("status").GetInt32().ShouldBe(200);
        return body.GetProperty("data");
    }

    public static async Task<(int Status, JsonElement Body)> TellAsync(this WaymarkApplication app, string path, object body, HttpMethod? method = null)
    {
        var (status, answer, _) = await app.AskAsync(path, Key, method ?? HttpMethod.Post, body);
        return (status, answer);
    }

    /// <summary>Somebody follows a link, gets the app from the store and opens it.</summary>
    public static async Task FollowAndInstallAsync(this WaymarkApplication app, string link, string installId, string? gaid = null, string? user = null)
    {
        using var redirect = await app.FollowAsync(link);
        redirect.StatusCode.ShouldBe(HttpStatusCode.Found);
        var store = QueryOf(redirect.Headers.Location!);
        await app.InstallAsync(installId, new JsonObject { ["brand"] = "google", ["device_model"] = "Pixel 8", ["gaid"] = gaid, ["install_ref"] = store["referrer"] });

        if (user is not null)
        {
            await app.CallAsync("trigger", new JsonObject
            {
                ["install_instance_id"] = installId,
                ["platform"] = "ANDROID",
                ["user_data"] = new JsonObject { ["id"] = user, ["name"] = "Zoë 🎈", ["email"] = $"{user}@shop.example", ["phone"] = "+49 30 1" },
            });
        }
    }

    /// <returns>The answer with every moment and every number of ours replaced, as two runs do not share them.</returns>
    public static string Golden(this JsonElement body) =>
        Number().Replace(Moment().Replace(Pretty(body), "\"MOMENT\""), "\"id\": NUMBER");

    static string Pretty(JsonElement body) => JsonSerializer.Serialize(body, Indented);

    static Dictionary<string, string> QueryOf(Uri address) => address.Query.TrimStart('?').Split('&')
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));

    [GeneratedRegex(@"""\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z""")]
    private static partial Regex Moment();

    [GeneratedRegex(@"""id"": \d+")]
    private static partial Regex Number();
}
