using System.Globalization;
using System.Text;

namespace Waymark.Bench.Stores;

/// <summary>Purchases as a shop's phones send them, all different: 574 bytes on average, about 350 of them attributes.</summary>
sealed class Purchases(int seed)
{
    const int Installs = 50_000;

    static readonly string[] Phones = ["Google Pixel 8", "Samsung SM-S921B", "Xiaomi 2312DRA50I", "OnePlus CPH2581", "vivo V2318", "realme RMX3998"];
    static readonly string[] Goods = ["Cotton kurta set", "Steel water bottle", "Wireless earbuds", "Basmati rice 5kg", "Running shoes", "Phone case"];
    static readonly string[] Cities = ["Mumbai", "Bengaluru", "Hyderabad", "Chennai", "Kolkata", "Pune", "Jaipur", "Lucknow"];

    readonly Random _random = new(seed);

    public Purchase Next()
    {
        var install = InstallId(_random.Next(Installs));
        var user = string.Create(CultureInfo.InvariantCulture, $"user-{_random.Next(Installs) * 7919L:x8}");
        var values = string.Create(CultureInfo.InvariantCulture, $$"""
            {"order_id":"{{Id()}}","amount":{{_random.Next(9_900, 999_900) / 100m}},"currency":"INR","content_type":"product","content_ids":["sku-{{_random.Next(90_000)}}","sku-{{_random.Next(90_000)}}"],"title":"{{Pick(Goods)}}","city":"{{Pick(Cities)}}","pincode":"{{_random.Next(110_001, 855_117)}}","num_items":{{_random.Next(1, 6)}},"coupon":"SUMMER{{_random.Next(10, 70)}}","delivery_slot":"{{_random.Next(8, 20)}}:00","is_first_order":{{(_random.Next(4) == 0 ? "true" : "false")}} }
            """);
        var body = string.Create(CultureInfo.InvariantCulture, $$"""
            {"token":"prj_shop","platform":"ANDROID","install_instance_id":"{{install}}","event_name":"purchase","user_id":"{{user}}","event_data":{{values}},"time_since_app_install":{{_random.Next(9_000_000) / 1000m}},"device_data":{"device_name":"{{Pick(Phones)}}","system_version":"{{_random.Next(10, 16)}}"} }
            """);
        return new Purchase(install, user, Encoding.UTF8.GetBytes(values), Encoding.UTF8.GetBytes(body));
    }

    static string InstallId(int number) => new Guid(number, 0x1b2c, 0x4d5e, BitConverter.GetBytes((uint)number * 0x9E3779B97F4A7C15UL)).ToString();

    string Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    string Pick(string[] from) => from[_random.Next(from.Length)];
}

/// <summary>One purchase: the request's body and what of it goes into the stream.</summary>
readonly record struct Purchase(string InstallId, string UserId, byte[] Values, byte[] Body);
