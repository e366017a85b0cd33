namespace Waymark.Sandbox.CleverTap.Accounts;

/// <summary>Where an account lives: the label people use, and the first part of the API's host name.</summary>
sealed record Region(string Label, string Code)
{
    public static IReadOnlyList<Region> All { get; } =
    [
        new("EU", "eu1"),
        new("IN", "in1"),
        new("US", "us1"),
        new("SG", "sg1"),
        new("SK", "sk1"),
        new("ID", "aps3"),
        new("UAE", "mec1"),
    ];

    public static Region? Find(string text) =>
        All.FirstOrDefault(region => Same(region.Label, text) || Same(region.Code, text));

    static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
