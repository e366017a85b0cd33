using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Intake;

public sealed class JournalTroubleTests
{
    const string View = """{ "token": "web_shop", "event_id": "e", "event_type": "page_view" }""";

    [Theory]
    [InlineData(true, "journal_full")]
    [InlineData(false, "journal_unavailable")]
    public async Task What_cannot_be_stored_now_is_asked_for_again(bool isFull, string reason)
    {
        await using var intake = await IntakeApplication.StartAsync();
        intake.Journal.IsFull = isFull;
        intake.Journal.IsBroken = !isFull;

        var call = await intake.CallAsync("/init", Some.Call);
        var view = await intake.IngestAsync(View);

        foreach (var reply in (Reply[])[call, view])
        {
            reply.Status.ShouldBe(503);
            reply.StatusInBody.ShouldBe(503);
            reply.Headers["Retry-After"].ShouldBe("1");
        }

        intake.Counted.ShouldBe([$"/api/client/init refused {reason}", $"/web/ingest refused {reason}"]);
    }

    [Fact]
    public async Task A_fault_of_ours_is_a_500_in_json_and_a_log_line_that_names_nobody()
    {
        await using var intake = await IntakeApplication.StartAsync();
        intake.Journal.Surprise = new InvalidOperationException("ana@shop.example is not welcome");

        var call = await intake.CallAsync("/trigger", Some.Call);
        var view = await intake.IngestAsync(View);

        foreach (var reply in (Reply[])[call, view])
        {
            reply.Status.ShouldBe(500);
            reply.StatusInBody.ShouldBe(500);
            reply.Body.ToString().ShouldNotContain("ana");
        }

        intake.World.Logged.Count.ShouldBe(2);
        intake.World.Logged.ShouldAllBe(line => line.Contains("InvalidOperationException") && !line.Contains("ana@"));
        intake.Counted.ShouldContain("/api/client/trigger refused failed");
    }

    [Fact]
    public async Task A_cancellation_that_is_not_the_clients_is_a_fault_too()
    {
        await using var intake = await IntakeApplication.StartAsync();
        intake.Journal.Surprise = new OperationCanceledException();

        (await intake.CallAsync("/init", Some.Call)).Status.ShouldBe(500);
    }

    [Fact]
    public async Task After_the_trouble_everything_is_as_before()
    {
        await using var intake = await IntakeApplication.StartAsync();
        intake.Journal.IsBroken = true;
        await intake.CallAsync("/init", Some.Call);
        intake.Journal.IsBroken = false;

        (await intake.CallAsync("/init", Some.Call)).Status.ShouldBe(202);
        intake.Journal.Facts.Count.ShouldBe(1);
    }
}
