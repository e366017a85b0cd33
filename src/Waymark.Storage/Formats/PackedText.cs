using System.Text;

namespace Waymark.Storage.Formats;

/// <summary>How a text lies among packed bytes.</summary>
static class PackedText
{
    public static void WriteText(this BinaryWriter to, string? text)
    {
        // 0 is null, so that the empty text stays a text.
        to.Write7BitEncodedInt(text is null ? 0 : Encoding.UTF8.GetByteCount(text) + 1);
        if (text is not null) to.Write(text.AsSpan());
    }
}
