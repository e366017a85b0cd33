using Waymark.Feeds;

namespace Waymark.Tests.Feeds;

public sealed class CatalogueTests
{
    static readonly Catalogue Published = Catalogue.CleverTap;

    [Fact]
    public void It_is_whole()
    {
        Published.Events.Count.ShouldBe(25);
        Published.Events.GroupBy(happened => happened.CustomEventType ?? happened.EventType).ToDictionary(type => type.Key, type => type.Count()).ShouldBe(
            new Dictionary<string, int> { ["other"] = 14, ["attribution"] = 5, ["uninstall"] = 1, ["navigation"] = 1, ["user_content"] = 2, ["location"] = 2 }, ignoreOrder: true);
        Published.UserAttributes.Count.ShouldBe(8);

        var spellings = Published.Events.SelectMany(happened => happened.Attributes).Distinct().ToList();
        spellings.Count.ShouldBe(96);
        spellings.Select(AttributeNames.Normalise).Distinct().Count().ShouldBe(80);
    }

    [Fact]
    public void No_two_attributes_of_one_event_share_a_normalised_name() =>
        Published.Events.Where(happened => happened.Attributes.Select(AttributeNames.Normalise).Distinct().Count() != happened.Attributes.Count).ShouldBeEmpty();

    [Fact]
    public void An_event_is_known_by_the_name_it_has_elsewhere_too()
    {
        Published.FindEvent("AB Experiment Stopped")!.Name.ShouldBe("A/B Experiment Stopped");
        Published.FindEvent("Geocluster Entered")!.Name.ShouldBe("GeoCluster Entered");
        Published.FindEvent("app launched").ShouldBeNull();
    }
}
