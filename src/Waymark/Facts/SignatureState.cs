namespace Waymark.Facts;

/// <summary>What the check of a device's request signature came to; stored with the fact.</summary>
public enum SignatureState : byte
{
    /// <summary>The app does not check signatures.</summary>
    Unchecked = 0,
    Missing = 1,
    Verified = 2,
    Failed = 3,

    /// <summary>The signature was right but had been used before.</summary>
    Replayed = 4,

    /// <summary>No device but a server of the owner's said it, with its own key.</summary>
    ServerKey = 5,
}
