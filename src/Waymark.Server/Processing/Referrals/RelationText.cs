using System.Buffers;
using System.Text.Json;
using Waymark.Referrals;

namespace Waymark.Server.Processing.Referrals;

/// <summary>A relation as the attributes of its event.</summary>
static class RelationText
{
    public static ReadOnlyMemory<byte> Write(Relation relation)
    {
        var buffer = new ArrayBufferWriter<byte>(256);

        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("event"u8, relation.Event);
            json.WriteString("referrer_user_id"u8, relation.Referrer.UserId);
            if (relation.Referrer.InstallId is { } install) json.WriteString("referrer_install_id"u8, install);
            json.WriteString("at"u8, relation.At.UtcDateTime);
            json.WriteString("source"u8, JsonNamingPolicy.SnakeCaseLower.ConvertName(relation.Source.ToString()));
            json.WriteStartObject("data"u8);

            foreach (var (key, value) in relation.Data)
                json.WriteString(key, value);

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
