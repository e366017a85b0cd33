using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Waymark.Connectors.Tests.Support;
using Waymark.Events;
using Waymark.Referrals;

namespace Waymark.Connectors.Tests.Webhook;

public sealed class WebhookReferralTests
{
    readonly IConnector _connector = ConnectorCatalog.All["webhook"];

    static Referral Referral => new()
    {
        App = "shop", Id = 7, Occasion = Occasion.AppInstall, At = Some.Moment, Link = "t1", Channel = "whatsapp", Content = "spring",
        Referrer = Person.User("anna"), Referred = Person.User("ben"), InstallId = "install-1", Match = "store_referrer", IsGuaranteedMatch = true,
        Status = FraudStatus.Suspicious, Reasons = ["same_ip"], LinkParams = new Dictionary<string, string> { ["gift"] = "gold" },
    };

    [Fact]
    public void An_arrival_is_one_call_that_names_both()
    {
        var body = BodyOf(Some.Event(EventKind.Referral, "Referred App Install", Text(Referral), "ben"));

        body.GetProperty("version").GetInt32().ShouldBe(1);
        Texts(body, "unique_id", "event", "user_id", "provider", "content", "referrer", "status", "link_token", "match")
            .ShouldBe(["j1-7", "app_install", "ben", "whatsapp", "spring", "anna", "suspicious", "t1", "store_referrer"]);
        body.GetProperty("reasons").GetRawText().ShouldBe("""["same_ip"]""");
        body.GetProperty("is_guaranteed_match").GetBoolean().ShouldBeTrue();
        body.GetProperty("link_params").GetProperty("gift").GetString().ShouldBe("gold");
    }

    [Fact]
    public void The_referrers_own_event_is_told_with_the_others() =>
        _connector.Compose(SomeWebhook.Telling(Some.Event(EventKind.Referral, "Generated App Install", Text(Referral), "anna"))).ShouldBe(new Composition.Skips("told_with_another"));

    [Fact]
    public void A_referrer_that_was_set_is_told_with_the_relation()
    {
        _connector.Compose(SomeWebhook.Telling(Some.Event(EventKind.Referral, "Referred Subscription Started", """{"Event Data":{}}""", "ben"))).ShouldBe(new Composition.Skips("told_with_another"));
        Texts(BodyOf(Some.Event(EventKind.Relation, "referrer_set", "{}", "ben")), "event", "user_id").ShouldBe(["referrer_set", "ben"]);
    }

    [Fact]
    public void A_click_has_nobody_who_came()
    {
        var click = Referral with { Occasion = Occasion.LinkClick, Referred = null, InstallId = null };
        var body = BodyOf(Some.Event(EventKind.Referral, "Generated Link Click", Text(click), "anna"));

        Texts(body, "event", "referrer").ShouldBe(["link_click", "anna"]);
        body.GetProperty("user_id").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void A_smart_link_names_no_referrer() =>
        BodyOf(Some.Event(EventKind.Referral, "Referred App Open", Text(Referral with { Referrer = null, Occasion = Occasion.AppOpen }), "ben"))
            .TryGetProperty("referrer", out _).ShouldBeFalse();

    [Theory]
    [InlineData(EventKind.FraudStatus, "fraud_status_changed")]
    [InlineData(EventKind.Reward, "reward")]
    public void What_follows_from_referrals_has_a_type_of_its_own(EventKind kind, string type)
    {
        var body = BodyOf(Some.Event(kind, "any", """{"status":"rejected","reward":"coins"}""", "ben"));

        Texts(body, "event", "user_id", "status").ShouldBe([type, "ben", "rejected"]);
        body.GetProperty("values").GetProperty("reward").GetString().ShouldBe("coins");
    }

    [Fact]
    public void A_receiver_that_knows_the_plain_signature_can_check_it()
    {
        var telling = SomeWebhook.Telling(Some.Event(EventKind.Referral, "Referred App Install", Text(Referral), "ben"), ("secret", "s3cret"));
        var parcel = _connector.Compose(telling).ShouldBeOfType<Composition.Ready>().Parcels[0];
        using var request = _connector.Build(parcel.Route, [parcel], telling.Integration.Settings);

        _connector.Sign(request, telling.Integration.Settings, Some.Moment);

        request.Headers.GetValues("X-Signature-256").ShouldBe([Convert.ToHexStringLower(HMACSHA256.HashData("s3cret"u8, parcel.Body.Span))]);
    }

    JsonElement BodyOf(StreamEvent happened) => JsonDocument.Parse(
        _connector.Compose(SomeWebhook.Telling(happened)).ShouldBeOfType<Composition.Ready>().Parcels.ShouldHaveSingleItem().Body).RootElement;

    static string Text(Referral referral) => Encoding.UTF8.GetString(ReferralValues.Of(referral).Span);

    static string?[] Texts(JsonElement body, params string[] names) => [.. names.Select(name => body.GetProperty(name).GetString())];
}
