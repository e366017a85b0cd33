namespace Waymark.Server.Servers;

/// <summary>How often one key may do something.</summary>
/// <param name="Name">Tells the budgets of one key apart.</param>
/// <param name="Requests">How many, in bursts of that many too.</param>
/// <param name="Seconds">In which time.</param>
readonly record struct ServerBudget(string Name, int Requests, int Seconds = 1)
{
    /// <summary>Changes of campaigns: each makes a new version of the configuration.</summary>
    public static ServerBudget Campaigns { get; } = new("campaigns", 10);

    /// <summary>Reports add up all days there are.</summary>
    public static ServerBudget Reports { get; } = new("reports", 1, 60);
}
