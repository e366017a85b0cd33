using Waymark.Flows;

namespace Waymark.Tests.Flows;

public sealed class AudienceCheckTests
{
    [Fact]
    public void Everybody_belongs_to_an_audience_that_asks_nothing() => Objection(new FlowAudience()).ShouldBeNull();

    [Theory]
    [InlineData(1, null)]
    [InlineData(2, "not idle for 2 days")]
    public void Whoever_was_active_is_not_idle(int days, string? objection) => Objection(new FlowAudience { IdleDays = days }).ShouldBe(objection);

    [Fact]
    public void Deeds_and_what_is_known_decide_together()
    {
        var audience = new FlowAudience { Did = ["bought"], DidNot = ["left"], Filters = [SomeFlow.Filter("country", FlowOperator.In, "[\"IN\", \"PK\"]", custom: false)] };

        Objection(audience, "bought").ShouldBeNull();
        Objection(audience).ShouldBe("has not done \"bought\"");
        Objection(audience, "bought", "left").ShouldBe("has done \"left\"");
        Objection(audience with { Filters = [SomeFlow.Filter("country", FlowOperator.Equals, "\"DE\"", custom: false)] }, "bought").ShouldBe("country equals \"DE\": it is \"IN\"");
    }

    static string? Objection(FlowAudience audience, params string[] did) => AudienceCheck.Objection(audience, SomeFlow.Moment() with { Event = "" }, did.Contains);
}
