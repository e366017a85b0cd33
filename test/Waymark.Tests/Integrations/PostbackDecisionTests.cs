using Waymark.Apps;
using Waymark.Events;
using Waymark.Integrations;

namespace Waymark.Tests.Integrations;

public sealed class PostbackDecisionTests : PostbackQuestion
{
    [Fact]
    public void The_order_of_the_checks_is_the_specification() =>
        PostbackDecision.Explain(Inquiry(Everything, Happened(EventKind.Install))).Select(step => (step.Number, step.Reason)).ShouldBe(
        [
            (1, "partner_inactive"), (2, "missing_credentials"), (3, "environment_mismatch"), (4, "type_disabled"), (5, "event_not_mapped"),
            (6, "condition_false"), (7, "privacy_blocked"), (8, "missing_cuid"), (9, "fraud_blocked"), (10, "suppressed_by_link"),
            (11, "not_attributed_to_partner"), (12, "outside_postback_window"), (13, "restricted_source"), (14, "duplicate"),
            (15, "template_error"), (16, "queued"),
        ]);

    [Theory]
    [InlineData(EventKind.Feed)]
    [InlineData(EventKind.UserUpdated)]
    [InlineData(EventKind.Reengagement)]
    public void What_a_partner_said_itself_and_what_follows_from_it_is_not_told_back(EventKind kind)
    {
        var happened = Happened(kind) with { Origin = new Origin("feed", "Partner", "other") };

        Reason(Everything, happened).ShouldBe("loop_guard");
        Reason(Everything, happened with { Origin = new Origin("feed", "another", "other") }).ShouldBeNull();
        PostbackDecision.Explain(Inquiry(Everything, happened))[^1].Saw.ShouldBe("it came from the partner itself, by the feed feed");
    }

    [Theory]
    [InlineData(EventKind.Feed)]
    [InlineData(EventKind.UserUpdated)]
    [InlineData(EventKind.Reengagement)]
    public void History_is_told_to_whom_it_was_switched_on_for_and_never_to_its_sender(EventKind kind)
    {
        var happened = Happened(kind) with { Origin = new Origin("feed", "another", "other") { IsHistory = true } };

        Reason(Everything, happened).ShouldBe("history");
        PostbackDecision.Explain(Inquiry(Everything, happened))[^1].Saw.ShouldBe("it was told as history by the feed feed");
        Reason(Everything with { History = true }, happened).ShouldBeNull();
        Reason(Everything with { History = true }, happened with { Origin = happened.Origin with { Partner = "partner" } }).ShouldBe("loop_guard");
    }

    [Fact]
    public void History_of_a_kind_that_is_off_is_off() =>
        Reason(Everything with { InAppEvents = false }, Happened(EventKind.Feed) with { Origin = new Origin("feed", "another", "other") { IsHistory = true } }).ShouldBe("type_disabled");

    [Fact]
    public void What_we_said_ourselves_and_came_back_is_told_to_nobody()
    {
        var happened = Happened(EventKind.Feed) with { Origin = new Origin("feed", "another", "other") { IsOurs = true } };

        Reason(Everything, happened).ShouldBe("loop_guard");
        PostbackDecision.Explain(Inquiry(Everything, happened))[^1].Saw.ShouldBe("it had gone out from here, and came back by the feed feed");
    }

    [Fact]
    public void The_tests_of_a_feeds_sender_are_no_production() =>
        Reason(Everything with { Environment = EventEnvironment.Production }, Happened(EventKind.Feed) with { Origin = new Origin("feed", "another", "other") { IsDevelopment = true } }).ShouldBe("environment_mismatch");

    [Fact]
    public void An_inactive_integration_hears_nothing() => Reason(Everything with { Active = false }, EventKind.Install).ShouldBe("partner_inactive");

    [Fact]
    public void An_integration_that_was_not_there_yet_hears_nothing() =>
        PostbackDecision.Judge(new PostbackInquiry(null, Tool, Happened(EventKind.Install), _ => Somebody)).ShouldBe(Skip("partner_inactive"));

    [Fact]
    public void Without_credentials_nothing_can_be_told() =>
        Judge(Everything, Happened(EventKind.Install), Tool with { HasCredentials = false }).ShouldBe(Skip("missing_credentials"));

    [Fact]
    public void The_earlier_check_gives_the_reason() =>
        Judge(Everything with { Active = false }, Happened(EventKind.Install), Tool with { HasCredentials = false }).ShouldBe(Skip("partner_inactive"));

    [Theory]
    [InlineData(EventEnvironment.Any, false, null)]
    [InlineData(EventEnvironment.Any, true, null)]
    [InlineData(EventEnvironment.Production, false, null)]
    [InlineData(EventEnvironment.Production, true, "environment_mismatch")]
    [InlineData(EventEnvironment.Sandbox, false, "environment_mismatch")]
    [InlineData(EventEnvironment.Sandbox, true, null)]
    public void Test_builds_and_real_users_are_kept_apart(EventEnvironment environment, bool isTest, string? reason) =>
        Reason(Everything with { Environment = environment }, Happened(EventKind.InApp, "buy"), new Subject(Install() with { IsTest = isTest }, null)).ShouldBe(reason);

    [Fact]
    public void The_same_is_not_told_twice_when_asked_so() =>
        PostbackDecision.Judge(Inquiry(Everything, Buy(), isDuplicate: true)).ShouldBe(Skip("duplicate"));

    [Fact]
    public void The_explanation_ends_with_the_check_that_failed()
    {
        var steps = PostbackDecision.Explain(Inquiry(Everything, Happened(EventKind.Open)));

        steps.Select(step => step.Reason).ShouldBe(["partner_inactive", "missing_credentials", "environment_mismatch", "type_disabled", "event_not_mapped"]);
        steps.Select(step => step.Passed).ShouldBe([true, true, true, true, false]);
        steps[^1].Saw.ShouldBe("no row for \"open\"");
    }
}
