using Waymark.Flows;

namespace Waymark.Tests.Flows;

public sealed class PropertyChangesTests
{
    [Theory]
    [InlineData(PropertyOperation.Set, "\"gold\"", "5", "gold")]
    [InlineData(PropertyOperation.Set, "7", null, "7")]
    [InlineData(PropertyOperation.SetNumber, "7.50", "5", "7.5")]
    [InlineData(PropertyOperation.SetNumber, "\"many\"", "5", "5")]
    [InlineData(PropertyOperation.Delete, null, "5", null)]
    [InlineData(PropertyOperation.Increment, null, "5", "6")]
    [InlineData(PropertyOperation.Increment, "10", null, "10")]
    [InlineData(PropertyOperation.Increment, "0.25", "5", "5.25")]
    [InlineData(PropertyOperation.Increment, "\"lots\"", "5", "5")]
    [InlineData(PropertyOperation.Increment, "1", "no number", "1")]
    [InlineData(PropertyOperation.Decrement, "7", "5", "-2")]
    [InlineData(PropertyOperation.Decrement, null, null, "-1")]
    public void A_property_changes(PropertyOperation change, string? value, string? before, string? after)
    {
        foreach (var visibility in Enum.GetValues<PropertyVisibility>())
        {
            var known = before is null ? [] : new Dictionary<string, string> { ["credits"] = before };
            var standing = new Standing { App = "shop", Person = SomeFlow.Ben, Public = known, Private = known };

            var changed = PropertyChanges.Apply(
                standing, [new PropertyChange { Name = "credits", Visibility = visibility, Change = change, Value = value is null ? null : SomeFlow.Json(value) }], text => text);

            (visibility == PropertyVisibility.Public ? changed.Public : changed.Private).GetValueOrDefault("credits").ShouldBe(after);
            (visibility == PropertyVisibility.Public ? changed.Private : changed.Public).GetValueOrDefault("credits").ShouldBe(before);
        }
    }

    [Fact]
    public void Whoever_signs_up_keeps_what_the_install_had()
    {
        var user = new Standing { App = "shop", Person = SomeFlow.Ben, Public = new Dictionary<string, string> { ["credits"] = "5", ["level"] = "gold" } };
        var install = new Standing
        {
            App = "shop", Person = Waymark.Referrals.Person.Install("phone-1"), Public = new Dictionary<string, string> { ["credits"] = "2.5", ["level"] = "silver", ["seen"] = "1" },
            Ban = new Ban(SomeFlow.Noon.AddDays(1), SomeFlow.Noon, "f", null),
        };

        var joined = user.Joined(install);

        joined.Person.ShouldBe(SomeFlow.Ben);
        joined.Public.ShouldBe(new Dictionary<string, string> { ["credits"] = "7.5", ["level"] = "gold", ["seen"] = "1" }, ignoreOrder: true);
        joined.IsBannedAt(SomeFlow.Noon).ShouldBeTrue();
        joined.IsBannedAt(SomeFlow.Noon.AddDays(1)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("[EVENT.plan] by [USER_ID], thanks to [REFERRER_ID]", "yearly by ben, thanks to anna")]
    [InlineData("[USER.credits]/[USER.plan]/[USER_NAME]/[EVENT.items.first]", "5/gold/Ben/tea")]
    [InlineData("[EVENT_NAME] at [EVENT_TIME] for [TARGET_ID]", "Subscription Started at 2026-03-02T12:00:00Z for ben")]
    [InlineData("[EVENT.unheard_of] [UNHEARD_OF] [", " [UNHEARD_OF] [")]
    public void Placeholders_are_filled(string text, string filled) =>
        Placeholders.Fill(text, SomeFlow.Moment(), SomeFlow.Ben, SomeFlow.Anna).ShouldBe(filled);

    [Fact]
    public void Numbers_in_data_stay_numbers() =>
        Placeholders.Fill(SomeFlow.Json("5"), SomeFlow.Moment(), null, null).GetRawText().ShouldBe("5");
}
