namespace Waymark.Referrals;

/// <summary>A link was asked for.</summary>
/// <param name="HasSender">It is an invite.</param>
/// <param name="IsPerson">A browser asked on behalf of a person.</param>
public sealed record LinkVisit(bool HasSender, bool IsPerson);
