using System.Text.Json.Nodes;
using Waymark.Apps;
using Waymark.Apps.Documents;
using Waymark.Server.Documents;
using Waymark.Server.Intake;

namespace Waymark.Server.Servers;

/// <summary>Changes an app's campaigns: each change is a new version of the configuration, in the name of the key.</summary>
sealed class CampaignEdit(LiveConfiguration live)
{
    // Somebody else may be faster now and then, never this often in a row.
    const int MostAttempts = 8;

    static readonly Dictionary<string, string> FieldByKey = new()
    {
        ["id"] = "custom_display_id",
        ["website"] = "link_for_desktop_users",
        ["androidRedirect"] = "android_web_redirect",
        ["iosRedirect"] = "ios_web_redirect",
    };

    /// <param name="caller">Who changes.</param>
    /// <param name="change">Changes the list, or says why not.</param>
    /// <param name="stop">Leaves everything as it was.</param>
    /// <returns>Why nothing was changed; else the app as it is now.</returns>
    public async ValueTask<(App App, Answer? Refusal)> MakeAsync(ServerCaller caller, Func<JsonArray, Answer?> change, CancellationToken stop)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var version = live.CurrentVersion!;
            var document = live.Mask(version);

            if (FindApp(document, caller.App.Id) is not { } app) return (caller.App, ServerRefusals.KeyInvalid);
            if (change(CampaignsOf(app)) is { } refusal) return (caller.App, refusal);

            switch (await live.ApplyAsync(document.ToJsonString(DocumentJson.Readable), caller.Who, version.Number, stop))
            {
                case ConfigurationOutcome.Refused refused:
                    return (caller.App, ServerRefusals.Refuse(400, "campaign_refused", string.Join("; ", refused.Errors.Select(Explain))));
                case ConfigurationOutcome.Overtaken:
                    continue;
                default:
                    return (live.Current.AppById[caller.App.Id], null);
            }
        }

        return (caller.App, ServerRefusals.ConfigurationBusy);
    }

    public static JsonObject? Find(JsonArray campaigns, string id) =>
        campaigns.OfType<JsonObject>().FirstOrDefault(campaign => (string?)campaign["id"] == id);

    static JsonObject? FindApp(JsonObject document, string id) =>
        (document["apps"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(app => (string?)app["id"] == id);

    static JsonArray CampaignsOf(JsonObject app)
    {
        if (app["campaigns"] is JsonArray campaigns) return campaigns;

        app["campaigns"] = campaigns = [];
        return campaigns;
    }

    // The path leads through a document that the server never saw.
    static string Explain(DocumentError error)
    {
        var key = error.Path[(error.Path.LastIndexOf('.') + 1)..];
        return $"{FieldByKey.GetValueOrDefault(key, key)} {error.Message}";
    }
}
