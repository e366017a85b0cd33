using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Waymark.Storage.Formats;

/// <summary>How the entities lie in their blobs. Absent keys mean the default, so fields can be added without a migration.</summary>
static class StoredJson
{
    // By reflection: what is source-generated forgets the initial values of init-only properties that are absent.
    static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Never shown as it lies here, and shorter.
        Converters = { new JsonStringEnumConverter(), new PackedCandidates.Converter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireNothing } },
    };

    public static byte[] Write<T>(T entity) => JsonSerializer.SerializeToUtf8Bytes(entity, Options);

    public static T Read<T>(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<T>(json, Options)!;

    // A required property that holds its type's default, such as the first member of an enumeration, is not written.
    static void RequireNothing(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            property.IsRequired = false;
    }
}
