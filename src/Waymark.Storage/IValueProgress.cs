using Waymark.Skan.Values;

namespace Waymark.Storage;

/// <summary>How far iOS installs are with their conversion values.</summary>
public interface IValueProgress
{
    /// <returns>Null for an install that has no schema.</returns>
    ValueProgress? FindValueProgress(string app, string installId);
}
