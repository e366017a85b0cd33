using System.Collections.Frozen;
using System.Text.Json;
using Waymark.Facts;

namespace Waymark.Revenue;

/// <summary>Which currencies there are (ISO 4217), and which one an event means.</summary>
public static class Currencies
{
    public const string UsDollar = "USD";

    public const string Euro = "EUR";

    // The last line holds what the euro replaced since 1999, and one old name of a currency: historical rates still name them.
    static readonly FrozenSet<string> Known = """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF
        CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD
        HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA
        MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB
        RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN
        UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG ZWL
        CYP EEK HRK LTL LVL MTL ROL SIT SKK TRL
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <param name="code">In capitals.</param>
    public static bool IsKnown(string code) => Known.Contains(code);

    /// <returns>The code in capitals; null when the text cannot be one.</returns>
    public static string? Read(string? text) =>
        text?.Trim() is { Length: 3 } code && code.All(char.IsAsciiLetter) ? code.ToUpperInvariant() : null;

    /// <returns>What the event itself names, in <c>af_currency</c> or else <c>currency</c>; else the app's own.</returns>
    public static string Of(JsonElement values, string ofApp) =>
        Read(DeviceCall.Text(values, "af_currency")) ?? Read(DeviceCall.Text(values, "currency")) ?? ofApp;
}
