namespace Waymark.Client;

/// <summary>What the app runs on, in the server's spelling.</summary>
public readonly record struct Platform(string Name)
{
    public static Platform Android { get; } = new("ANDROID");

    public static Platform Ios { get; } = new("IOS");

    public static Platform ReactNative { get; } = new("REACT_NATIVE");

    public static Platform Expo { get; } = new("EXPO");

    public static Platform Flutter { get; } = new("FLUTTER");

    public override string ToString() => Name;
}
