using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Intake;

public sealed class LeniencyTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[{}]")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("true")]
    [InlineData("1e999")]
    [InlineData("{ \"android_id\": {}, \"carrier\": [{}], \"user_agent\": {}, \"gaid\": {}, \"install_instance_id\": {} }")]
    [InlineData("{ \"error\": \"could not be collected\" }")]
    [InlineData("{ \"consent\": { \"is_eea\": \"1\" }, \"gaid\": 12, \"carrier\": [\"a\", null] }")]
    public async Task Device_data_may_be_and_hold_anything(string data)
    {
        await using var intake = await IntakeApplication.StartAsync();
        var body = Some.Call.TrimEnd().TrimEnd('}') + $$""", "device_data": {{data}}, "data": { "device_data": {{data}} } }""";

        foreach (var path in (string[])["/init", "/attribution-data", "/trigger", "/capture-payment"])
            (await intake.CallAsync(path, body)).Status.ShouldBeInRange(200, 202);

        intake.Journal.Facts.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("\"install_instance_id\": \"i-1\"", true)]
    [InlineData("\"install_instance_id\": \"\", \"device_data\": { \"install_instance_id\": \"i-1\" }", true)]
    [InlineData("\"install_instance_id\": null, \"device_data\": { \"install_instance_id\": \"i-1\" }", true)]
    [InlineData("\"install_instance_id\": 5, \"device_data\": { \"install_instance_id\": \"i-1\" }", true)]
    [InlineData("\"data\": { \"device_data\": { \"install_instance_id\": \"i-1\" } }", true)]
    [InlineData("\"device_data\": { \"more\": { \"install_instance_id\": \"i-1\" } }", false)]
    [InlineData("\"install_instance_id\": \"ERROR_GENERAING_INSTALL_INSTANCE_ID\"", false)]
    [InlineData("\"install_instance_id\": \"ERROR_GENERATING_INSTALL_INSTANCE_ID\"", false)]
    [InlineData("\"install_instance_id\": \"ERROR_IS_NOT_MY_NAME\"", true)]
    [InlineData("\"install_instance_id\": \"   \"", false)]
    [InlineData("\"install_instance_id\": \"a\\u0000b\"", false)]
    [InlineData("\"install_instance_id\": \"i-\\ud800\"", true)]
    [InlineData("\"install_instance_id\": \" i-1 \"", true)]
    [InlineData("\"install_instance_id\": \"\\u0069-1\"", true)]
    [InlineData("\"\\u0069nstall_instance_id\": \"i-1\"", true)]
    [InlineData("\"install_instance_id\": \"клюв\"", true)]
    [InlineData("\"install_instance_id\": \"\", \"install_instance_id\": \"i-1\"", true)]
    [InlineData("\"install_instance_id\": \"i-1\", \"install_instance_id\": \"\"", false)]
    [InlineData("\"device_data\": { \"install_instance_id\": \"i-1\" }, \"device_data\": {}", false)]
    public async Task The_install_id_is_found_where_clients_put_it_and_error_markers_are_none(string fields, bool isPresent)
    {
        await using var intake = await IntakeApplication.StartAsync();

        var reply = await intake.CallAsync(
            "/update-push-token", $$"""{ "token": "prj_shop", "push_token": "t", {{fields}} }""");

        reply.Status.ShouldBe(isPresent ? 200 : 400);
    }

    [Fact]
    public async Task An_install_id_has_at_most_128_characters()
    {
        await using var intake = await IntakeApplication.StartAsync();

        var fits = await intake.CallAsync("/init", Some.Call.Replace(Some.InstallId, new string('я', 128)));
        var tooLong = await intake.CallAsync("/init", Some.Call.Replace(Some.InstallId, new string('x', 129)));

        fits.Status.ShouldBe(202);
        tooLong.Status.ShouldBe(400);
        tooLong.Message.ShouldBe("install_instance_id is longer than 128 characters");
    }

    [Theory]
    [InlineData("\"IOS\"")]
    [InlineData("\"ios\"")]
    [InlineData("\"Android\"")]
    [InlineData("\"CAPACITOR\"")]
    [InlineData("\"something new\"")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("{}")]
    public async Task Every_platform_is_accepted(string platform)
    {
        await using var intake = await IntakeApplication.StartAsync();

        foreach (var path in (string[])["/init", "/attribution-data", "/trigger", "/capture-event"])
            (await intake.CallAsync(path, Some.Call.Replace("\"IOS\"", platform))).Status.ShouldBeInRange(200, 202);

        intake.Journal.Facts.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Unknown_keys_are_ignored_whatever_they_hold()
    {
        await using var intake = await IntakeApplication.StartAsync();

        var reply = await intake.CallAsync("/capture-event", """
            { "\ud800": 1, "": [[]], "event": { "token": "other", "event_name": 1 }, "token": "\u0070rj_shop",
              "list": [{ "token": 1 }, 1e999, "\udfff"], "event_name": "a", "user_id": 12345678901234567890 }
            """);

        reply.Status.ShouldBe(200);
    }
}
