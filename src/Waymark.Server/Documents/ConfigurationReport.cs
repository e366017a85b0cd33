using Waymark.Apps.Documents;

namespace Waymark.Server.Documents;

/// <summary>Says in plain words what became of a document.</summary>
public static class ConfigurationReport
{
    public static string Describe(IEnumerable<DocumentChange> changes) => string.Join('\n', changes);

    /// <returns>Whether the document was fine.</returns>
    public static async Task<bool> WriteAsync(ConfigurationOutcome outcome, TextWriter output, TextWriter error)
    {
        var (to, text) = outcome switch
        {
            ConfigurationOutcome.Refused refused => (error, $"{string.Join('\n', refused.Errors)}\nNothing was changed: {Count(refused.Errors.Count, "error")}."),
            ConfigurationOutcome.Overtaken overtaken => (error, $"Nothing was changed: meanwhile there is version {overtaken.Version}."),
            ConfigurationOutcome.Unchanged unchanged => (output, $"No change: version {unchanged.Version} already says this."),
            ConfigurationOutcome.Planned planned => (output, $"{Describe(planned.Changes)}\nApplying it would make version {planned.Version + 1}: {Count(planned.Changes.Count, "change")}."),
            ConfigurationOutcome.Applied applied => (output, $"{Describe(applied.Changes)}\nVersion {applied.Version} applies: {Count(applied.Changes.Count, "change")}."),
            _ => throw new InvalidOperationException($"Nobody taught us to report {outcome.GetType().Name}."),
        };

        await to.WriteLineAsync(string.Join('\n', [.. outcome.Warnings.Select(warning => $"Warning: {warning}"), text]));
        return to == output;
    }

    static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
