using System.Text.Json;
using Waymark.Connectors.Tests.Support;
using Waymark.Integrations;
using Waymark.Privacy;

namespace Waymark.Connectors.Tests.Meta;

public sealed class MetaPersonTests
{
    // The examples of Meta's own documentation.
    const string JohnsHash = "62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f";
    const string NumbersHash = "e323ec626319ca94ee8bff2e4c87cf613be6ea19919ed1364124e16807ab3176";

    [Theory]
    [InlineData("John_Smith@gmail.com")]
    [InlineData("  john_smith@GMAIL.com ")]
    [InlineData(JohnsHash)]
    public void An_address_is_trimmed_and_lowered_before_it_is_hashed(string email) => Hash("em", email: email).ShouldBe(JohnsHash);

    [Fact]
    public void Dots_and_tags_of_an_address_stay() => Hash("em", email: "john.smith+shop@gmail.com").ShouldNotBe(Hash("em", email: "johnsmith@gmail.com"));

    [Theory]
    [InlineData("+1 (650) 555-1212")]
    [InlineData("0016505551212")]
    [InlineData("16505551212")]
    [InlineData("E323EC626319CA94EE8BFF2E4C87CF613BE6EA19919ED1364124E16807AB3176")]
    public void A_number_is_country_code_and_digits_before_it_is_hashed(string phone) => Hash("ph", phone: phone).ShouldBe(NumbersHash);

    [Theory]
    [InlineData("em", "nobody")]
    [InlineData("ph", "650 555 1212")]
    [InlineData("ph", "+12")]
    public void What_would_match_nobody_is_left_out(string field, string value) =>
        Person(SomeMeta.Telling(Some.Event(user: "u-1"), user: field == "em" ? Some.User(email: value) : Some.User(phone: value)))
            .TryGetProperty(field, out _).ShouldBeFalse();

    [Fact]
    public void A_devices_advertising_id_is_told_as_it_is() =>
        Person(SomeMeta.Telling(Some.Event())).GetProperty("madid").GetString().ShouldBe(SomeMeta.Gaid);

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("2")]
    public void Without_apples_permission_there_is_no_advertising_id(string status)
    {
        var told = SomeMeta.Event(SomeMeta.Telling(Some.Event(), SomeMeta.Iphone(status, SomeMeta.Idfa)));

        told.GetProperty("user_data").TryGetProperty("madid", out _).ShouldBeFalse();
        told.GetProperty("app_data").TryGetProperty("vendor_id", out _).ShouldBeFalse();
        told.GetProperty("app_data").GetProperty("advertiser_tracking_enabled").GetInt32().ShouldBe(0);
        told.GetProperty("app_data").GetProperty("application_tracking_enabled").GetInt32().ShouldBe(1);
    }

    [Fact]
    public void Without_european_consent_only_the_installation_is_named()
    {
        var install = SomeMeta.Android(user: "u-1") with { Consent = new Consent(IsEea: true, AdUserData: null, AdPersonalization: true) };

        var told = SomeMeta.Event(SomeMeta.Telling(Some.Event(user: "u-1"), install, Some.User(email: "a@example.org", phone: "+16505551212")));

        told.GetProperty("user_data").EnumerateObject().Select(field => field.Name).ShouldBe(["anon_id"]);
        told.GetProperty("app_data").GetProperty("advertiser_tracking_enabled").GetInt32().ShouldBe(0);
        told.GetProperty("app_data").GetProperty("application_tracking_enabled").GetInt32().ShouldBe(0);
    }

    [Fact]
    public void With_european_consent_everything_is_told()
    {
        var install = SomeMeta.Android() with { Consent = new Consent(IsEea: true, AdUserData: true, AdPersonalization: false) };

        Person(SomeMeta.Telling(Some.Event(), install)).GetProperty("madid").GetString().ShouldBe(SomeMeta.Gaid);
    }

    [Fact]
    public void The_id_of_metas_own_sdk_comes_before_ours()
    {
        var install = SomeMeta.Android() with { PartnerIds = new Dictionary<string, string> { ["fbAnonId"] = "XZ1234" } };

        Person(SomeMeta.Telling(Some.Event(), install)).GetProperty("anon_id").GetString().ShouldBe("XZ1234");
        Person(SomeMeta.Telling(Some.Event())).GetProperty("anon_id").GetString().ShouldBe("install-1");
    }

    [Fact]
    public void What_a_server_reports_of_a_user_is_no_app_event()
    {
        var telling = SomeMeta.Telling(Some.Event(user: "u-1")) with { Subject = new Subject(null, Some.User()) };
        telling = telling with { Event = telling.Event with { InstallId = null, Platform = default } };

        var told = SomeMeta.Event(telling);

        told.GetProperty("action_source").GetString().ShouldBe("system_generated");
        told.TryGetProperty("app_data", out _).ShouldBeFalse();
        told.GetProperty("user_data").EnumerateObject().ShouldHaveSingleItem().Name.ShouldBe("external_id");
    }

    [Fact]
    public void An_event_by_nobody_is_not_told()
    {
        var telling = SomeMeta.Telling(Some.Event()) with { Subject = Subject.Nobody };

        ConnectorCatalog.All["meta"].Compose(telling).ShouldBe(new Composition.Skips("nothing_to_match_by"));
    }

    static string? Hash(string field, string? email = null, string? phone = null) =>
        Person(SomeMeta.Telling(Some.Event(user: "u-1"), user: Some.User(email: email, phone: phone)))
            .GetProperty(field).EnumerateArray().ShouldHaveSingleItem().GetString();

    static JsonElement Person(Telling telling) => SomeMeta.Event(telling).GetProperty("user_data");
}
