using Waymark.Flows;

namespace Waymark.Tests.Flows;

public sealed class FlowComparisonTests
{
    [Theory]
    [InlineData(FlowOperator.Equals, "\"yearly\"", "yearly", true)]
    [InlineData(FlowOperator.Equals, "\"YEARLY\"", "yearly", true)]
    [InlineData(FlowOperator.Equals, "5", "5.0", true)]
    [InlineData(FlowOperator.Equals, "\"5\"", "5", true)]
    [InlineData(FlowOperator.Equals, "true", "true", true)]
    [InlineData(FlowOperator.Equals, "\"yearly\"", "monthly", false)]
    [InlineData(FlowOperator.Equals, "\"\"", null, false)]
    [InlineData(FlowOperator.NotEquals, "\"yearly\"", "monthly", true)]
    [InlineData(FlowOperator.NotEquals, "\"yearly\"", "yearly", false)]
    [InlineData(FlowOperator.NotEquals, "\"yearly\"", null, true)]
    [InlineData(FlowOperator.Contains, "\"ear\"", "Yearly", true)]
    [InlineData(FlowOperator.Contains, "\"week\"", "yearly", false)]
    [InlineData(FlowOperator.Contains, "\"ear\"", null, false)]
    [InlineData(FlowOperator.NotContains, "\"week\"", "yearly", true)]
    [InlineData(FlowOperator.NotContains, "\"ear\"", "yearly", false)]
    [InlineData(FlowOperator.NotContains, "\"ear\"", null, true)]
    [InlineData(FlowOperator.StartsWith, "\"YEAR\"", "yearly", true)]
    [InlineData(FlowOperator.StartsWith, "\"ly\"", "yearly", false)]
    [InlineData(FlowOperator.StartsWith, "\"y\"", null, false)]
    [InlineData(FlowOperator.EndsWith, "\"ly\"", "yearly", true)]
    [InlineData(FlowOperator.EndsWith, "\"year\"", "yearly", false)]
    [InlineData(FlowOperator.In, "[\"monthly\", \"yearly\"]", "yearly", true)]
    [InlineData(FlowOperator.In, "[1, 2]", "2", true)]
    [InlineData(FlowOperator.In, "[1, 2]", "3", false)]
    [InlineData(FlowOperator.In, "[1, 2]", null, false)]
    [InlineData(FlowOperator.NotIn, "[1, 2]", "3", true)]
    [InlineData(FlowOperator.NotIn, "[1, 2]", "1", false)]
    [InlineData(FlowOperator.NotIn, "[1, 2]", null, true)]
    [InlineData(FlowOperator.IsTrue, null, "true", true)]
    [InlineData(FlowOperator.IsTrue, null, "1", true)]
    [InlineData(FlowOperator.IsTrue, null, "false", false)]
    [InlineData(FlowOperator.IsTrue, null, null, false)]
    [InlineData(FlowOperator.IsFalse, null, "false", true)]
    [InlineData(FlowOperator.IsFalse, null, "0", true)]
    [InlineData(FlowOperator.IsFalse, null, "true", false)]
    [InlineData(FlowOperator.IsFalse, null, null, false)]
    [InlineData(FlowOperator.Greater, "100", "499.5", true)]
    [InlineData(FlowOperator.Greater, "\"100\"", "99", false)]
    [InlineData(FlowOperator.Greater, "100", "100", false)]
    [InlineData(FlowOperator.Greater, "100", "many", false)]
    [InlineData(FlowOperator.Greater, "100", null, false)]
    [InlineData(FlowOperator.Less, "100", "99.99", true)]
    [InlineData(FlowOperator.Less, "100", "100", false)]
    [InlineData(FlowOperator.Less, "100", null, false)]
    public void An_operator_holds_or_not(FlowOperator how, string? wanted, string? value, bool holds) =>
        FlowComparison.Holds(SomeFlow.Filter("plan", how, wanted), value).ShouldBe(holds);

    [Theory]
    [InlineData("app_version", FlowOperator.Greater, "\"2.9\"", "2.10.0", true)]
    [InlineData("app_version", FlowOperator.Less, "\"2.9\"", "2.10.0", false)]
    [InlineData("os_version", FlowOperator.Greater, "14", "14.0.0", false)]
    [InlineData("os_version", FlowOperator.Less, "\"14\"", "13.4-beta", true)]
    [InlineData("app_version", FlowOperator.Greater, "\"2\"", "nightly", false)]
    public void Versions_are_ordered_by_their_parts(string key, FlowOperator how, string wanted, string value, bool holds) =>
        FlowComparison.Holds(SomeFlow.Filter(key, how, wanted, custom: false), value).ShouldBe(holds);

    [Theory]
    [InlineData("event", "Subscription Started")]
    [InlineData("user_id", "ben")]
    [InlineData("signed_up", "true")]
    [InlineData("country", "IN")]
    [InlineData("platform", "android")]
    [InlineData("app_version", "2.10.0")]
    [InlineData("os_version", "14")]
    [InlineData("device_brand", "Google")]
    [InlineData("device_model", "Pixel 8")]
    [InlineData("language", "en")]
    [InlineData("install_provider", "whatsapp")]
    [InlineData("install_days", "3")]
    [InlineData("idle_days", "1")]
    [InlineData("fraud_status", "valid")]
    [InlineData("test", "false")]
    [InlineData("banned", "false")]
    [InlineData("user.plan", "gold")]
    [InlineData("user.age", "31")]
    [InlineData("user.name", "Ben")]
    [InlineData("user.credits", "5")]
    [InlineData("user.unheard_of", null)]
    [InlineData("install_source", null)]
    public void A_built_in_key_is_about_what_is_known_of_the_user(string key, string? value)
    {
        FlowKeys.IsKnown(key).ShouldBeTrue();
        FlowKeys.Find(SomeFlow.Filter(key, FlowOperator.Equals, null, custom: false), SomeFlow.Moment()).ShouldBe(value);
    }

    [Theory]
    [InlineData("plan", "yearly")]
    [InlineData("amount", "499.5")]
    [InlineData("items.first", "tea")]
    [InlineData("trial", "false")]
    [InlineData("items", null)]
    [InlineData("country", null)]
    public void A_custom_key_is_a_property_of_the_event(string key, string? value) =>
        FlowKeys.Find(SomeFlow.Filter(key, FlowOperator.Equals, null), SomeFlow.Moment()).ShouldBe(value);
}
