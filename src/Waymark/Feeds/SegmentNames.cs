using System.Collections.Frozen;

namespace Waymark.Feeds;

/// <summary>CleverTap's events under the names of its Segment source, which spells some of them otherwise than its feed.</summary>
public static class SegmentNames
{
    // Its one "Control Group" stands for several events of the feed and says nothing of which, so it keeps its name.
    static readonly FrozenDictionary<string, string> FeedNameBySegmentName = new Dictionary<string, string>
    {
        ["AB Experiment Stopped"] = "A/B Experiment Stopped",
        ["AB Experiment Rolled Out"] = "A/B Experiment Rolled Out",
        ["AB Experiment Disqualified"] = "A/B Experiment Disqualified",
        ["Geocluster Entered"] = "GeoCluster Entered",
        ["Geocluster Exited"] = "GeoCluster Exited",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <returns>The name that the feed has for the event; the name as it is for every other.</returns>
    public static string ToFeedName(string segmentName) => FeedNameBySegmentName.GetValueOrDefault(segmentName, segmentName);
}
