using System.Globalization;
using System.Text.Json;

namespace Waymark.Attribution.Apple;

/// <summary>What came back from Apple for a token, or that nothing will.</summary>
/// <param name="Outcome">What it means.</param>
/// <param name="Answer">What Apple says; null for every other outcome.</param>
public sealed record AppleReply(AppleOutcome Outcome, AppleAnswer? Answer = null)
{
    const string TestId = "1234567890";

    /// <param name="status">The status; 0 when nothing came back.</param>
    /// <param name="body">What came with it.</param>
    public static AppleReply Read(int status, string body) => status switch
    {
        200 => ReadAnswer(body) is { } answer ? new(answer.IsTest ? AppleOutcome.Test : AppleOutcome.Answered, answer) : new(AppleOutcome.Later),
        400 => new(AppleOutcome.Refused),
        404 => new(AppleOutcome.NotYet),
        _ => new(AppleOutcome.Later),
    };

    /// <returns>Null for what is no answer.</returns>
    public static AppleAnswer? ReadAnswer(string body)
    {
        try
        {
            return JsonElement.Parse(body) is { ValueKind: JsonValueKind.Object } said && said.TryGetProperty("attribution", out var attribution)
                && attribution.ValueKind is JsonValueKind.True or JsonValueKind.False
                    ? Of(said, attribution.GetBoolean())
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static AppleAnswer Of(JsonElement said, bool isAttributed)
    {
        var isView = "Impression".Equals(Text(said, "claimType"), StringComparison.OrdinalIgnoreCase);
        var campaign = Text(said, "campaignId");

        return new AppleAnswer
        {
            IsAttributed = isAttributed,
            OrgId = Text(said, "orgId"),
            CampaignId = campaign,
            AdGroupId = Text(said, "adGroupId"),
            KeywordId = Text(said, "keywordId"),
            AdId = Text(said, "adId") ?? Text(said, "creativeSetId"),
            ConversionType = Text(said, "conversionType"),
            IsView = isView,
            At = Moment(Text(said, isView ? "impressionDate" : "clickDate")),
            Country = Text(said, "countryOrRegion"),
            Placement = Text(said, "supplyPlacement"),
            IsTest = campaign == TestId,
        };
    }

    // Minutes without seconds, such as 2026-01-05T09:07Z.
    static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;

    static string? Text(JsonElement said, string name) => said.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        }
        : null;
}

/// <summary>What a reply of Apple's means for the token.</summary>
public enum AppleOutcome
{
    /// <summary>Final: an ad of Apple's, or none.</summary>
    Answered,

    /// <summary>Final: what phones in developer mode are told.</summary>
    Test,

    /// <summary>Final: the token is none.</summary>
    Refused,

    /// <summary>Apple knows nothing yet, or the token is too old.</summary>
    NotYet,

    /// <summary>Apple is down, slow, or talks nonsense.</summary>
    Later,

    /// <summary>Final: a day has passed without an answer.</summary>
    Expired,
}
