using System.Text.Json;
using Waymark.Client.Wire;

namespace Waymark.Client;

/// <summary>Where a link that opened the app leads.</summary>
/// <param name="Deeplink">What to show: the campaign's own page, or the link itself when it is not the app's.</param>
/// <param name="IsLinkrunner">The link belongs to this app's campaigns.</param>
/// <param name="IsProcessing">The server still works out whether the link brought somebody back.</param>
/// <param name="ConversionValue">To be registered with SKAdNetwork, if present.</param>
public sealed record DeepLinkDestination(
    string Deeplink,
    bool IsLinkrunner,
    bool IsProcessing,
    ConversionValue? ConversionValue)
{
    internal static DeepLinkDestination Read(JsonElement answer, string followed)
    {
        var data = answer.Part("data");

        return new DeepLinkDestination(
            data?.Text("deeplink") ?? followed,
            data?.Flag("is_linkrunner") ?? false,
            data?.Flag("processing") ?? false,
            ConversionValue.Read(data));
    }
}
