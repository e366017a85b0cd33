using System.Text.Json;
using System.Text.Json.Serialization;
using Waymark.Referrals;

namespace Waymark.SmartLinks;

/// <summary>Links that staff made or changed, as they are written into the journal: the whole of each, not a change.</summary>
public sealed record SmartLinksWord
{
    // By reflection: what is source-generated forgets the initial values of init-only properties that are absent.
    static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new PersonConverter() },
    };

    /// <summary>They did not exist before: should one do all the same, it stays as it is.</summary>
    public bool AreNew { get; init; }

    public IReadOnlyList<SmartLink> Links { get; init; } = [];

    /// <summary>Whose key wrote them down.</summary>
    public string? By { get; init; }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Form);

    /// <returns>Null when the body is no such word.</returns>
    public static SmartLinksWord? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<SmartLinksWord>(body.Span, Form) is { Links.Count: > 0 } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A person is one text everywhere.
    sealed class PersonConverter : JsonConverter<Person>
    {
        public override Person Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, Person value, JsonSerializerOptions options) => writer.WriteStringValue(value.Key);
    }
}
