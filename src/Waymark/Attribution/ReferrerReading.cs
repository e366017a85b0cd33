using Waymark.Links;

namespace Waymark.Attribution;

/// <summary>What an install referrer says.</summary>
public abstract record ReferrerReading
{
    /// <summary>Nothing, or nothing that we know.</summary>
    public sealed record None : ReferrerReading;

    /// <summary>Which click of ours led to the store.</summary>
    /// <param name="Id">As found; whether such a click exists is for the touches to say.</param>
    /// <param name="Tags">The campaign tags beside it.</param>
    /// <param name="Otherwise">What the referrer says apart from the click: what is left when the click is unknown.</param>
    public sealed record ClickId(string Id, UtmTags Tags, ReferrerReading Otherwise) : ReferrerReading
    {
        /// <summary>Not so: no click of ours can have this id.</summary>
        public bool IsWellFormed => Links.ClickId.IsWellFormed(Id);
    }

    /// <summary>Meta's encrypted statement about its own ad.</summary>
    public sealed record MetaPayload(string Json, UtmTags Tags) : ReferrerReading;

    /// <summary>Google's click ids: the network is known, the campaign only to Google.</summary>
    public sealed record GoogleIds(string? Gclid, string? Gbraid, string? Wbraid, UtmTags Tags) : ReferrerReading;

    /// <summary>Found in the store itself. Also the usual value for many Google Ads installs.</summary>
    public sealed record StoreOrganic : ReferrerReading;

    /// <summary>The store was opened by a link without a referrer: not attributable, and no proof of organic either.</summary>
    public sealed record NotSet : ReferrerReading;

    /// <summary>Campaign tags of somebody's.</summary>
    public sealed record Utm(UtmTags Tags) : ReferrerReading;
}
