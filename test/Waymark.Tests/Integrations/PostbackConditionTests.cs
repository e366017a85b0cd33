using Waymark.Apps;

namespace Waymark.Tests.Integrations;

public sealed class PostbackConditionTests : PostbackQuestion
{
    [Theory]
    [InlineData("""{"amount": 100}""", true)]
    [InlineData("""{"amount": "100.0"}""", true)]
    [InlineData("""{"amount": 99.99}""", false)]
    [InlineData("""{"amount": "many"}""", false)]
    [InlineData("{}", false)]
    public void A_row_may_ask_for_a_number(string values, bool holds) => Holds(new EventCondition { Value = "amount", AtLeast = 100 }, values).ShouldBe(holds);

    [Theory]
    [InlineData("""{"order": {"kind": "Gift card"}}""", true)]
    [InlineData("""{"order.kind": "gift"}""", true)]
    [InlineData("""{"order": {"kind": 5}}""", false)]
    [InlineData("""{"order": "gift"}""", false)]
    public void A_row_may_ask_for_a_text_inside(string values, bool holds) => Holds(new EventCondition { Value = "order.kind", Contains = "gift" }, values).ShouldBe(holds);

    [Theory]
    [InlineData("""{"plan": "gold"}""", true)]
    [InlineData("""{"plan": 5}""", true)]
    [InlineData("""{"plan": "5"}""", true)]
    [InlineData("""{"plan": true}""", true)]
    [InlineData("""{"plan": "silver"}""", false)]
    [InlineData("""{"plan": null}""", false)]
    public void A_row_may_ask_for_one_of_several(string values, bool holds) =>
        Holds(new EventCondition { Value = "plan", In = [Json("\"gold\""), Json("5"), Json("true")] }, values).ShouldBe(holds);

    [Theory]
    [InlineData("""{"coupon": "X"}""", true, true)]
    [InlineData("""{"coupon": null}""", true, false)]
    [InlineData("{}", false, true)]
    public void A_row_may_ask_whether_something_is_there(string values, bool asked, bool holds) =>
        Holds(new EventCondition { Value = "coupon", Exists = asked }, values).ShouldBe(holds);

    [Fact]
    public void All_conditions_must_hold()
    {
        EventCondition[] both = [new() { Value = "a", AtMost = 5 }, new() { Value = "b", NotIn = [Json("\"x\"")] }];

        Reason(WithRow(new() { Event = "buy", When = both }), Buy("""{"a":5,"b":"y"}""")).ShouldBeNull();
        Reason(WithRow(new() { Event = "buy", When = both }), Buy("""{"a":5,"b":"x"}""")).ShouldBe("condition_false");
    }

    static bool Holds(EventCondition condition, string values) => Reason(WithRow(new() { Event = "buy", When = [condition] }), Buy(values)) is null;

    static System.Text.Json.JsonElement Json(string text) => System.Text.Json.JsonDocument.Parse(text).RootElement;
}
