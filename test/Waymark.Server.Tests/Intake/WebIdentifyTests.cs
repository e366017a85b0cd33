using System.Text;
using System.Text.Json;
using Waymark.Referrals;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Intake;

public sealed class WebIdentifyTests
{
    const string SignUp = """
        { "token": "web_shop", "event_id": "e-1", "event_type": "identify", "session_id": "s-1", "user_id": "ben", "is_new_user": 1 }
        """;

    [Fact]
    public async Task A_sign_up_hears_who_brought_the_user()
    {
        await using var intake = await IntakeApplication.StartAsync();
        intake.Answers.Referral = new Referral
        {
            App = "shop", Id = 1, Occasion = Occasion.WebSignUp, At = intake.Clock.GetUtcNow(), Link = "t1", Channel = "whatsapp",
            Referrer = Person.User("anna"), Referred = Person.User("ben"), IsGuaranteedMatch = true, IsFirstMatchForLink = true,
            LinkParams = new Dictionary<string, string> { ["gift"] = "Äpfel" },
        };

        var reply = await IdentifyAsync(intake);

        reply.Status.ShouldBe(200);
        Encoding.UTF8.GetString(intake.Journal.Facts.ShouldHaveSingleItem().Body.Span).ShouldBe(SignUp);
        var told = Told(reply);
        told.GetProperty("token").GetString().ShouldBe("t1");
        told.GetProperty("referrer_user_id").GetString().ShouldBe("anna");
        told.GetProperty("referrer_channel_id").GetString().ShouldBe("whatsapp");
        told.GetProperty("is_guaranteed_match").GetBoolean().ShouldBeTrue();
        told.GetProperty("is_reinstall").GetBoolean().ShouldBeFalse();
        told.GetProperty("link_params").GetProperty("gift").GetString().ShouldBe("Äpfel");
    }

    [Fact]
    public async Task Whom_nobody_brought_hears_so()
    {
        await using var intake = await IntakeApplication.StartAsync();

        Told(await IdentifyAsync(intake)).ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_link_of_the_owners_names_no_referrer_and_no_channel_of_one()
    {
        await using var intake = await IntakeApplication.StartAsync();
        intake.Answers.Referral = new Referral
        {
            App = "shop", Id = 1, Occasion = Occasion.WebOpen, At = intake.Clock.GetUtcNow(), Link = "t1", Channel = "Poster",
        };

        var told = Told(await IdentifyAsync(intake));

        told.GetProperty("referrer_user_id").ValueKind.ShouldBe(JsonValueKind.Null);
        told.GetProperty("referrer_channel_id").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    static Task<Reply> IdentifyAsync(IntakeApplication intake) => intake.SendAsync(HttpMethod.Post, "/web/identify", Encoding.UTF8.GetBytes(SignUp));

    static JsonElement Told(Reply reply) => reply.Answered.GetProperty("referral_data");
}
