using Waymark.Sandbox.Demo;

namespace Waymark.Sandbox.Tests.Demo;

public sealed class CircleReckoningTests
{
    static readonly CircleFindings Good = new()
    {
        Happened = Count("Notification Clicked", 3),
        Exported = Count("Notification Clicked", 3),
        Arrived = Count("Notification Clicked", 3),
        ProfilesExported = 2,
        ProfilesArrived = 2,
        UninstallsThere = Count("Summer_Sale", 1),
        UninstallsHere = Count("Summer_Sale", 1),
        Followers = 3,
        WonBackBefore = 1,
        WonBack = 2,
    };

    [Fact]
    public void Sides_that_agree_have_no_problems() => CircleReckoning.Problems(Good).ShouldBeEmpty();

    [Fact]
    public void An_event_that_was_not_exported_is_a_problem() =>
        Problem(Good with { Happened = Count("Notification Clicked", 4) }).ShouldBe("Notification Clicked happened 4 times at CleverTap, 3 were exported.");

    [Fact]
    public void An_event_that_came_twice_is_a_problem() =>
        Problem(Good with { Arrived = Count("Notification Clicked", 4) }).ShouldBe("3 × Notification Clicked were exported, the stream has 4.");

    [Fact]
    public void An_uninstall_in_another_campaigns_name_is_a_problem() =>
        CircleReckoning.Problems(Good with { UninstallsHere = Count("organic", 1) }).ShouldBe(
        [
            "By CleverTap, 1 of Summer_Sale uninstalled; by Waymark's reports 0.",
            "By CleverTap, 0 of organic uninstalled; by Waymark's reports 1.",
        ]);

    [Fact]
    public void A_refused_export_is_a_problem() =>
        Problem(Good with { Lost = 5 }).ShouldBe("5 events of the export were refused or are still waiting.");

    [Fact]
    public void People_who_were_not_learned_of_are_a_problem() =>
        Problem(Good with { ProfilesArrived = 1 }).ShouldBe("The attributes of 2 people were exported, Waymark learned of 1.");

    [Fact]
    public void A_message_that_won_too_many_back_is_a_problem() =>
        Problem(Good with { WonBack = 3 }).ShouldBe("3 people followed the message, 1 had been won back before; Waymark says that it won 3 back.");

    static string Problem(CircleFindings circle) => CircleReckoning.Problems(circle).ShouldHaveSingleItem();

    static Dictionary<string, long> Count(string name, long count) => new() { [name] = count };
}
