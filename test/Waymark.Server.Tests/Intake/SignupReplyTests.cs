using Waymark.Server.Intake;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Intake;

public sealed class SignupReplyTests
{
    [Theory]
    [InlineData("IOS", "0.7.0", false)]
    [InlineData("EXPO", "0.7.0", false)]
    [InlineData("REACT_NATIVE", "1.1.2", false)]
    [InlineData("REACT_NATIVE", null, false)]
    [InlineData("REACT_NATIVE", "0.7.0", true)]
    public async Task No_deep_link_is_handed_out_that_the_client_has_had_already(string platform, string? version, bool isConsumed)
    {
        await using var intake = await IntakeApplication.StartAsync();
        intake.Answers.InstallById[Some.InstallId] =
            Some.Install(Some.Verdict()) with { SdkVersion = version, IsDeepLinkConsumed = isConsumed };

        var reply = await intake.CallAsync("/trigger", Some.Call.Replace("IOS", platform));

        reply.Body.GetRawText().ShouldBe("""{"msg":"Trigger processed","status":200,"data":{"deeplink":"","trigger":true}}""");
    }

    [Fact]
    public async Task React_native_0_x_opens_its_deferred_deep_link_from_here()
    {
        await using var intake = await IntakeApplication.StartAsync();
        await intake.CallAsync("/init", Some.Call);
        intake.Answers.InstallById[Some.InstallId] = Some.Install(Some.Verdict()) with { SdkVersion = "0.7.0" };

        var reply = await intake.CallAsync("/trigger", Some.Call.Replace("IOS", "REACT_NATIVE"));

        reply.Answered.GetRawText().ShouldBe("""{"deeplink":"https://go.shop.example/p/42?ref=ana&x=1","trigger":true}""");

        // Only what was there before the sign-up counts: processing the sign-up uses the deep link up.
        intake.Answers.Questions.ShouldBe([(Some.InstallId, 1, TimeSpan.FromSeconds(2))]);
    }

    [Fact]
    public async Task A_deferred_deep_link_does_not_push_the_conversion_value_out()
    {
        await using var intake = await IntakeApplication.StartAsync();
        intake.Answers.InstallById[Some.InstallId] = Some.Install(Some.Verdict()) with { SdkVersion = "0.7.0" };
        intake.Answers.ConversionValue = new ConversionValue(9, "high");

        var reply = await intake.CallAsync("/trigger", Some.Call.Replace("IOS", "REACT_NATIVE"));

        reply.Answered.GetRawText().ShouldBe(
            """{"deeplink":"https://go.shop.example/p/42?ref=ana&x=1","trigger":true,"fine_conversion_value":9,"lock_postback":false,"coarse_conversion_value":"high"}""");
    }

    [Theory]
    [InlineData("/trigger", 200, """{"deeplink":"","trigger":true,"fine_conversion_value":9,"lock_postback":false,"coarse_conversion_value":"high"}""")]
    [InlineData("/capture-event", 200, """{"message":"Event received","fine_conversion_value":9,"lock_postback":false,"coarse_conversion_value":"high"}""")]
    [InlineData("/capture-payment", 201, """{"message":"Payment received","fine_conversion_value":9,"lock_postback":false,"coarse_conversion_value":"high"}""")]
    [InlineData("/handle-deeplink", 200, """{"deeplink":"https://go.shop.example/p/42","is_linkrunner":true,"processing":false,"fine_conversion_value":9,"lock_postback":false,"coarse_conversion_value":"high"}""")]
    public async Task An_ios_device_hears_its_conversion_value(string path, int status, string answered)
    {
        await using var intake = await IntakeApplication.StartAsync();
        intake.Answers.ConversionValue = new ConversionValue(9, "high");

        var ios = await intake.CallAsync(path, Some.Call);
        var android = await intake.CallAsync(path, Some.Call.Replace("IOS", "ANDROID"));

        ios.StatusInBody.ShouldBe(status);
        ios.Answered.GetRawText().ShouldBe(answered);
        android.StatusInBody.ShouldBe(status);
        android.Answered.TryGetProperty("fine_conversion_value", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("/capture-event", """{"msg":"Event received","status":200,"data":{"message":"Event received"}}""")]
    [InlineData("/capture-payment", """{"msg":"Payment received","status":201,"data":{"message":"Payment received"}}""")]
    public async Task Without_one_the_answer_is_the_documented(string path, string body)
    {
        await using var intake = await IntakeApplication.StartAsync();

        (await intake.CallAsync(path, Some.Call)).Body.GetRawText().ShouldBe(body);
    }
}
