using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using Waymark.Attribution;

namespace Waymark.Storage.Formats;

/// <summary>Candidates as they lie in their install, read once somebody asks: events and opens only want to know who won.</summary>
sealed class PackedCandidates(byte[] row) : IReadOnlyList<Candidate>
{
    IReadOnlyList<Candidate>? _all;

    /// <summary>The same candidates, packed; none at all stay what they are.</summary>
    public static IReadOnlyList<Candidate> Of(IReadOnlyList<Candidate> candidates) =>
        candidates is PackedCandidates or { Count: 0 } ? candidates : new PackedCandidates(CandidateFormat.Write(candidates));

    public int Count => All.Count;

    public Candidate this[int index] => All[index];

    public IEnumerator<Candidate> GetEnumerator() => All.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Packed they are one text; as a list they lie in rows of earlier releases.</summary>
    public sealed class Converter : JsonConverter<IReadOnlyList<Candidate>>
    {
        public override IReadOnlyList<Candidate> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
                ? new PackedCandidates(reader.GetBytesFromBase64())
                : JsonSerializer.Deserialize<List<Candidate>>(ref reader, options) ?? [];

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<Candidate> value, JsonSerializerOptions options)
        {
            if (Of(value) is PackedCandidates packed) writer.WriteBase64StringValue(packed.Row);
            else JsonSerializer.Serialize<List<Candidate>>(writer, [], options);
        }
    }

    byte[] Row => row;

    // Two who ask at once read it twice, nothing worse.
    IReadOnlyList<Candidate> All => _all ??= CandidateFormat.Read(row);
}
