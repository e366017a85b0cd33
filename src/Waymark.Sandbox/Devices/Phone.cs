using Waymark.Client;

namespace Waymark.Sandbox.Devices;

/// <summary>A device as its browser and its apps describe it.</summary>
public sealed record Phone
{
    const string Hex = "0123456789abcdef";

    static readonly (string Model, string Brand)[] Androids =
        [("Pixel 8", "google"), ("SM-S921B", "samsung"), ("2312DRA50G", "xiaomi"), ("CPH2573", "oppo"), ("V2318", "vivo")];

    static readonly string[] AndroidVersions = ["12", "13", "14", "15"];
    static readonly string[] IosVersions = ["16.7.8", "17.4.1", "17.5.1", "17.6.1", "18.0.1", "18.1"];
    static readonly string[] IphoneModels = ["iPhone13,2", "iPhone14,5", "iPhone15,3", "iPhone16,1"];
    static readonly string[] LanguageTags = ["en-IN", "en-IN", "hi-IN", "ta-IN", "en-GB", "bn-IN"];

    public required Platform Platform { get; init; }

    public required string Model { get; init; }

    public required string Brand { get; init; }

    public required string OsVersion { get; init; }

    /// <summary>As browsers send it, such as <c>en-IN</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Where it is on the internet.</summary>
    public required string Address { get; init; }

    /// <summary>Android's advertising id; iPhones keep theirs to themselves.</summary>
    public string? Gaid { get; init; }

    public string? AndroidId { get; init; }

    public string? Idfv { get; init; }

    /// <summary>What CleverTap's SDK calls the device; made from the advertising id where there is one, so a reinstall keeps it.</summary>
    public required string CleverTapId { get; init; }

    public bool IsAndroid => Platform == Platform.Android;

    public string BrowserUserAgent => IsAndroid
        ? "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36"
        : $"Mozilla/5.0 (iPhone; CPU iPhone OS {OsVersion.Replace('.', '_')} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/{OsVersion} Mobile/15E148 Safari/604.1";

    public static Phone Android(int number, Random chance)
    {
        var (model, brand) = chance.GetItems(Androids, 1)[0];
        var gaid = Uuid(chance);

        return new()
        {
            Platform = Platform.Android,
            Model = model,
            Brand = brand,
            OsVersion = chance.GetItems(AndroidVersions, 1)[0],
            Language = chance.GetItems(LanguageTags, 1)[0],
            Address = PublicAddresses.Of(number),
            Gaid = gaid,
            AndroidId = chance.GetString(Hex, 16),
            CleverTapId = $"__g{gaid.Replace("-", "", StringComparison.Ordinal)}",
        };
    }

    public static Phone Iphone(int number, Random chance) => new()
    {
        Platform = Platform.Ios,
        Model = chance.GetItems(IphoneModels, 1)[0],
        Brand = "Apple",
        OsVersion = chance.GetItems(IosVersions, 1)[0],
        Language = chance.GetItems(LanguageTags, 1)[0],
        Address = PublicAddresses.Of(number),
        Idfv = Uuid(chance).ToUpperInvariant(),
        CleverTapId = $"-{chance.GetString(Hex, 32)}",
    };

    static string Uuid(Random chance)
    {
        Span<byte> bytes = stackalloc byte[16];
        chance.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }
}
