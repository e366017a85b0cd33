using System.Text;
using Waymark.Facts;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Feeds;

public sealed class FeedJournalTests
{
    const string Bulk = """[ { "user_attributes": {"a":  1} }, 7, { "events": [] } ]""";

    static readonly (string, string) Credentials = ("Authorization", $"Basic {Convert.ToBase64String("feed_key:feed_secret"u8)}");

    [Fact]
    public async Task Each_good_batch_is_one_fact_as_received()
    {
        await using var intake = await IntakeApplication.StartAsync();

        (await PostAsync(intake, "/v2/bulkevents")).Status.ShouldBe(202);

        intake.Journal.Facts.Select(fact => (fact.Kind, fact.App, Encoding.UTF8.GetString(fact.Body.Span))).ShouldBe(
        [
            (FactKind.Feed, "shop", """{"feed":"clevertap","batch":{ "user_attributes": {"a":  1} }}"""),
            (FactKind.Feed, "shop", """{"feed":"clevertap","batch":{ "events": [] }}"""),
        ]);
        intake.Counted.ShouldBe(["/v2/bulkevents accepted"]);
    }

    [Theory]
    [InlineData("/v2/bulkevents", true, "journal_full")]
    [InlineData("/s2s/v2/bulkevents", false, "journal_unavailable")]
    [InlineData("/v2/webhooks", true, "journal_full")]
    [InlineData("/v2/webhooks", false, "journal_unavailable")]
    public async Task What_cannot_be_stored_is_asked_for_again(string path, bool isFull, string reason)
    {
        await using var intake = await IntakeApplication.StartAsync();
        (intake.Journal.IsFull, intake.Journal.IsBroken) = (isFull, !isFull);

        var reply = await PostAsync(intake, path);

        (reply.Status, FeedWorld.Code(reply), reply.Headers["Retry-After"]).ShouldBe((503, "SERVICE_UNAVAILABLE", "1"));
        intake.Counted.ShouldBe([$"{path} refused {reason}"]);
        intake.World.Logged.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bulk_that_does_not_fit_as_a_whole_leaves_nothing_behind_that_its_repeat_would_double()
    {
        await using var intake = await IntakeApplication.StartAsync();
        intake.Journal.Room = 1;

        (await PostAsync(intake, "/v2/bulkevents")).Status.ShouldBe(503);
        intake.Journal.Facts.ShouldBeEmpty();

        intake.Journal.Room = 2;
        (await PostAsync(intake, "/v2/bulkevents")).Status.ShouldBe(202);
        intake.Journal.Facts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_webhook_whose_commit_takes_too_long_is_asked_for_again_in_time_and_yet_not_lost()
    {
        await using var intake = await IntakeApplication.StartAsync();
        var disk = new TaskCompletionSource();
        intake.Journal.Disk = disk.Task;

        var reply = await PostAsync(intake, "/v2/webhooks");

        (reply.Status, reply.Headers["Retry-After"]).ShouldBe((503, "1"));
        disk.SetResult();
        intake.Journal.Facts.ShouldHaveSingleItem().Kind.ShouldBe(FactKind.FeedWebhook);
    }

    static Task<Reply> PostAsync(IntakeApplication intake, string path) => intake.SendAsync(HttpMethod.Post, path, Encoding.UTF8.GetBytes(Bulk), Credentials);
}
