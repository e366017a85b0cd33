namespace Waymark.Sandbox.CleverTap.Accounts;

/// <summary>Every account of the stand-in; the first is the one meant when nobody names one.</summary>
sealed class AccountBook
{
    readonly Dictionary<string, Account> _byId;

    public AccountBook(SandboxOptions options)
    {
        var start = options.Clock.GetUtcNow();
        var replaced = options.Accounts.Any(account => account.Id == AccountSettings.Default.Id);
        IEnumerable<AccountSettings> all = replaced ? options.Accounts : [AccountSettings.Default, .. options.Accounts];

        All = [.. all
            .OrderBy(account => account.Id == AccountSettings.Default.Id ? 0 : 1)
            .Select((account, place) => new Account(account, options.Seed + place, start))];
        _byId = All.ToDictionary(account => account.Id, StringComparer.Ordinal);
    }

    public IReadOnlyList<Account> All { get; }

    public Account? Find(string id) => _byId.GetValueOrDefault(id);

    /// <returns>The named account, the first one when none is named, or null when the name is not known.</returns>
    public Account? Choose(string? id) => string.IsNullOrEmpty(id) ? All[0] : Find(id);
}
