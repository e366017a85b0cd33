using System.Text.Json;

namespace Waymark.Server.Commands;

/// <summary>How exported rows are written.</summary>
interface IExportForm
{
    /// <summary>What stands before the first row; empty for nothing.</summary>
    string Head { get; }

    /// <returns>One row with its end.</returns>
    string Row(JsonElement row);
}
