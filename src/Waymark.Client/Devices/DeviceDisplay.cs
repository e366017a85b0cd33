namespace Waymark.Client;

/// <summary>The screen, in points, and how many pixels a point has.</summary>
public sealed record DeviceDisplay(double Width, double Height, double Scale);
