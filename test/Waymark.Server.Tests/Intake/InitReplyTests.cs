using System.Text.Json;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Intake;

public sealed class InitReplyTests
{
    [Theory]
    [InlineData("IOS", "4.2.0")]
    [InlineData("ANDROID", "2.0.0")]
    [InlineData("ANDROID", "android-rest-1.0")]
    [InlineData("CAPACITOR", "1.1.3")]
    [InlineData("", "")]
    public async Task Current_clients_hear_202_as_documented_without_waiting(string platform, string version)
    {
        await using var intake = await IntakeApplication.StartAsync();

        var reply = await intake.CallAsync("/init", Init(platform, version));

        reply.Status.ShouldBe(202);
        reply.Body.EnumerateObject().Select(key => key.Name).ShouldBe(["processing_id", "status", "message", "success"]);
        reply.Body.GetProperty("processing_id").TryGetGuid(out _).ShouldBeTrue();
        reply.Body.GetProperty("status").GetString().ShouldBe("accepted");
        reply.Body.GetProperty("message").GetString().ShouldBe("Install event accepted for processing");
        reply.Body.GetProperty("success").GetBoolean().ShouldBeTrue();
        intake.Answers.Questions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_answer_has_a_processing_id_of_its_own()
    {
        await using var intake = await IntakeApplication.StartAsync();

        var ids = new[] { await intake.CallAsync("/init", Some.Call), await intake.CallAsync("/init", Some.Call) }
            .Select(reply => reply.Body.GetProperty("processing_id").GetGuid());

        ids.Distinct().Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("REACT_NATIVE")]
    [InlineData("react_native")]
    [InlineData("EXPO")]
    [InlineData("FLUTTER")]
    public async Task Old_clients_hear_200_with_the_decision_inside(string platform)
    {
        await using var intake = await IntakeApplication.StartAsync();
        intake.Answers.InstallById[Some.InstallId] = Some.Install(Some.Verdict());

        var reply = await intake.CallAsync("/init", Init(platform), ("X-Forwarded-For", "203.0.113.7"));

        reply.Status.ShouldBe(200);
        reply.StatusInBody.ShouldBe(200);
        reply.Message.ShouldBe("Install event accepted");
        reply.Body.GetProperty("success").GetBoolean().ShouldBeTrue();
        reply.Body.GetProperty("processing_id").TryGetGuid(out _).ShouldBeTrue();
        reply.Answered.GetProperty("deeplink").GetString().ShouldBe("https://go.shop.example/p/42?ref=ana&x=1");
        reply.Answered.GetProperty("root_domain").GetBoolean().ShouldBeFalse();
        reply.Answered.GetProperty("campaign_data").GetProperty("id").GetString().ShouldBe("AbC123");
        reply.Answered.GetProperty("ip_location_data").GetProperty("ip").GetString().ShouldBe("203.0.113.7");
        intake.Answers.Questions.ShouldBe([(Some.InstallId, 1, TimeSpan.FromSeconds(2))]);
    }

    [Theory]
    [InlineData("REACT_NATIVE", JsonValueKind.Null)]
    [InlineData("EXPO", JsonValueKind.Null)]
    [InlineData("FLUTTER", JsonValueKind.Object)]
    public async Task Old_clients_hear_200_even_when_nothing_is_known(string platform, JsonValueKind campaign)
    {
        await using var intake = await IntakeApplication.StartAsync();

        var known = await intake.CallAsync("/init", Init(platform));
        var nameless = await intake.CallAsync("/init", Init(platform).Replace(Some.InstallId, ""));

        foreach (var reply in (Reply[])[known, nameless])
        {
            reply.Status.ShouldBe(200);
            reply.Answered.GetProperty("deeplink").ValueKind.ShouldBe(JsonValueKind.Null);
            reply.Answered.GetProperty("campaign_data").ValueKind.ShouldBe(campaign);
            reply.Answered.GetProperty("ip_location_data").ValueKind.ShouldBe(JsonValueKind.Object);
        }
    }

    [Fact]
    public async Task Android_1_1_finds_its_keys_on_the_top_level()
    {
        await using var intake = await IntakeApplication.StartAsync();
        intake.Answers.InstallById[Some.InstallId] = Some.Install(Some.Verdict() with { IsRootDomain = true });

        var reply = await intake.CallAsync("/init", Init("ANDROID", "1.1.3"));

        reply.Status.ShouldBe(202);
        reply.Body.GetProperty("status").GetString().ShouldBe("accepted");
        reply.Body.GetProperty("processing_id").TryGetGuid(out _).ShouldBeTrue();
        reply.Body.GetProperty("deeplink").GetString().ShouldBe("https://go.shop.example/p/42?ref=ana&x=1");
        reply.Body.GetProperty("root_domain").GetBoolean().ShouldBeTrue();
        reply.Body.GetProperty("campaign_data").GetProperty("name").GetString().ShouldBe("Spring");
        reply.Body.GetProperty("ip_location_data").GetProperty("ip").GetString().ShouldBe("127.0.0.1");
    }

    static string Init(string platform, string version = "1.1.2") => $$"""
        { "token": "prj_shop", "install_instance_id": "{{Some.InstallId}}", "platform": "{{platform}}",
          "package_version": "{{version}}", "app_version": "3.4.1", "device_data": { "brand": "google" }, "source": "GENERAL" }
        """;
}
