namespace Waymark.Sandbox.Demo.Referrals;

/// <summary>An arrival that was made up to earn something, and what it must be told by.</summary>
/// <param name="Trick">In a few words.</param>
/// <param name="InstallId">The install that it is about.</param>
/// <param name="Reason">The reason that must be found.</param>
/// <param name="Status">What it must come to.</param>
public sealed record Cheat(string Trick, string InstallId, string Reason, string Status);
