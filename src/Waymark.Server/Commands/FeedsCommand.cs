using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Waymark.Server.Commands;

/// <summary><c>waymark feeds</c>: what came by an app's feeds; <c>feed-key</c> makes what a new one needs.</summary>
static class FeedsCommand
{
    public static Command Create()
    {
        var app = new Option<string>("--app") { Description = "The app's id in the configuration.", Required = true };
        var feed = new Option<string?>("--feed") { Description = "One feed's id: shows its new names and refused input, too." };
        var command = new Command("feeds", "Show what came by an app's feeds, and what was refused.") { app, feed };

        new ManagementCall().Carry(
            command,
            parsed => new(HttpMethod.Get, parsed.GetValue(feed) is { } id
                ? ManagementCall.Path("apps", parsed.GetValue(app)!, "feeds", id)
                : ManagementCall.Path("apps", parsed.GetValue(app)!, "feeds")),
            Show);
        return command;
    }

    /// <summary>The values for a new feed, or for a feed whose secret changes: nobody else ever sees them.</summary>
    public static Command CreateKey()
    {
        var command = new Command("feed-key", "Make a key, a secret and a webhook's secret for a feed, to be put into the configuration document.");

        command.SetAction(parsed => parsed.InvocationConfiguration.Output.WriteLine(
            $"""
            "key": "feed_{Words(12)}", "secret": "{Words(32)}", "webhookSecret": "{Words(32)}"
            """));
        return command;
    }

    static string Words(int length) => RandomNumberGenerator.GetString("abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", length);

    static string Show(string answer) => JsonNode.Parse(answer)!.AsObject() is var shown && shown["feeds"] is JsonArray feeds
        ? feeds.Count == 0 ? "There are none." : string.Join('\n', feeds.Select(feed => Line(feed!)))
        : shown.ToJsonString(new() { WriteIndented = true });

    static string Line(JsonNode feed) =>
        $"{feed["id"]}  received {feed["received"]}, accepted {feed["accepted"]}, repeated {feed["repeated"]}, refused {Refused(feed)}, events {feed["events"]}, "
        + $"unmatched {feed["unmatched"]}, last seen {feed["lastSeenAt"]?.ToString() ?? "never"}";

    static string Refused(JsonNode feed) => feed["refused"]!.AsObject() is { Count: > 0 } reasons
        ? $"{string.Join(" ", reasons.Select(reason => $"{reason.Key}={reason.Value}"))} since {feed["refusedSince"]}"
        : "0";
}
