using Waymark.Facts;

namespace Waymark.Fraud;

/// <summary>More clicks than people make.</summary>
static class ClickRates
{
    public static Sighting? LookAtVisitor(TouchInquiry asked, RuleInForce rule) => Sighting.Above(asked.Around.Clicks.OfVisitor(asked.Touch), rule);

    /// <summary>Addresses that are known to be shared have no match key, and Private Relay's stand for many.</summary>
    public static Sighting? LookAtAddress(TouchInquiry asked, RuleInForce rule) =>
        asked.Touch is { Address: not null, Network: not NetworkKind.PrivateRelay } ? Sighting.Above(asked.Around.Clicks.OfAddress(asked.Touch), rule) : null;
}
