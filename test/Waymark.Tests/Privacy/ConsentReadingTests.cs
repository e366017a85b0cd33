using System.Text;
using Waymark.Facts;
using Waymark.Privacy;

namespace Waymark.Tests.Privacy;

public sealed class ConsentReadingTests
{
    [Theory]
    [InlineData("""{ "consent": { "is_eea": "1", "ad_user_data": "0", "ad_personalization": "1" } }""", true, false, true)]
    [InlineData("""{ "is_eea": "1", "ad_user_data": "0", "ad_personalization": "1" }""", true, false, true)]
    [InlineData("""{ "consent": { "is_eea": true, "ad_user_data": false, "ad_personalization": 1 } }""", true, false, true)]
    [InlineData("""{ "consent": { "is_eea": "0" } }""", false, null, null)]
    [InlineData("""{ "consent": { "is_eea": "1" }, "is_eea": "0", "ad_user_data": "1" }""", true, true, null)]
    [InlineData("""{ "consent": "1", "ad_personalization": " TRUE " }""", null, null, true)]
    public void What_is_said_is_found_nested_and_flat(string device, bool? isEea, bool? adUserData, bool? adPersonalization) =>
        Read(device).ShouldBe(new Consent(isEea, adUserData, adPersonalization));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "consent": {} }""")]
    [InlineData("""{ "consent": null, "is_eea": null, "ad_user_data": "maybe", "ad_personalization": [1] }""")]
    [InlineData("null")]
    public void What_says_nothing_is_no_answer(string device) => Read(device).ShouldBeNull();

    [Fact]
    public void What_a_later_call_leaves_out_stays() =>
        ConsentReading.Merge(new Consent(true, false, null), new Consent(null, true, false)).ShouldBe(new Consent(true, true, false));

    [Fact]
    public void A_call_without_consent_changes_none()
    {
        var known = new Consent(true, false, false);

        ConsentReading.Merge(known, null).ShouldBeSameAs(known);
        ConsentReading.Merge(null, null).ShouldBeNull();
        ConsentReading.Merge(null, known).ShouldBeSameAs(known);
    }

    static Consent? Read(string device)
    {
        using var call = DeviceCall.Read(Encoding.UTF8.GetBytes($$"""{ "device_data": {{device}} }"""));
        return ConsentReading.Read(call);
    }
}
