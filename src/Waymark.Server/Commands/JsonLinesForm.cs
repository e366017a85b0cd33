using System.Text.Encodings.Web;
using System.Text.Json;

namespace Waymark.Server.Commands;

/// <summary>One JSON object a line, as the management API answers it.</summary>
sealed class JsonLinesForm : IExportForm
{
    // Readable text: nothing of it ends up inside a page.
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Head => "";

    public string Row(JsonElement row) => JsonSerializer.Serialize(row, Plain) + "\n";
}
