using System.Text.Json;
using Waymark.Client.Wire;

namespace Waymark.Client;

/// <summary>Where the install came from, as far as the server knows by now.</summary>
public sealed record AttributionResult
{
    public const string Organic = "ORGANIC";

    /// <summary>The network that earned the install, such as <c>META</c>, or <see cref="Organic"/>.</summary>
    public string Source { get; init; } = Organic;

    /// <summary>The campaign that earned the install; absent when organic.</summary>
    public Campaign? Campaign { get; init; }

    /// <summary>The page the person wanted to see when they followed the link, to be opened now.</summary>
    public string? Deeplink { get; init; }

    public string? Gaid { get; init; }

    public string? Idfa { get; init; }

    public bool IsOrganic => Source.Equals(Organic, StringComparison.OrdinalIgnoreCase);

    internal static AttributionResult? Read(JsonElement answer) =>
        answer.Part("data") is { } data ? ReadPart(data) : null;

    internal static AttributionResult ReadPart(JsonElement data)
    {
        var campaign = Campaign.Read(data.Part("campaign_data"));

        return new AttributionResult
        {
            Source = data.Text("attribution_source") ?? campaign?.AdNetwork ?? Organic,
            Campaign = campaign,
            Deeplink = data.Text("deeplink"),
            Gaid = data.Text("gaid"),
            Idfa = data.Text("idfa"),
        };
    }
}
