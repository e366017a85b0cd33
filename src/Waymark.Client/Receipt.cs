using System.Text.Json;
using Waymark.Client.Wire;

namespace Waymark.Client;

/// <summary>The server has it. The conversion value, if any, is to be registered with SKAdNetwork.</summary>
public sealed record Receipt(string? Message, ConversionValue? ConversionValue)
{
    internal static Receipt Read(JsonElement answer) =>
        new(answer.Text("msg"), ConversionValue.Read(answer.Part("data")));

    // The integrations endpoint says in the body whether it succeeded, whatever the HTTP status is.
    internal static Receipt? ReadConfirmed(JsonElement answer) =>
        answer.Number("status") is 200 or 201 ? Read(answer) : null;
}
