using System.Net;
using Waymark.Sandbox.CleverTap.Exports;

namespace Waymark.Sandbox.Tests.CleverTap.Exports;

public sealed class ExportOutcomeTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    public void A_receiver_that_took_it_is_never_asked_again(int status) =>
        ExportOutcome.Of((HttpStatusCode)status, "", null).ShouldBeOfType<ExportOutcome.Accepted>();

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public void A_receiver_that_is_busy_or_broken_gets_it_later_when_it_says(int status) =>
        ExportOutcome.Of((HttpStatusCode)status, "", TimeSpan.FromSeconds(7))
            .ShouldBe(new ExportOutcome.Postponed($"HTTP {status}", TimeSpan.FromSeconds(7)));

    [Theory]
    [InlineData(301)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(413)]
    public void What_another_attempt_would_not_help_is_not_repeated_and_shown(int status) =>
        ExportOutcome.Of((HttpStatusCode)status, "why", null).ShouldBe(new ExportOutcome.Refused(status, "why"));
}
