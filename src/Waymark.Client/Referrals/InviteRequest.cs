using System.Text.Json.Nodes;

namespace Waymark.Client;

/// <summary>What an invite should be like; everything that is absent is the app's own, as its owner configured it.</summary>
public sealed record InviteRequest
{
    /// <summary>Such as <c>whatsapp</c>; without it every part of the content is answered.</summary>
    public string? Channel { get; init; }

    /// <summary>Such as <c>de</c> or <c>pt-BR</c>; the device's when absent.</summary>
    public string? Language { get; init; }

    /// <summary>In place of the sender's name as the server knows it.</summary>
    public string? UserName { get; init; }

    public string? Subject { get; init; }

    /// <summary>May hold <c>[APP_INVITE_URL]</c>, <c>[USER_NAME]</c> and <c>[PROMO_CODE]</c>.</summary>
    public string? Text { get; init; }

    public Uri? Image { get; init; }

    public Uri? Gif { get; init; }

    public Uri? Video { get; init; }

    public string? Campaign { get; init; }

    /// <summary>Data of the app's own, given to whoever comes through the link; the server's keys begin with <c>$</c>, such as <c>$content</c>.</summary>
    public JsonObject? LinkParams { get; init; }

    /// <summary>The app's own id of this wish: the same one is always the same invite.</summary>
    public string? RequestId { get; init; }
}
