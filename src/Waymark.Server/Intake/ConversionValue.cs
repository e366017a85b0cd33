namespace Waymark.Server.Intake;

/// <summary>What a device is to register with SKAdNetwork.</summary>
/// <param name="Fine">0 to 63.</param>
/// <param name="Coarse"><c>low</c>, <c>medium</c> or <c>high</c>; null leaves it to the device.</param>
/// <param name="LocksPostback">Closes the current window.</param>
sealed record ConversionValue(int Fine, string? Coarse = null, bool LocksPostback = false);
