using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.Server.Intake;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Intake;

public sealed class RequestSignatureTests
{
    [Theory]
    [InlineData("""{"a":1}""", "mKxT2jJj2wCP4li54FnPtahLqIN6zVILBqKJ/9y+mMc=")]
    public void The_published_test_vector_holds(string body, string signature)
    {
        var signed = new byte[RequestSignature.Length];

        RequestSignature.Sign("s3cret", "1700000000000", Encoding.UTF8.GetBytes(body), signed);

        Convert.ToBase64String(signed).ShouldBe(signature);
    }

    [Fact]
    public void An_empty_body_has_an_empty_hash()
    {
        var signed = new byte[RequestSignature.Length];

        RequestSignature.Sign("s3cret", "1700000000000", [], signed);

        signed.ShouldBe(HMACSHA256.HashData("s3cret"u8, "1700000000000\n"u8));
    }

    [Theory]
    [InlineData(SigningMode.Off, SignatureState.Unchecked)]
    [InlineData(SigningMode.Mark, SignatureState.Verified)]
    [InlineData(SigningMode.Require, SignatureState.Verified)]
    public async Task A_right_signature_is_accepted_in_every_mode(SigningMode mode, SignatureState state)
    {
        await using var intake = await IntakeApplication.StartAsync(Some.App() with { Signing = mode });

        var reply = await intake.CallAsync("/trigger", Some.Call, Signed(intake, Some.Call));

        reply.Status.ShouldBe(200);
        intake.Journal.Facts.ShouldHaveSingleItem().Signature.ShouldBe(state);
    }

    [Theory]
    [InlineData("unsigned", SignatureState.Missing, "the request must be signed")]
    [InlineData("tampered body", SignatureState.Failed, "the signature does not fit the request")]
    [InlineData("stale", SignatureState.Failed, "the signature does not fit the request")]
    [InlineData("from the future", SignatureState.Failed, "the signature does not fit the request")]
    [InlineData("other timestamp", SignatureState.Failed, "the signature does not fit the request")]
    [InlineData("endless timestamp", SignatureState.Failed, "the signature does not fit the request")]
    [InlineData("negative timestamp", SignatureState.Failed, "the signature does not fit the request")]
    [InlineData("unknown key", SignatureState.Failed, "the signature does not fit the request")]
    [InlineData("wrong secret", SignatureState.Failed, "the signature does not fit the request")]
    [InlineData("broken base64", SignatureState.Failed, "the signature does not fit the request")]
    [InlineData("short signature", SignatureState.Failed, "the signature does not fit the request")]
    [InlineData("no key id", SignatureState.Failed, "the signature does not fit the request")]
    [InlineData("no signature", SignatureState.Failed, "the signature does not fit the request")]
    [InlineData("sent twice", SignatureState.Failed, "the signature does not fit the request")]
    public async Task A_wrong_one_is_marked_or_refused_as_the_app_says(string defect, SignatureState state, string message)
    {
        await using var marking = await IntakeApplication.StartAsync(Some.App() with { Signing = SigningMode.Mark });
        await using var requiring = await IntakeApplication.StartAsync(Some.App() with { Signing = SigningMode.Require });
        await using var ignoring = await IntakeApplication.StartAsync(Some.App() with { Signing = SigningMode.Off });
        var headers = Spoiled(marking, defect);

        var marked = await marking.CallAsync("/capture-event", Some.Call, headers);
        var refused = await requiring.CallAsync("/capture-event", Some.Call, headers);
        var ignored = await ignoring.CallAsync("/capture-event", Some.Call, headers);

        marked.Status.ShouldBe(200);
        marking.Journal.Facts.ShouldHaveSingleItem().Signature.ShouldBe(state);
        refused.Status.ShouldBe(401);
        refused.Message.ShouldBe(message);
        requiring.Journal.Facts.ShouldBeEmpty();
        ignored.Status.ShouldBe(200);
        ignoring.Journal.Facts.ShouldHaveSingleItem().Signature.ShouldBe(SignatureState.Unchecked);
    }

