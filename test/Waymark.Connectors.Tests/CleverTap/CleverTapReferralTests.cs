using System.Text.Json;
using Waymark.Connectors.Tests.Support;
using Waymark.Events;
using Waymark.Installs;
using Waymark.Integrations;
using Waymark.Users;

namespace Waymark.Connectors.Tests.CleverTap;

public sealed class CleverTapReferralTests
{
    const string Install = """{"Channel":"whatsapp","Content":"","Status":"suspicious","waymark":{"type":"app_install","reasons":["same_ip"]}}""";
    const string Custom = """{"Event Data":{"plan":"gold","price.net":"9"},"waymark":{"type":"referrer_set"}}""";

    readonly IConnector _connector = ConnectorCatalog.All["clevertap"];

    [Fact]
    public void A_referral_is_uploaded_for_the_profile_of_the_users_own_id_with_exactly_three_properties()
    {
        var record = RecordOf(Referred(Install, user: "ben"));

        record.GetProperty("type").GetString().ShouldBe("event");
        record.GetProperty("identity").GetString().ShouldBe("ben");
        record.TryGetProperty("objectId", out _).ShouldBeFalse();
        record.GetProperty("evtName").GetString().ShouldBe("Referred App Install");
        record.GetProperty("ts").GetInt64().ShouldBe(Some.Moment.ToUnixTimeSeconds());
        record.GetProperty("evtData").GetRawText().ShouldBe("""{"Channel":"whatsapp","Content":"","Status":"suspicious"}""");
    }

    [Theory]
    [InlineData("email", "ben@shop.example")]
    [InlineData("phone", "+919800000000")]
    [InlineData("custom_id", "ben")]
    [InlineData("facebook", "fb-9")]
    public void The_identity_provider_says_whose_profile_it_is(string provider, string identity)
    {
        var user = Some.User("ben", email: "ben@shop.example", phone: "+919800000000") with { PartnerIds = new Dictionary<string, string> { ["facebook"] = "fb-9" } };

        RecordOf(Referred(Install, "ben", user, ("identityProvider", provider))).GetProperty("identity").GetString().ShouldBe(identity);
    }

    [Fact]
    public void A_sender_whom_only_a_server_named_has_a_profile_too() =>
        RecordOf(Referred(Install, "anna", noUser: true)).GetProperty("identity").GetString().ShouldBe("anna");

    [Fact]
    public void Without_an_identity_an_event_waits_a_day_and_is_then_skipped()
    {
        var telling = Referred(Install, "ben", Some.User("ben"), ("identityProvider", "email"));

        _connector.Compose(telling).ShouldBe(new Composition.Waits("no_identity") { AtMost = TimeSpan.FromHours(24) });
        _connector.Compose(telling with { HasWaitedLongEnough = true }).ShouldBe(new Composition.Skips("no_identity"));
    }

    [Theory]
    [InlineData(null, """{"Event Data":{"plan":"gold","pricenet":"9"}}""")]
    [InlineData("object", """{"Event Data":{"plan":"gold","pricenet":"9"}}""")]
    [InlineData("flat", """{"Event Data plan":"gold","Event Data pricenet":"9"}""")]
    [InlineData("json", """{"Event Data":"{\"plan\":\"gold\",\"price.net\":\"9\"}"}""")]
    public void Event_data_takes_the_form_that_the_account_takes(string? format, string expected)
    {
        var telling = format is null ? Referred(Custom, "ben") : Referred(Custom, "ben", null, ("eventDataFormat", format));

        RecordOf(telling with { Event = telling.Event with { Name = "Referred Subscription Started" } }).GetProperty("evtData").GetRawText().ShouldBe(expected);
    }

    [Fact]
    public void A_refused_object_comes_back_with_the_other_forms_to_choose_from()
    {
        var parcel = _connector.Compose(Referred(Custom, "ben")).ShouldBeOfType<Composition.Ready>().Parcels[0];
        var reply = Some.Reply(200, """{"status":"fail","processed":0,"unprocessed":[{"status":"fail","code":512,"error":"Property Event Data is nested. record number : 1"}]}""");

        var refused = _connector.Read("upload", reply, [parcel]).ShouldBeOfType<Answer.Taken>().Outcomes[0].ShouldBeOfType<ParcelOutcome.Refused>();

        refused.Code.ShouldBe("512");
        refused.Reason.ShouldContain("eventDataFormat to flat or json");
    }

    [Fact]
    public void Another_record_of_a_wrong_shape_gets_no_such_advice()
    {
        var reply = Some.Reply(200, """{"status":"fail","processed":0,"unprocessed":[{"status":"fail","code":512,"error":"Odd. record number : 1"}]}""");

        _connector.Read("upload", reply, [Some.Record(1)]).ShouldBeOfType<Answer.Taken>().Outcomes[0].ShouldBe(new ParcelOutcome.Refused("512", "Odd. record number : 1"));
    }

    [Fact]
    public void A_form_that_there_is_not_is_a_mistake_in_the_settings() =>
        _connector.Validate(Some.Integration(("eventDataFormat", "xml"))).ShouldHaveSingleItem().Path.ShouldBe("settings.eventDataFormat");

    JsonElement RecordOf(Telling telling) => JsonDocument.Parse(
        _connector.Compose(telling).ShouldBeOfType<Composition.Ready>().Parcels.ShouldHaveSingleItem().Body).RootElement;

    static Telling Referred(string values, string user, bool noUser) => Referred(values, user) with { Subject = noUser ? Subject.Nobody : new Subject(null, Some.User(user)) };

    static Telling Referred(string values, string user, User? known = null, params (string Name, string Value)[] settings) =>
        new(Some.Event(EventKind.Referral, "Referred App Install", values, user), new Subject(null as Install, known ?? Some.User(user)), Some.Integration(settings));
}
