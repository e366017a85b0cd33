using System.Text.Json;
using System.Text.Json.Serialization;

namespace Waymark.Client;

/// <summary>Writes consent the way the ad networks' own interfaces take it: the strings "1" and "0".</summary>
sealed class OneOrZero : JsonConverter<bool?>
{
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() switch { "1" => true, "0" => false, _ => null };

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value == true ? "1" : "0");
}
