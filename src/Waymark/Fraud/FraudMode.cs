namespace Waymark.Fraud;

/// <summary>What a fraud rule does once it is met.</summary>
public enum FraudMode
{
    /// <summary>It is not looked at.</summary>
    Off,

    /// <summary>It is noted, counted and shown, and changes nothing.</summary>
    Tag,

    /// <summary>The touch earns nothing, or the install does not count.</summary>
    Block,
}
