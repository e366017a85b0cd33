using System.Text.Json.Nodes;
using Waymark.Apps.Documents;
using Waymark.Integrations;

namespace Waymark.Tests.Apps.Documents;

public sealed class DocumentReaderTests
{
    [Fact]
    public void The_example_has_no_errors()
    {
        var (document, errors) = DocumentReader.Read(Example.Text, Example.Partners);

        errors.ShouldBeEmpty();
        document!["apps"]![0]!["id"]!.GetValue<string>().ShouldBe("shop");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "apps": [{ "id": "a" }] }""")]
    [InlineData("\uFEFF{ /* nothing */ \"apps\": [], }")]
    [InlineData("""{ "managementKeys": ["${WAYMARK_KEY}", "********", "********"] }""")]
    [InlineData("""{ "apps": [{ "id": "a", "serverKeys": ["********#1"], "domains": ["127.0.0.1", "localhost", "A-b.Example"] }] }""")]
    [InlineData("""{ "apps": [{ "id": "a", "integrations": [{ "id": "w", "partner": "webhook", "settings": { "header.X-Key": "k" } }] }] }""")]
    [InlineData("""{ "apps": [{ "id": "a", "campaigns": [{ "id": "c", "name": "C", "androidRedirect": "market://details?id=x" }] }] }""")]
    [InlineData("""{ "apps": [{ "id": "a", "campaigns": [{ "id": "c", "name": "C", "iosRedirect": "https://APPS.apple.com/app/id1" }] }] }""")]
    [InlineData("""{ "apps": [{ "id": "a", "attribution": { "windowsByNetwork": { "META": { "clickHours": 24 } } } }] }""")]
    public void These_documents_are_fine(string text) => DocumentReader.Read(text, Example.Partners).Errors.ShouldBeEmpty();

    [Theory]
    [InlineData("", "not valid JSON")]
    [InlineData("{ \"apps\": [\n  oops ] }", "line 2, column 3: not valid JSON: 'o' is an invalid start of a value")]
    [InlineData("{ \"apps\": [] ", "not valid JSON")]
    [InlineData("{ \"apps\": [], \"apps\": [] }", "not valid JSON")]
    public void What_cannot_be_read_is_said_with_its_line(string text, string message)
    {
        var error = DocumentReader.Read(text, Example.Partners).Errors.ShouldHaveSingleItem();

        error.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("[]", "", "must be an object { … }, but is a list [ … ]")]
    [InlineData("null", "", "must be an object { … }, but is null")]
    [InlineData("""{ "app": [] }""", "app", "unknown key; did you mean \"apps\"?")]
    [InlineData("""{ "zzzzzzzz": [] }""", "zzzzzzzz", "unknown key; known here: $schema, managementKeys, trustedProxies, apps")]
    [InlineData("""{ "apps": {} }""", "apps", "must be a list [ … ], but is an object { … }")]
    [InlineData("""{ "apps": [1] }""", "apps[0]", "must be an object { … }, but is a number")]
    [InlineData("""{ "trustedProxies": ["10.0.0.1/33"] }""", "trustedProxies[0]", "\"10.0.0.1/33\" is no CIDR range; write it like 10.0.0.0/8, 127.0.0.1/32 or ::1/128")]
    [InlineData("""{ "trustedProxies": ["::1/128", "::1/128"] }""", "trustedProxies[1]", "says the same as trustedProxies[0]; remove one of them")]
    [InlineData("""{ "managementKeys": [""] }""", "managementKeys[0]", "must not be empty; leave the key out instead")]
    [InlineData("""{ "managementKeys": ["$secret:x"] }""", "managementKeys[0]", "is the inside of our storage; write the secret itself, or ******** to keep what is stored")]
    [InlineData("""{ "apps": [{ "id": "a" }, { "id": "a" }] }""", "apps[1].id", "is already used at apps[0].id; every app needs its own id")]
    [InlineData("""{ "apps": [{ "id": "a", "token": "t" }, { "id": "b", "webTokens": ["t"] }] }""", "apps[1].webTokens[0]", "is already used at apps[0].token; a token tells the app, so each may appear once")]
    [InlineData("""{ "apps": [{ "id": "a", "domains": ["l.test"] }, { "id": "b", "domains": ["L.TEST"] }] }""", "apps[1].domains[0]", "is already used at apps[0].domains[0]; a domain leads to one app")]
    [InlineData("""{ "apps": [{ "id": "a", "serverKeys": ["k"] }, { "id": "b", "feeds": [{ "id": "f", "key": "k", "secret": "s" }] }] }""", "apps[1].feeds[0].key", "is already used at apps[0].serverKeys[0]; a key tells the app, so each may appear once")]
    [InlineData("""{ "apps": [{ "id": "a", "uriScheme": "javascript" }] }""", "apps[0].uriScheme", "must be a scheme of your own without ://, in lower case, such as shop; browsers' own schemes are not allowed")]
    public void A_wrong_document_is_told_where_and_why(string text, string path, string message) =>
        DocumentReader.Read(text, Example.Partners).Errors.ShouldBe([new DocumentError(path, message)]);

    [Theory]
    [InlineData("tokn", "\"x\"", "tokn", "unknown key; did you mean \"token\"?")]
    [InlineData("a b", "1", "[\"a b\"]", "unknown key; known here:")]
    [InlineData("id", "\"a/b\"", "id", "must be 1 to 64 letters, digits")]
    [InlineData("id", "\"shop\\n\"", "id", "must be 1 to 64 letters, digits")]
    [InlineData("id", "null", "id", "must be text in quotes, but is null")]
    [InlineData("name", "5", "name", "must be text in quotes, but is a number")]
    [InlineData("token", "\"has space\"", "token", "must be 1 to 200 visible ASCII characters")]
    [InlineData("signing", "\"of\"", "signing", "must be one of \"off\", \"mark\", \"require\"; did you mean \"off\"?")]
    [InlineData("signing", "\"never\"", "signing", "must be one of \"off\", \"mark\", \"require\"")]
    [InlineData("rateLimit", "-1", "rateLimit", "must be at least 0, but is -1")]
    [InlineData("invites", "{ \"text\": { \"German\": \"x\" } }", "invites.text.German", "\"German\" is no language; write one in lower case such as de or pt-br")]
    [InlineData("invites", "{ \"channels\": [{ \"id\": \"sms\", \"subject\": { \"pt_BR\": \"x\" } }] }", "invites.channels[0].subject.pt_BR", "\"pt_BR\" is no language")]
    [InlineData("invites", "{ \"channels\": [{ \"id\": \"sms\" }, { \"id\": \"sms\" }] }", "invites.channels[1].id", "is already used at apps[0].invites.channels[0].id")]
    [InlineData("invites", "{ \"channels\": [{ \"id\": \"a b\" }] }", "invites.channels[0].id", "must be 1 to 64 lower-case letters")]
    [InlineData("rateLimit", "2.5", "rateLimit", "must be a whole number, but is a fraction")]
    [InlineData("rateLimit", "\"25\"", "rateLimit", "must be a whole number, but is text in quotes")]
    [InlineData("signingSkewMinutes", "1441", "signingSkewMinutes", "must be at most 1440, but is 1441")]
    [InlineData("timeZone", "\"India Standard Time\"", "timeZone", "\"India Standard Time\" is no time zone this machine knows; write an IANA name")]
    [InlineData("timeZone", "\"Asia/Bangalore\"", "timeZone", "is no time zone this machine knows")]
    [InlineData("currency", "\"inr\"", "currency", "must be a three-letter currency code in capitals")]
    [InlineData("currency", "\"${CURRENCY}\"", "currency", "must be a three-letter currency code in capitals")]
    [InlineData("name", "\"${NAME}\"", "name", "only secrets are read from the environment; write the value of NAME here")]
    [InlineData("name", "\"********\"", "name", "is no secret, so nothing is kept under a mask; write the value")]
    [InlineData("domains", "[\"https://links.example.test\"]", "domains[0]", "must be a host name alone")]
    [InlineData("domains", "[\"links.example.test:8080\"]", "domains[0]", "must be a host name alone")]
    [InlineData("website", "\"www.example.test\"", "website", "must be an absolute address that begins with https://")]
    [InlineData("uriScheme", "\"Shop\"", "uriScheme", "must be a scheme of your own without ://")]
    [InlineData("android", "{}", "android.package", "is missing; add it. Package name, as in the Play Store's address.")]
    [InlineData("android", "{ \"package\": \"shop\" }", "android.package", "must be a package name such as com.example.shop")]
    [InlineData("android", "{ \"package\": \"a.b\", \"certificateFingerprints\": [\"ab\"] }", "android.certificateFingerprints[0]", "must be 32 upper-case hex bytes")]
    [InlineData("ios", "{ \"bundleId\": \"a.b\", \"appStoreId\": \"id525463029\" }", "ios.appStoreId", "must be the digits of the App Store address alone")]
    [InlineData("signingKeys", "[{ \"id\": \"k\", \"secret\": \"********#2\" }]", "signingKeys[0].secret", "there is one secret here, so write ******** without a number to keep it")]
    [InlineData("signingKeys", "[{ \"id\": \"k\", \"secret\": \"a\" }, { \"id\": \"k\", \"secret\": \"b\" }]", "signingKeys[1].id", "is already used at apps[0].signingKeys[0].id")]
    [InlineData("attribution", "{ \"windows\": { \"clickHours\": 721 } }", "attribution.windows.clickHours", "must be at most 720, but is 721")]
    [InlineData("attribution", "{ \"probabilistic\": { \"threshold\": 1.5 } }", "attribution.probabilistic.threshold", "must be at most 1, but is 1.5")]
    [InlineData("attribution", "{ \"windowsByNetwork\": { \"Meta Ads\": { \"click\": 1 } } }", "attribution.windowsByNetwork[\"Meta Ads\"].click", "unknown key")]
    [InlineData("attribution", "{ \"windowsByNetwork\": { \" \": {} } }", "attribution.windowsByNetwork[\" \"]", "needs a network's code as its key")]
    [InlineData("campaigns", "[{ \"id\": \"c\" }]", "campaigns[0].name", "is missing; add it.")]
    [InlineData("campaigns", "[{ \"id\": \"c\", \"name\": \"C\", \"deeplink\": \"/p/42\" }]", "campaigns[0].deeplink", "must be an absolute https:// address or begin with the app's uriScheme")]
    [InlineData("campaigns", "[{ \"id\": \"c\", \"name\": \"C\", \"deeplink\": \"other://p/42\" }]", "campaigns[0].deeplink", "must be an absolute https:// address or begin with the app's uriScheme")]
    [InlineData("campaigns", "[{ \"id\": \"c\", \"name\": \"C\", \"website\": \"https://evil.test/\" }]", "campaigns[0].website", "leads to evil.test, which is no store and none of the app's hosts; add it to allowedHosts")]
    [InlineData("campaigns", "[{ \"id\": \"c\", \"name\": \"C\", \"website\": \"https://partner.example.test@evil.test/\" }]", "campaigns[0].website", "leads to evil.test")]
    [InlineData("campaigns", "[{ \"id\": \"c\", \"name\": \"C\", \"iosRedirect\": \"javascript:alert(1)\" }]", "campaigns[0].iosRedirect", "must be an absolute https:// address of a store")]
    [InlineData("integrations", "[{ \"id\": \"x\", \"partner\": \"clevrtap\" }]", "integrations[0].partner", "there is no partner \"clevrtap\"; did you mean \"clevertap\"?")]
    [InlineData("integrations", "[{ \"id\": \"x\", \"partner\": \"nobody\" }]", "integrations[0].partner", "there is no partner \"nobody\"; known here: clevertap, webhook")]
    [InlineData("integrations", "[{ \"id\": \"x\", \"partner\": \"clevertap\", \"settings\": { \"acountId\": \"1\" } }]", "integrations[0].settings.acountId", "unknown setting; did you mean \"accountId\"?")]
    [InlineData("integrations", "[{ \"id\": \"x\", \"partner\": \"clevertap\", \"settings\": { \"region\": \"XX\" } }]", "integrations[0].settings.region", "must be one of \"EU\", \"IN1\"")]
    [InlineData("integrations", "[{ \"id\": \"x\", \"partner\": \"clevertap\", \"settings\": { \"region\": [] } }]", "integrations[0].settings.region", "must be text in quotes or a number or true or false, but is a list")]
    [InlineData("integrations", "[{ \"id\": \"x\", \"partner\": \"clevertap\", \"settings\": { \"passcode\": 12345 } }]", "integrations[0].settings.passcode", "is secret and must be text in quotes")]
    [InlineData("integrations", "[{ \"id\": \"x\", \"partner\": \"webhook\", \"active\": true }]", "integrations[0].settings.url", "is missing; add it. Where events go.")]
    [InlineData("integrations", "[{ \"id\": \"x\", \"partner\": \"webhook\", \"events\": [{ \"event\": \"\" }] }]", "integrations[0].events[0].event", "must not be empty")]
    public void A_wrong_app_is_told_where_and_why(string key, string value, string path, string message)
    {
        var document = Example.With(document => document.App()[key] = JsonNode.Parse(value));

        var error = DocumentReader.Read(document.ToJsonString(), Example.Partners).Errors.ShouldHaveSingleItem();

        error.Path.ShouldBe(path.StartsWith('[') ? $"apps[0]{path}" : $"apps[0].{path}");
        error.Message.ShouldStartWith(message.StartsWith("is no time", StringComparison.Ordinal) ? $"\"Asia/Bangalore\" {message}" : message);
    }

    [Fact]
    public void All_errors_are_told_at_once()
    {
        var document = Example.With(document =>
        {
            document["extra"] = 1;
            document.App()["currency"] = "rupees";
            document.App()["campaigns"]![1]!["id"] = "AbC123";
            document.App()["integrations"]![0]!["partner"] = "unknown";
        });

        var errors = DocumentReader.Read(document.ToJsonString(), Example.Partners).Errors;

        errors.Select(error => error.Path).ShouldBe(
            ["extra", "apps[0].currency", "apps[0].campaigns[1].id", "apps[0].integrations[0].partner"]);
    }

    [Fact]
    public void What_the_partner_itself_finds_wrong_is_told_with_the_whole_path()
    {
        var settings = Example.Partners.Names.Select(name => KeyValuePair.Create(name, Example.Partners.SettingsOf(name)!));
        var partners = new KnownPartners(settings, integration =>
            [new DocumentError("settings.region", $"{integration.Settings["batchSize"]} is too many for this region")]);
        var inactive = Example.With(document => document.App()["integrations"]![0]!["active"] = false);

        DocumentReader.Read(Example.Text, partners).Errors.ShouldBe(
            [new DocumentError("apps[0].integrations[0].settings.region", "500 is too many for this region")]);
        DocumentReader.Read(inactive.ToJsonString(), partners).Errors.ShouldBeEmpty();
    }

    [Fact]
    public void An_error_never_repeats_a_secret()
    {
        var document = Example.With(document =>
        {
            document.App()["serverKeys"] = new JsonArray("topsecret", "topsecret");
            document.App()["feeds"]![0]!["key"] = "topsecret";
            document.App()["feeds"]![0]!["secret"] = "topsecret" + new string('x', 5000);
            document.App()["integrations"]![0]!["settings"]!["passcode"] = "$secret:topsecret";
        });

        var errors = DocumentReader.Read(document.ToJsonString(), Example.Partners).Errors;

        errors.Count.ShouldBe(4);
        string.Join('\n', errors).ShouldNotContain("topsecret");
    }
}
