using System.Text.Json.Nodes;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Referrals;
using Waymark.SmartLinks;

namespace Waymark.Server.Tests.Support;

/// <summary>Links and phones of people who bring others, for tests of processing.</summary>
static class ReferralTold
{
    public const string Home = "https://go.shop.example/";

    const string Pixel = "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UP1A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.6367.82 Mobile Safari/537.36";

    /// <summary>A link that is there before anything is told.</summary>
    public static void Keep(this ProcessingApplication app, SmartLink link)
    {
        using var batch = app.State.Begin();
        batch.Save(link);
        batch.Commit(0);
    }

    /// <summary>An invite of a user, sent through WhatsApp.</summary>
    public static void Invite(this ProcessingApplication app, string token, Person sender) => app.Keep(new SmartLink
    {
        App = app.App, Token = token, Kind = SmartLinkKind.Invite, Channel = "whatsapp", Content = "spring", Sender = sender, Code = token.ToUpperInvariant() + "CODE", CreatedAt = app.Now,
    });

    public static void Marketing(this ProcessingApplication app, string token) => app.Keep(new SmartLink
    {
        App = app.App, Token = token, Name = "Poster", Channel = "Poster Berlin", Medium = "print", CreatedAt = app.Now,
    });

    public static void SignUp(this ProcessingApplication app, string install, string user, string? email = null) =>
        app.Say(FactKind.Signup, new { install_instance_id = install, user_data = new { id = user, email } });

    /// <summary>Follows a link, waits half a minute, and opens the app that the store brought.</summary>
    public static void InstallThrough(this ProcessingApplication app, string token, string install, object? more = null, string? address = "198.51.100.9")
    {
        var click = app.Follow(token, address);
        app.Advance(TimeSpan.FromSeconds(30));
        app.Open(install, click, more, address);
    }

    public static string Follow(this ProcessingApplication app, string token, string? address = "198.51.100.9", string? userAgent = null) =>
        app.Click(Home + token, address, userAgent ?? Pixel);

    public static void Open(this ProcessingApplication app, string install, string? click, object? more = null, string? address = "198.51.100.9")
    {
        var device = System.Text.Json.JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        if (click is not null) device["install_ref"] = $"lr_ia_id={click}";
        app.Init(install, device, address: address);
    }

    /// <summary>What partners hear, as <c>Name of whom</c>.</summary>
    public static IEnumerable<string> Heard(this ProcessingApplication app) => app.Stream
        .Where(happened => happened.Kind == EventKind.Referral)
        .Select(happened => $"{happened.Name} of {happened.UserId ?? happened.InstallId}");

    public static IReadOnlyList<Referral> Referrals(this ProcessingApplication app) =>
        app.State.Referrals(app.App, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, null, 0, 1_000);

    public static JsonNode Values(this StreamEvent happened) => JsonNode.Parse(happened.Values.Span)!;
}
