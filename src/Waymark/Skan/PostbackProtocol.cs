namespace Waymark.Skan;

/// <summary>Which of Apple's two ways a postback came. The numbers are stored and never change.</summary>
public enum PostbackProtocol : byte
{
    SkAdNetwork = 1,
    AdAttributionKit = 2,
}
