using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Waymark.Apps;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Intake;

public sealed class SealedEventTests : IDisposable
{
    const string View = """{ "token": "web_shop", "event_id": "e-1", "event_type": "page_view", "page_title": "Käse" }""";

    readonly ECDiffieHellman _key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    readonly ECDiffieHellman _otherKey = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public async Task An_event_sealed_for_us_is_stored_open()
    {
        await using var intake = await StartAsync();

        var reply = await intake.IngestAsync(Seal(View));

        reply.Status.ShouldBe(200);
        Encoding.UTF8.GetString(intake.Journal.Facts.ShouldHaveSingleItem().Body.Span).ShouldBe(View);
    }

    [Fact]
    public async Task Two_apps_may_call_their_keys_the_same()
    {
        var other = new App { Id = "other", Token = "prj_other", WebTokens = ["web_other"], WebKeys = [Key(_otherKey)] };
        await using var intake = await IntakeApplication.StartAsync(
            Some.Configuration(other, Some.App() with { WebKeys = [Key(_key)] }));

        (await intake.IngestAsync(Seal(View))).Status.ShouldBe(200);
        intake.Journal.Facts.ShouldHaveSingleItem().App.ShouldBe("shop");
    }

    [Fact]
    public async Task Inside_the_same_rules_apply_as_outside()
    {
        await using var intake = await StartAsync();

        (await intake.IngestAsync(Seal(View.Replace("web_shop", "prj_shop")))).Message.ShouldBe("token is unknown");
        (await intake.IngestAsync(Seal(View.Replace("event_id", "x")))).Message.ShouldBe("event_id is required");
        (await intake.IngestAsync(Seal("[]"))).Message.ShouldBe("the body must be a JSON object");
        (await intake.IngestAsync(Seal("{"))).Message.ShouldBe("the body is not valid JSON");
        (await intake.IngestAsync(Seal(Seal(View)))).Message.ShouldBe("token is required");
        intake.Journal.Facts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("another key id")]
    [InlineData("another version")]
    [InlineData("another nonce")]
    [InlineData("a changed byte")]
    [InlineData("no tag")]
    [InlineData("no text")]
    [InlineData("no point")]
    [InlineData("a point off the curve")]
    [InlineData("a short point")]
    [InlineData("broken base64")]
    [InlineData("an object for a text")]
    public async Task What_cannot_be_opened_is_refused(string defect)
    {
        await using var intake = await StartAsync();

        var reply = await intake.IngestAsync(Seal(View, defect));

        reply.Status.ShouldBe(400);
        reply.Message.ShouldBe("the sealed event cannot be opened with any of our keys");
        intake.Counted.ShouldBe(["/web/ingest refused not_sealed_for_us"]);
    }

    [Fact]
    public async Task A_configured_key_that_is_none_opens_nothing_and_breaks_nothing()
    {
        await using var intake = await IntakeApplication.StartAsync(
            Some.App() with { WebKeys = [new WebKey { Id = "k1", PrivateKey = "nonsense" }] });

        (await intake.IngestAsync(Seal(View))).Status.ShouldBe(400);
    }

    public void Dispose()
    {
        _key.Dispose();
        _otherKey.Dispose();
    }

    static WebKey Key(ECDiffieHellman key) => new() { Id = "k1", PrivateKey = Convert.ToBase64String(key.ExportPkcs8PrivateKey()) };

    Task<IntakeApplication> StartAsync() => IntakeApplication.StartAsync(Some.App() with { WebKeys = [Key(_key)] });

    // Written from the description of the form, as a page does it, and not with the code under test.
    string Seal(string plain, string defect = "")
    {
        using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var secret = ephemeral.DeriveRawSecretAgreement(_key.PublicKey);
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, [], "linkrunner-web-collect-v1:k1"u8.ToArray());
        var nonce = RandomNumberGenerator.GetBytes(12);
        var text = Encoding.UTF8.GetBytes(plain);
        var sealedText = new byte[text.Length + 16];

        using (var aes = new AesGcm(key, 16))
            aes.Encrypt(nonce, text, sealedText.AsSpan(0, text.Length), sealedText.AsSpan(text.Length));

        var q = ephemeral.ExportParameters(includePrivateParameters: false).Q;
        byte[] point = [4, .. q.X!, .. q.Y!];

        if (defect == "another nonce") nonce[0] ^= 1;
        if (defect == "a changed byte") sealedText[0] ^= 1;
        if (defect == "a point off the curve") point[64] ^= 1;

        var (version, keyId) = (defect == "another version" ? 2 : 1, defect == "another key id" ? "k2" : "k1");
        var epk = defect == "no point" ? "null" : Quoted(defect == "a short point" ? point[..64] : point);
        var ct = defect switch
        {
            "no tag" => Quoted(sealedText[..15]),
            "no text" => "\"\"",
            "broken base64" => "\"%%%\"",
            "an object for a text" => "{}",
            _ => Quoted(sealedText),
        };

        return $$"""{ "lrv": {{version}}, "kid": "{{keyId}}", "epk": {{epk}}, "iv": {{Quoted(nonce)}}, "ct": {{ct}} }""";
    }

    static string Quoted(byte[] bytes) => $"\"{Base64Url.EncodeToString(bytes)}\"";
}
