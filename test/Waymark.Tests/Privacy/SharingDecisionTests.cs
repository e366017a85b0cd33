using System.Text;
using Waymark.Privacy;

namespace Waymark.Tests.Privacy;

public sealed class SharingDecisionTests
{
    [Fact]
    public void A_decision_reads_as_it_was_written()
    {
        var decision = new SharingDecision { UserId = "u-1", OptedOut = true, Blocked = ["clevertap", "*"], By = "key 1" };

        var read = SharingDecision.Read(decision.Write()).ShouldNotBeNull();

        (read.UserId, read.InstallInstanceId, read.By).ShouldBe(("u-1", null, "key 1"));
        read.AsSharing().OptedOut.ShouldBeTrue();
        read.AsSharing().Blocked.ShouldBe(["clevertap", "*"]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{ "user_id": 7 }""")]
    [InlineData("""{ "opted_out": true }""")]
    [InlineData("oops")]
    public void What_is_about_nobody_is_no_decision(string body) => SharingDecision.Read(Encoding.UTF8.GetBytes(body)).ShouldBeNull();
}
