using Waymark.Storage;

namespace Waymark.Server.Hosting;

/// <summary>Notices files that do not belong together before they do harm.</summary>
static class StoreCheck
{
    /// <returns>What to do about it; null when all is well.</returns>
    public static string? Problem(IServiceProvider services, string directory)
    {
        var (journal, state) = (services.GetRequiredService<IJournal>(), services.GetRequiredService<IState>());

        // Facts that come next would get positions that count as processed already, and would never be looked at.
        return state.Processed.Value > journal.LastPosition
            ? $"{directory}: state.db has processed {state.Processed.Value} facts, and journal.db holds only {journal.LastPosition}. "
                + "The journal is from an older backup: restore the newer one, or delete state.db and touches.db to have them rebuilt from it."
            : null;
    }
}
