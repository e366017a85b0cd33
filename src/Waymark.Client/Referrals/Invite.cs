using System.Text.Json;
using Waymark.Client.Wire;

namespace Waymark.Client;

/// <summary>A link of the user's own with the finished words to send it with.</summary>
public sealed record Invite
{
    public required string Token { get; init; }

    public required string Url { get; init; }

    /// <summary>Five letters that a person can type into the app when the link was lost.</summary>
    public string? Code { get; init; }

    public string? Channel { get; init; }

    public string? PromoCode { get; init; }

    public string? Subject { get; init; }

    public string? Text { get; init; }

    public string? Image { get; init; }

    public string? Gif { get; init; }

    public string? Video { get; init; }

    internal static Invite? Read(JsonElement answer) =>
        answer.Part("data") is { } data && data.Text("token") is { } token && data.Text("url") is { } url
            ? new Invite
            {
                Token = token,
                Url = url,
                Code = data.Text("code"),
                Channel = data.Text("channel"),
                PromoCode = data.Text("promo_code"),
                Subject = data.Text("subject"),
                Text = data.Text("text"),
                Image = data.Text("image"),
                Gif = data.Text("gif"),
                Video = data.Text("video"),
            }
            : null;
}