    [Fact]
    public async Task A_signature_reused_on_another_path_is_a_replay()
    {
        await using var intake = await IntakeApplication.StartAsync(Some.App() with { Signing = SigningMode.Require });
        var headers = Signed(intake, Some.Call);

        (await intake.CallAsync("/capture-event", Some.Call, headers)).Status.ShouldBe(200);
        var replayed = await intake.CallAsync("/capture-payment", Some.Call, headers);

        replayed.Status.ShouldBe(401);
        replayed.Message.ShouldBe("the signature has been used before");
        intake.Counted.ShouldContain("/api/client/capture-payment refused signature_replayed");
    }

    [Fact]
    public async Task A_replay_is_only_marked_where_signatures_are()
    {
        await using var intake = await IntakeApplication.StartAsync(Some.App() with { Signing = SigningMode.Mark });
        var headers = Signed(intake, Some.Call);

        await intake.CallAsync("/capture-event", Some.Call, headers);
        await intake.CallAsync("/capture-payment", Some.Call, headers);

        intake.Journal.Facts.Select(fact => fact.Signature).ShouldBe([SignatureState.Verified, SignatureState.Replayed]);
    }

    [Fact]
    public async Task The_window_is_the_apps()
    {
        await using var intake = await IntakeApplication.StartAsync(Some.App() with { SigningSkewMinutes = 60 });

        await intake.CallAsync("/init", Some.Call, Signed(intake, Some.Call, TimeSpan.FromMinutes(-60)));
        await intake.CallAsync("/init", Some.Call, Signed(intake, Some.Call, TimeSpan.FromMinutes(-61)));

        intake.Journal.Facts.Select(fact => fact.Signature).ShouldBe([SignatureState.Verified, SignatureState.Failed]);
    }

    static (string Name, string Value)[] Spoiled(IntakeApplication intake, string defect)
    {
        var right = Signed(intake, Some.Call);
        (string Name, string Value) With(string name, string value) => (name, value);

        return defect switch
        {
            "unsigned" => [],
            "tampered body" => Signed(intake, Some.Call + " "),
            "stale" => Signed(intake, Some.Call, TimeSpan.FromMinutes(-16)),
            "from the future" => Signed(intake, Some.Call, TimeSpan.FromMinutes(16)),
            "other timestamp" => [right[0], right[1], With("x-Timestamp", Milliseconds(intake, TimeSpan.FromSeconds(1))), right[3]],
            "endless timestamp" => [right[0], right[1], With("x-Timestamp", new string('9', 5_000)), right[3]],
            "negative timestamp" => [right[0], right[1], With("x-Timestamp", "-5"), right[3]],
            "unknown key" => Signed(intake, Some.Call, keyId: "key_other"),
            "wrong secret" => Signed(intake, Some.Call, secret: "other"),
            "broken base64" => [right[0], right[1], right[2], With("x-Signature", "%%%")],
            "short signature" => [right[0], right[1], right[2], With("x-Signature", "AAAA")],
            "no key id" => [right[2], right[3]],
            "no signature" => [right[1], right[2]],
            "sent twice" => [.. right, right[3]],
            _ => throw new ArgumentOutOfRangeException(nameof(defect), defect, "There is no such defect."),
        };
    }

    static (string Name, string Value)[] Signed(
        IntakeApplication intake, string body, TimeSpan late = default, string keyId = "key_ios_1", string secret = "s3cret")
    {
        var timestamp = Milliseconds(intake, late);
        var signature = new byte[RequestSignature.Length];
        RequestSignature.Sign(secret, timestamp, Encoding.UTF8.GetBytes(body), signature);

        return
        [
            ("Authorization", "HMAC"),
            ("x-Key-Id", keyId),
            ("x-Timestamp", timestamp),
            ("x-Signature", Convert.ToBase64String(signature)),
        ];
    }

    static string Milliseconds(IntakeApplication intake, TimeSpan late) =>
        (intake.Clock.GetUtcNow() + late).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
