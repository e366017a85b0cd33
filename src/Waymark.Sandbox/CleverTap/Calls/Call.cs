using Waymark.Sandbox.CleverTap.Accounts;
using Waymark.Sandbox.CleverTap.Faults;

namespace Waymark.Sandbox.CleverTap.Calls;

/// <summary>One admitted call on its way to its answer.</summary>
/// <param name="Fault">The fault that this call suffers, if any.</param>
/// <param name="Now">Epoch seconds of its arrival.</param>
sealed record Call(HttpContext Http, Account Account, Fault? Fault, long Now)
{
    public AccountSettings Rules => Account.Settings;

    public string Query(string name) => Http.Request.Query[name].ToString();
}

/// <summary>Which calls share a limit of calls in flight.</summary>
enum CallKind
{
    Upload,
    Attribution,
    Other,
}
