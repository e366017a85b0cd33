using Waymark.Server.Callers;
using Waymark.Storage;

namespace Waymark.Server.Documents;

/// <summary>What a server does about its configuration before it takes the first request.</summary>
public static class ConfigurationStart
{
    /// <summary>Takes up what is stored, applies the given file, and sees to it that somebody can manage the server.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="file">A document to apply, or null.</param>
    /// <param name="output">Where a new management key is shown.</param>
    /// <param name="error">Where it is said why the server cannot start.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>False when there is no configuration that could be used.</returns>
    public static async Task<bool> RunAsync(
        IServiceProvider services, string? file, TextWriter output, TextWriter error, CancellationToken stop)
    {
        var live = services.GetRequiredService<LiveConfiguration>();
        await live.LoadAsync(stop);

        if (await services.GetRequiredService<IConfigurationVersions>().FindTamperedAsync(stop) is { } tampered)
            await error.WriteLineAsync($"Warning: version {tampered} of the configuration was changed after it was stored.");

        if (services.GetService<AddressSecret>() is { } addresses)
            await addresses.EnsureAsync(services.GetRequiredService<IConfigurationVersions>(), services.GetRequiredService<SecretBox>(), stop);

        if (file is not null)
        {
            var outcome = await live.ApplyAsync(await File.ReadAllTextAsync(file, stop), $"serve --config {Path.GetFileName(file)}", stop: stop);
            await ConfigurationReport.WriteAsync(outcome, output, error);

            if (outcome is ConfigurationOutcome.Refused)
                return false;
        }

        foreach (var problem in live.Problems)
            await error.WriteLineAsync(problem.ToString());

        if (live.Problems.Count > 0)
            return false;

        if (await services.GetRequiredService<ManagementKeys>().EnsureAsync(stop) is { } key)
            await output.WriteLineAsync($"Management key, shown only this once: {key}");

        return true;
    }
}
