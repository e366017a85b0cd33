namespace Waymark.Fraud;

/// <summary>What a fraud rule judges.</summary>
public enum FraudLevel
{
    /// <summary>One touch of one install; when it is blocked, the next valid one wins.</summary>
    Touch,

    /// <summary>The install itself; when it is blocked, it counts nowhere.</summary>
    Install,

    /// <summary>All that came from one campaign, site or network, by how it is distributed; when it is blocked, its touches earn nothing from then on.</summary>
    Source,
}
