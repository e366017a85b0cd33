using System.Text;
using Waymark.Facts;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Intake;

public sealed class DevicePathsTests
{
    public static TheoryData<string> Paths => IntakeApplication.DevicePaths;

    [Theory]
    [InlineData("/init", 202, FactKind.Init)]
    [InlineData("/attribution-data", 200, FactKind.AttributionData)]
    [InlineData("/trigger", 200, FactKind.Signup)]
    [InlineData("/set-user-data", 200, FactKind.UserData)]
    [InlineData("/capture-event", 200, FactKind.Event)]
    [InlineData("/capture-payment", 201, FactKind.Payment)]
    [InlineData("/remove-captured-payment", 200, FactKind.PaymentRemoval)]
    [InlineData("/update-push-token", 200, FactKind.PushToken)]
    [InlineData("/integrations", 200, FactKind.Integrations)]
    [InlineData("/handle-deeplink", 200, FactKind.DeepLink)]
    [InlineData("/customer-user-id", 200, FactKind.CustomerUserId)]
    [InlineData("/deeplink-triggered", 200, FactKind.DeepLinkTriggered)]
    public async Task Each_path_stores_its_kind_of_fact_exactly_as_received(string path, int status, FactKind kind)
    {
        await using var intake = await IntakeApplication.StartAsync();

        var reply = await intake.CallAsync(path, Some.Call);

        reply.Status.ShouldBe(status);
        var fact = intake.Journal.Facts.ShouldHaveSingleItem();
        fact.Kind.ShouldBe(kind);
        fact.App.ShouldBe("shop");
        fact.ReceivedAt.ShouldBe(intake.Clock.GetUtcNow());
        fact.Address!.ToString().ShouldBe("127.0.0.1");
        fact.ConfigurationVersion.ShouldBe(7);
        Encoding.UTF8.GetString(fact.Body.Span).ShouldBe(Some.Call);
        intake.Counted.ShouldBe([$"/api/client{path} accepted"]);
    }

    [Fact]
    public void There_are_fourteen() => Paths.Count.ShouldBe(14);

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_body_without_token_is_refused(string path)
    {
        await using var intake = await IntakeApplication.StartAsync();

        foreach (var token in (string[])["", "\"token\": null,", "\"token\": \"\",", "\"token\": 5,", "\"token\": {},"])
        {
            var reply = await intake.CallAsync(path, $$"""{ {{token}} "install_instance_id": "x" }""");

            reply.Status.ShouldBe(400);
            reply.Message.ShouldBe("token is required");
        }

        intake.Journal.Facts.ShouldBeEmpty();
        intake.Counted.ShouldAllBe(counted => counted == $"/api/client{path} refused token_required");
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task An_unknown_token_is_a_400_and_only_attribution_data_says_401(string path)
    {
        await using var intake = await IntakeApplication.StartAsync();

        foreach (var token in (string[])["prj_other", "web_shop", "PRJ_SHOP", "\\ud800", new string('x', 5_000)])
        {
            var reply = await intake.CallAsync(path, Some.Call.Replace("prj_shop", token));

            reply.Status.ShouldBe(path == "/attribution-data" ? 401 : 400);
            reply.StatusInBody.ShouldBe(reply.Status);
            reply.Message.ShouldBe("token is unknown");
        }

        intake.Journal.Facts.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Any_content_type_is_accepted(string path)
    {
        await using var intake = await IntakeApplication.StartAsync();
        using var content = new StringContent(Some.Call, Encoding.UTF8, "text/plain");

        using var response = await intake.Client.PostAsync(
            new Uri(intake.Address, $"/api/client{path}"), content, TestContext.Current.CancellationToken);

        response.IsSuccessStatusCode.ShouldBeTrue();
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Another_method_is_a_405_that_names_the_right_one(string path)
    {
        await using var intake = await IntakeApplication.StartAsync();

        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch])
        {
            var reply = await intake.SendAsync(method, $"/api/client{path}");

            reply.Status.ShouldBe(405);
            reply.StatusInBody.ShouldBe(405);
            reply.Headers["Allow"].ShouldBe("POST");
        }
    }

    [Theory]
    [InlineData("/api/client")]
    [InlineData("/api/client/getProfile")]
    [InlineData("/api/client/updatePushToken")]
    [InlineData("/api/client/log")]
    [InlineData("/api/client/init/more")]
    [InlineData("/web/other")]
    public async Task Other_addresses_are_a_404_in_json(string path)
    {
        await using var intake = await IntakeApplication.StartAsync();

        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post])
        {
            var reply = await intake.SendAsync(method, path);

            reply.Status.ShouldBe(404);
            reply.StatusInBody.ShouldBe(404);
        }
    }
}
