using System.Text.Json;
using Waymark.Client.Wire;

namespace Waymark.Client;

/// <summary>The server knows that the app has started.</summary>
/// <param name="ProcessingId">Names this start in the server's answer, if the server gave it a name.</param>
/// <param name="Attribution">Only platforms of the older generation are told here already; the others ask for it.</param>
public sealed record Start(string? ProcessingId, AttributionResult? Attribution)
{
    internal static Start Read(JsonElement answer) =>
        new(answer.Text("processing_id"), answer.Part("data") is { } data ? AttributionResult.ReadPart(data) : null);
}
