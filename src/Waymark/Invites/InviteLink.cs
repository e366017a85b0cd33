using System.Text.Json;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.Links;
using Waymark.SmartLinks;

namespace Waymark.Invites;

/// <summary>Reads what a call for an invite says about the link: <c>campaign</c> and <c>link_params</c>.</summary>
static class InviteLink
{
    const string FallbackUrl = "$fallback_url", DesktopUrl = "$desktop_url";

    const int MostData = 50, LongestKey = 64, LongestValue = 1_024;

    static readonly string[] Reserved =
        [LinkParams.Content, LinkParams.Title, LinkParams.Description, LinkParams.Image, LinkParams.YoutubeVideo, LinkParams.PromoCode, FallbackUrl, DesktopUrl];

    /// <returns>What is wrong in <c>link_params</c>; null when nothing is.</returns>
    public static string? Read(Fields fields, App app, out SmartLink link)
    {
        var data = fields.Object("link_params") ?? default;
        var parameters = new Fields(data, "link_params.");

        link = new SmartLink
        {
            App = app.Id,
            Token = "",
            Kind = SmartLinkKind.Invite,
            Medium = "invite",
            Campaign = fields.Text("campaign", LongestValue),
            Content = parameters.Text(LinkParams.Content, LongestValue),
            Title = ReadLocal(parameters, LinkParams.Title),
            Description = ReadLocal(parameters, LinkParams.Description),
            Image = InviteCall.ReadAddress(parameters, LinkParams.Image),
            YoutubeVideo = parameters.Text(LinkParams.YoutubeVideo, LongestValue),
            PromoCode = parameters.Text(LinkParams.PromoCode, 64),
            FallbackUrl = ReadTarget(parameters, FallbackUrl, app),
            DesktopUrl = ReadTarget(parameters, DesktopUrl, app),
            Data = ReadData(parameters, data),
        };

        return parameters.Mistake;
    }

    static LocalText? ReadLocal(Fields parameters, string name)
    {
        var texts = InviteCall.ReadTexts(parameters, name);

        return texts.Count == 0 ? null : new LocalText(texts.GetValueOrDefault(LocalWord.Default))
        {
            ByPlace = texts.Where(text => text.Key != LocalWord.Default).ToDictionary(text => text.Key, text => text.Value),
        };
    }

    static LocalText? ReadTarget(Fields parameters, string name, App app)
    {
        var target = ReadLocal(parameters, name);
        if (target is null) return null;

        if (target.ByPlace.Values.Append(target.Default).Any(address => address is not null && RedirectTargets.Accept(address, app) is null))
            parameters.Fail(name, "leads to a host that is neither the app's own, nor a store, nor in allowedHosts");

        // Addresses differ by country, and countries are written in capitals.
        return target with { ByPlace = target.ByPlace.ToDictionary(place => place.Key.ToUpperInvariant(), place => place.Value) };
    }

    static SortedDictionary<string, string> ReadData(Fields parameters, JsonElement data)
    {
        var own = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (data.ValueKind != JsonValueKind.Object) return own;

        foreach (var property in data.EnumerateObject())
        {
            if (property.Name is [LinkParams.ReservedMark, ..])
            {
                if (!Reserved.Contains(property.Name)) parameters.Fail(property.Name, $"is none of ours ({string.Join(", ", Reserved)}); keys of your own do not begin with $");
            }
            else if (property.Name.Length is 0 or > LongestKey)
            {
                parameters.Fail(property.Name, $"is no key: they have 1 to {LongestKey} characters");
            }
            else if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                parameters.Fail(property.Name, "must be text, a number, true or false");
            }
            else if (DeviceCall.Text(data, property.Name) is { } value)
            {
                if (value.Length > LongestValue) parameters.Fail(property.Name, $"is longer than {LongestValue} characters");
                own[property.Name] = value;
            }
        }

        if (own.Count > MostData) parameters.Fail("*", $"are too many: {MostData} keys at most");
        return own;
    }
}
