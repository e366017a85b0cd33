using System.Security.Cryptography;
using System.Text;
using Waymark.Apps;
using Waymark.Connectors.Tests.Amplitude;
using Waymark.Connectors.Tests.Braze;
using Waymark.Connectors.Tests.GoogleAnalytics;
using Waymark.Connectors.Tests.Meta;
using Waymark.Connectors.Tests.Mixpanel;
using Waymark.Connectors.Tests.MParticle;
using Waymark.Connectors.Tests.PostHog;
using Waymark.Connectors.Tests.Support;
using Waymark.Connectors.Tests.Template;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Installs;
using Waymark.Integrations;
using Waymark.Privacy;
using Waymark.Touches;

namespace Waymark.Connectors.Tests;

/// <summary>Every partner's requests about somebody who gave no consent: no advertising id is in them, in no form.</summary>
public sealed class WithheldIdsTests
{
    const string Gaid = "38400000-8cf0-11bd-b23e-10b96e40000d", Idfa = "6d92078a-8246-4ba4-ae5b-76104861e7dc", Oaid = "11111111-2222-4333-8444-555555555555";

    static readonly Dictionary<string, Integration> Integrations = new()
    {
        ["amplitude"] = SomeAmplitude.Integration(),
        ["braze"] = SomeBraze.Integration(),
        ["clevertap"] = Some.Integration(),
        ["ga4"] = SomeGoogleAnalytics.Integration(),
        ["generic-json"] = SomeTemplate.Integration(("address", "https://tool.example/events"), ("authorization", "Bearer s3cret")) with { Partner = "generic-json" },
        ["generic-postback"] = SomeTemplate.Integration(("postbackUrl", "https://net.example/postback"), ("token", "s3cret")) with { Partner = "generic-postback" },
        ["meta"] = SomeMeta.Integration(),
        ["mixpanel"] = SomeMixpanel.Integration(),
        ["mparticle"] = SomeMParticle.Integration(),
        ["posthog"] = SomePostHog.Integration(),
        ["template"] = SomeTemplate.Integration(
            ("installUrl", "https://net.example/i?id={advertising_id}&gaid={gaid}&idfa={idfa}&oaid={oaid}&s={sha1_gaid}{sha256_gaid}{md5_gaid}{sha1_idfa}&click={click_id}"),
            ("eventUrl", "https://net.example/e?id={advertising_id}&oaid={oaid}&data={event_value}")) with { Partner = "template" },
    };

    public static TheoryData<string, EventKind> Told => [.. Integrations.Keys.SelectMany(partner => new[] { (partner, EventKind.Install), (partner, EventKind.InApp) })];

    [Theory]
    [MemberData(nameof(Told))]
    public async Task Nobody_hears_the_advertising_id_of_a_person_without_consent(string partner, EventKind kind)
    {
        var said = await SaidAsync(partner, kind, new Consent(true, false, false));

        foreach (var form in Forms())
            said.ShouldNotContain(form, Case.Insensitive);
    }

    [Theory]
    [InlineData("amplitude")]
    [InlineData("generic-json")]
    [InlineData("generic-postback")]
    [InlineData("meta")]
    [InlineData("mparticle")]
    [InlineData("template")]
    public async Task With_consent_those_that_have_a_place_for_it_hear_it(string partner)
    {
        var said = await SaidAsync(partner, EventKind.Install, new Consent(true, true, true));

        Forms().ShouldContain(form => said.Contains(form, StringComparison.OrdinalIgnoreCase));
    }

    // A hash of an id is the id to whoever has ids of their own to hash.
    static IEnumerable<string> Forms() => new[] { Gaid, Idfa, Oaid }.SelectMany(id => new[] { HashAlgorithmName.SHA256, HashAlgorithmName.SHA1, HashAlgorithmName.MD5 }
        .Select(hash => Convert.ToHexStringLower(CryptographicOperations.HashData(hash, Encoding.UTF8.GetBytes(id))))
        .Prepend(id));

    static async Task<string> SaidAsync(string partner, EventKind kind, Consent consent)
    {
        var connector = ConnectorCatalog.All[partner];
        var integration = Integrations[partner] with { Active = true, Events = [new EventMapping { Event = "*" }], RequireConsent = false };
        var happened = Some.Event(
            kind, kind == EventKind.InApp ? "opened" : null, kind == EventKind.Install ? $$"""{"gaid":"{{Gaid}}","idfa":"{{Idfa}}","model":"Pixel 8"}""" : "{}",
            user: "u-1", credit: SomeTemplate.Credit);

        var decision = PostbackDecision.Judge(new PostbackInquiry(
            integration, new Recipient(partner, connector.Class, connector.Sources, HasCredentials: true), happened, _ => new Subject(Install(consent), Some.User())));
        var disclosure = decision.ShouldBeOfType<PostbackDecision.Tell>().Disclosure;

        var composed = connector.Compose(new Telling(disclosure.Event, disclosure.Subject, integration)
        {
            App = Some.Shop,
            Mapping = disclosure.Mapping,
            FindTouch = _ => disclosure.HidesIds ? Touch.WithoutIds() : Touch,
        });

        if (composed is not Composition.Ready ready) return "";

        var said = new StringBuilder();
        foreach (var call in ready.Parcels.GroupBy(parcel => parcel.Route))
        {
            using var request = connector.Build(call.Key, [.. call], integration.Settings);
            said.Append(request.RequestUri).Append('\n');
            if (request.Content is not null) said.Append(Encoding.UTF8.GetString(await Requests.BodyAsync(request))).Append('\n');
        }

        return said.ToString();
    }

    static Touch Touch => SomeTemplate.Touch with { Gaid = Gaid, Url = $"https://links.example.test/?c=AbC123&advertising_id={Gaid}&oaid={Oaid}" };

    static Install Install(Consent consent) => SomeBraze.Install(user: "u-1") with
    {
        Consent = consent,
        OpenedAt = Some.Moment,
        Device = new DeviceTraits { Gaid = Gaid, Idfa = Idfa, AndroidId = "a1b2c3d4e5f60718", OsVersion = "15", Model = "Pixel 8" },
        PartnerIds = new Dictionary<string, string>
        {
            ["clevertap_id"] = Some.CleverTapId, ["brazeDeviceId"] = SomeBraze.Device, ["ga_app_instance_id"] = SomeGoogleAnalytics.Instance,
        },
    };
}
