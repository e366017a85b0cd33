using System.Text;
using System.Text.Json.Nodes;

namespace Waymark.Client.Tests.Support;

/// <summary>One request as the server saw it.</summary>
sealed record Received(
    HttpMethod Method, Uri Address, string ContentType, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();
}
