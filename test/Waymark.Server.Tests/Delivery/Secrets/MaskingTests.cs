using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Waymark.Apps;
using Waymark.Connectors;
using Waymark.Server.Delivery.Secrets;

namespace Waymark.Server.Tests.Delivery.Secrets;

public sealed class MaskingTests
{
    const string Secret = "pä/s+w&r d\"<1>%";

    static readonly IConnector CleverTap = ConnectorCatalog.All["clevertap"];

    [Fact]
    public void Only_secrets_are_masked()
    {
        var masking = Hiding(("passcode", "s3cret-code"), ("accountId", "ACC-1"));

        masking.Text("ACC-1 said s3cret-code, twice: S3CRET-CODE.").ShouldBe("ACC-1 said ********, twice: ********.");
        masking.Text("nothing to hide").ShouldBe("nothing to hide");
        masking.Text("").ShouldBe("");
    }

    public static TheoryData<string> Disguises =>
    [
        Secret,
        Uri.EscapeDataString(Secret),
        Uri.EscapeDataString(Uri.EscapeDataString(Secret)),
        Uri.EscapeDataString(Secret).ToLowerInvariant(),
        WebUtility.UrlEncode(Secret),
        WebUtility.HtmlEncode(Secret),
        JsonSerializer.Serialize(Secret).Trim('"'),
        JsonSerializer.Serialize(Secret).Trim('"').ToLowerInvariant(),
        JsonEncodedText.Encode(Secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
        JsonSerializer.Serialize(Uri.EscapeDataString(Secret)).Trim('"'),
        Secret.Replace("/", "\\/", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal),
        string.Concat(Secret.Select(symbol => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)symbol:x4}"))),
        string.Concat(Encoding.UTF8.GetBytes(Secret).Select(part => string.Create(CultureInfo.InvariantCulture, $"%{part:X2}"))),
        Convert.ToHexString(Encoding.UTF8.GetBytes(Secret)),
        Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Secret)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"user:{Secret}")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"me:{Secret}:more")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Secret}:")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"x{Secret}")).Replace('+', '-').Replace('/', '_').TrimEnd('='),
        Uri.EscapeDataString(Convert.ToBase64String(Encoding.UTF8.GetBytes($"user:{Secret}"))),
    ];

    [Theory]
    [MemberData(nameof(Disguises))]
    public void A_secret_is_found_however_it_is_written(string disguise)
    {
        var shown = Hiding(("passcode", Secret)).Text($"before [{disguise}] after");

        shown.ShouldBe("before [********] after");
    }

    [Fact]
    public void Of_two_secrets_the_one_inside_the_other_leaves_nothing_behind()
    {
        var masking = Hiding(("passcode", "abcd"), ("token", "abcdefgh"));

        masking.Text("x abcdefgh y abcd z abcdabcdefgh").ShouldBe("x ******** y ******** z ********");
    }

    [Fact]
    public void Overlapping_finds_are_one_mask() => Hiding(("passcode", "abab")).Text("-ababab-").ShouldBe("-********-");

    [Theory]
    [InlineData("a")]
    [InlineData("007")]
    public void Where_a_secret_is_too_short_to_be_cut_out_the_whole_text_goes(string secret)
    {
        var masking = Hiding(("passcode", secret));

        masking.Text($"the number {secret} and more").ShouldBe("********");
        masking.Text("tell me").ShouldBe("tell me");
    }

    [Fact]
    public void A_secret_made_of_mask_characters_does_no_harm() => Hiding(("passcode", "****")).Text("a **** b").ShouldBe("a ******** b");

    [Fact]
    public void Blanks_around_a_secret_do_not_hide_it() => Hiding(("passcode", "  s3cret-code\n")).Text("[s3cret-code]").ShouldBe("[********]");

    [Fact]
    public void The_lines_of_a_key_are_masked_one_by_one()
    {
        var masking = Hiding(("token", "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQ\nEFAASCBKcwggSjAgEAAoIBAQ\n-----END PRIVATE KEY-----"));

        masking.Text("line EFAASCBKcwggSjAgEAAoIBAQ.").ShouldBe("line ********.");
    }

    [Theory]
    [InlineData("Bearer abcdefgh12345678", "you sent abcdefgh12345678", "you sent ********")]
    [InlineData("Basic dXNlcjpwYXNzd29yZA==", "no such password here", "no such ******** here")]
    [InlineData("https://Hooks.example.test:443/T0/XyZ?k=v", "POST https://hooks.example.test/T0/XyZ?k=v", "POST ********")]
    [InlineData("https://hooks.example.test/T0/XyZ", "no route /T0/XyZ", "no route ********")]
    public void A_part_of_a_secret_that_is_one_by_itself_is_masked_too(string secret, string text, string shown) =>
        Hiding(("passcode", secret)).Text(text).ShouldBe(shown);

    [Fact]
    public void An_answer_is_cut_only_after_its_secrets_are_gone()
    {
        var masking = Hiding(("passcode", "s3cret-code"));
        var body = Encoding.UTF8.GetBytes(new string('.', Masking.AnswerLength - 5) + "s3cret-code" + new string('!', 100));

        var answer = masking.Answer(body).ShouldNotBeNull();

        answer.Length.ShouldBe(Masking.AnswerLength);
        answer.ShouldNotContain("s3c");
        masking.Answer([]).ShouldBeNull();
    }

    [Theory]
    [InlineData("Authorization", "Bearer whatever-this-is", "Bearer ********")]
    [InlineData("authorization", "Basic dXNlcjpwYXNz", "Basic ********")]
    [InlineData("Authorization", "AWS4-HMAC-SHA256 Credential=a, Signature=b", "********")]
    [InlineData("Cookie", "session=1", "********")]
    [InlineData("X-Passcode", "s3cret-code", "********")]
    [InlineData("Accept", "application/json", "application/json")]
    public void Headers_for_credentials_show_their_scheme_at_most(string name, string value, string shown) =>
        Hiding(("passcode", "s3cret-code")).Header(name, value).ShouldBe(shown);

    [Theory]
    [InlineData("https://me:pass@partner.test/hook?x=1", "https://********@partner.test/hook?x=1")]
    [InlineData("https://partner.test/s3cret-code/hook?key=s3cret%2Dcode", "https://partner.test/********/hook?key=********")]
    public void Addresses_lose_their_credentials(string address, string shown) =>
        Hiding(("passcode", "s3cret-code")).Address(new Uri(address)).ShouldBe(shown);

    static Masking Hiding(params (string Name, string Value)[] settings) => Masking.Of(
        new Integration { Id = "ct", Partner = "clevertap", Settings = settings.ToDictionary(setting => setting.Name, setting => setting.Value) }, CleverTap);
}
