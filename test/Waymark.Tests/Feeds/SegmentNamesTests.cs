using Waymark.Feeds;

namespace Waymark.Tests.Feeds;

public sealed class SegmentNamesTests
{
    [Theory]
    [InlineData("AB Experiment Stopped", "A/B Experiment Stopped")]
    [InlineData("AB Experiment Rolled Out", "A/B Experiment Rolled Out")]
    [InlineData("AB Experiment Disqualified", "A/B Experiment Disqualified")]
    [InlineData("Geocluster Entered", "GeoCluster Entered")]
    [InlineData("Geocluster Exited", "GeoCluster Exited")]
    [InlineData("geocluster exited", "GeoCluster Exited")]
    public void Another_spelling_becomes_the_feeds_own(string segmentName, string feedName) =>
        SegmentNames.ToFeedName(segmentName).ShouldBe(feedName);

    [Theory]
    [InlineData("App Launched")]
    [InlineData("GeoCluster Entered")]
    [InlineData("Control Group")]
    [InlineData("AB Experiment Rendered")]
    [InlineData("überall ✨")]
    [InlineData("")]
    public void Every_other_name_stays(string name) => SegmentNames.ToFeedName(name).ShouldBe(name);
}
