namespace Waymark.Attribution;

/// <summary>What a referrer said, in the word that is stored with the verdict.</summary>
static class ReferrerWord
{
    public static string Of(ReferrerReading reading) => reading switch
    {
        ReferrerReading.ClickId => "click_id",
        ReferrerReading.MetaPayload => "meta_payload",
        ReferrerReading.GoogleIds => "google_ids",
        ReferrerReading.StoreOrganic => "store_organic",
        ReferrerReading.NotSet => "not_set",
        ReferrerReading.Utm => "campaign_tags",
        _ => "none",
    };
}
