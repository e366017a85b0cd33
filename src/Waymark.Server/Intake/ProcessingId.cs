namespace Waymark.Server.Intake;

/// <summary>What clients call an accepted start by: unique, and no secret.</summary>
static class ProcessingId
{
    /// <summary>Characters, with hyphens.</summary>
    public const int Length = 36;

    /// <returns>A version 4 UUID, not of the system's random numbers: asking for those costs as much as the rest of the answer.</returns>
    public static Guid New()
    {
        Span<byte> random = stackalloc byte[16];
        Random.Shared.NextBytes(random);
        random[6] = (byte)((random[6] & 0x0f) | 0x40);
        random[8] = (byte)((random[8] & 0x3f) | 0x80);
        return new Guid(random, bigEndian: true);
    }
}
