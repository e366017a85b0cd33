using Waymark.Connectors;

namespace Waymark.Server.Hosting;

/// <summary>The partners that an owner described in files of their own.</summary>
static class PartnerFiles
{
    public const string DirectoryVariable = "WAYMARK_PARTNERS";

    /// <param name="data">The data directory.</param>
    /// <param name="chosen">Another place for the files than <c>partners</c> in the data directory.</param>
    /// <returns>Everybody we can talk to, and what is wrong with files that could not be used.</returns>
    public static (ConnectorCatalog Catalog, IReadOnlyList<PackProblem> Problems) Load(string data, string? chosen)
    {
        var named = chosen ?? Environment.GetEnvironmentVariable(DirectoryVariable);
        var directory = named ?? Path.Combine(data, "partners");

        if (!Directory.Exists(directory))
        {
            return named is null
                ? (ConnectorCatalog.BuiltIn, [])
                : (ConnectorCatalog.BuiltIn, [new(directory, "", "there is no such directory; make it, or leave the option out")]);
        }

        var unreadable = new List<PackProblem>();
        var files = new List<PackFile>();

        foreach (var path in Directory.GetFiles(directory, "*.json").Order(StringComparer.Ordinal))
        {
            try
            {
                files.Add(new(path, File.ReadAllText(path)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                unreadable.Add(new(path, "", $"cannot be read: {e.Message}"));
            }
        }

        var (catalog, problems) = ConnectorCatalog.BuiltIn.With(files);
        return (catalog, [.. unreadable, .. problems]);
    }
}
