using System.Text.Json;
using Waymark.Client.Wire;

namespace Waymark.Client;

/// <summary>A channel that the user may send an invite through.</summary>
/// <param name="Id">What <see cref="InviteRequest.Channel"/> takes.</param>
/// <param name="Name">For a button.</param>
/// <param name="Icon">Address of a picture, if there is one.</param>
/// <param name="Supports">Of <c>subject</c>, <c>text</c>, <c>image</c>, <c>gif</c>, <c>video</c>: what can be sent beside the link.</param>
public sealed record InviteChannel(string Id, string Name, string? Icon, IReadOnlyList<string> Supports)
{
    internal static IReadOnlyList<InviteChannel>? ReadAll(JsonElement answer) => answer.Part("data") is { } data
        ? [.. data.Items("channels").Where(one => one.Text("id") is not null).Select(Read)]
        : null;

    static InviteChannel Read(JsonElement one) =>
        new(one.Text("id")!, one.Text("name") ?? one.Text("id")!, one.Text("icon"), [.. one.Items("supports").Select(part => part.ToString())]);
}
