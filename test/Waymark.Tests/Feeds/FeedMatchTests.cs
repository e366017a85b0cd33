using Waymark.Apps;
using Waymark.Feeds;

namespace Waymark.Tests.Feeds;

public sealed class FeedMatchTests
{
    static readonly FeedIdentity[] Usual = [FeedIdentity.CustomerId, FeedIdentity.Email, FeedIdentity.Device];

    [Theory]
    [InlineData("a", "", null, "a", FeedIdentity.CustomerId, null)]
    [InlineData("a", "a", "a", "a", FeedIdentity.CustomerId, null)]
    [InlineData("a", "b", null, "a", FeedIdentity.CustomerId, "email_of_another_user")]
    [InlineData("a", "a,b", null, "a", FeedIdentity.CustomerId, null)]
    [InlineData("a", "", "b", "a", FeedIdentity.CustomerId, "device_of_another_user")]
    [InlineData(null, "b", "c", "b", FeedIdentity.Email, "device_of_another_user")]
    [InlineData(null, "b,c", "c", "c", FeedIdentity.Device, null)]
    [InlineData(null, "b,c", null, null, null, "email_of_several_users")]
    [InlineData(null, "", null, null, null, null)]
    public void The_surest_identity_decides_and_what_speaks_against_it_is_told(
        string? customer, string emails, string? device, string? user, FeedIdentity? by, string? conflict) =>
        FeedMatch.Decide(Usual, customer, Users(emails), device).ShouldBe(new FeedMatch(user, by, conflict));

    [Fact]
    public void The_owner_chooses_what_ties_and_in_which_order()
    {
        FeedMatch.Decide([FeedIdentity.Email, FeedIdentity.CustomerId], "a", ["b"], null).ShouldBe(new FeedMatch("b", FeedIdentity.Email, "customer_id_of_another_user"));
        FeedMatch.Decide([FeedIdentity.Email], "a", [], "c").ShouldBe(new FeedMatch(null, null, null));
    }

    static string[] Users(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
