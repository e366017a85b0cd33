using Waymark.Apps;
using Waymark.Server.Tests.Support;
using Waymark.Users;

namespace Waymark.Server.Tests.Intake.Referrals;

public sealed class IdentityCallsTests : IAsyncLifetime
{
    static readonly IdentityKey Key = new() { Id = "k1", Secret = "identity-secret" };

    WaymarkApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await WaymarkApplication.StartAsync(ReferralCalls.Document);
        await _app.SignUpAsync("i-1", "ana");
        await _app.SignUpAsync("i-2", "ben");
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task An_identity_is_added_listed_and_removed()
    {
        var added = await _app.PhoneDataAsync("identities", new { install_instance_id = "i-1", provider = "Steam", id = "s-1", access_token = "secret" });
        added.ToString().ShouldBe("""{"result":"added","user_id":"ana"}""");
        (await ListAsync("i-1")).ShouldBe("""{"user_id":"ana","identities":{"steam":"s-1"}}""");

        (await _app.PhoneDataAsync("identities/remove", new { install_instance_id = "i-1", provider = "steam" })).GetProperty("result").GetString().ShouldBe("removed");
        (await ListAsync("i-1")).ShouldBe("""{"user_id":"ana","identities":{}}""");
        (await _app.PhoneAsync("identities/remove", new { install_instance_id = "i-1", provider = "steam" })).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_conflict_is_an_answer_with_both_users_and_the_phone_may_switch()
    {
        await _app.PhoneDataAsync("identities", new { install_instance_id = "i-1", provider = "steam", id = "s-1", access_token = "secret" });

        var kept = await _app.PhoneDataAsync("identities", new { install_instance_id = "i-2", provider = "steam", id = "s-1", access_token = "secret" });
        kept.ToString().ShouldBe("""{"result":"conflict","user_id":"ben","other_user_id":"ana"}""");
        (await _app.PhoneAsync("identities", new { install_instance_id = "i-2", provider = "steam", id = "s-1", access_token = "guess", on_conflict = "switch" })).Status.ShouldBe(403);
        (await ListAsync("i-2")).ShouldBe("""{"user_id":"ben","identities":{}}""");

        var switched = await _app.PhoneDataAsync(
            "identities", new { install_instance_id = "i-2", provider = "steam", id = "s-1", access_token = "secret", on_conflict = "switch" });
        switched.ToString().ShouldBe("""{"result":"switched","user_id":"ana","other_user_id":"ben"}""");
        (await ListAsync("i-2")).ShouldBe("""{"user_id":"ana","identities":{"steam":"s-1"}}""");
    }

    [Fact]
    public async Task The_access_token_is_written_nowhere()
    {
        await _app.PhoneDataAsync("identities", new { install_instance_id = "i-1", provider = "steam", id = "id-in-the-clear", access_token = "very-secret-token" });

        var written = await Task.WhenAll(Directory.EnumerateFiles(_app.DataDirectory, "journal*").Select(ReadAsync));
        string.Concat(written).ShouldContain("id-in-the-clear");
        string.Concat(written).ShouldNotContain("very-secret-token");
    }

    [Fact]
    public async Task A_signed_identity_needs_no_access_token()
    {
        var token = SignedIdentity.Write(Key, "steam", "s-9", DateTimeOffset.UtcNow.AddMinutes(5));

        (await _app.PhoneDataAsync("identities", new { install_instance_id = "i-1", identity_token = token })).GetProperty("result").GetString().ShouldBe("added");
        (await ListAsync("i-1")).ShouldBe("""{"user_id":"ana","identities":{"steam":"s-9"}}""");

        var forged = SignedIdentity.Write(Key with { Secret = "guess" }, "steam", "s-9", DateTimeOffset.UtcNow.AddMinutes(5));
        var (status, answer) = await _app.PhoneAsync("identities", new { install_instance_id = "i-1", identity_token = forged });
        status.ShouldBe(403);
        answer.GetProperty("msg").GetString()!.ShouldStartWith("identity_token was not signed");
    }

    [Fact]
    public async Task Where_only_trusted_identities_count_a_phones_own_word_does_not()
    {
        var (status, answer) = await _app.PhoneAsync("identities", new { install_instance_id = "i-1", provider = "steam", id = "s-1", access_token = "x" }, "prj_strict");

        status.ShouldBe(403);
        answer.GetProperty("msg").GetString()!.ShouldStartWith("identity_token is required");
    }

    [Theory]
    [InlineData("""{ "id": "1", "access_token": "x" }""", "provider is required")]
    [InlineData("""{ "provider": "a b", "id": "1", "access_token": "x" }""", "provider may hold letters")]
    [InlineData("""{ "provider": "steam", "access_token": "x" }""", "id is required")]
    [InlineData("""{ "provider": "steam", "id": "1" }""", "access_token is required")]
    [InlineData("""{ "provider": "custom_id", "id": "1", "access_token": "x" }""", "provider must not be custom_id")]
    [InlineData("""{ "provider": "steam", "id": "1", "access_token": "x", "on_conflict": "fight" }""", "on_conflict must be one of keep, switch")]
    public async Task What_is_wrong_is_named(string body, string why)
    {
        var said = System.Text.Json.Nodes.JsonNode.Parse(body)!;
        said["install_instance_id"] = "i-1";

        var (status, answer) = await _app.PhoneAsync("identities", said);

        status.ShouldBe(400);
        answer.GetProperty("msg").GetString()!.ShouldStartWith(why);
    }

    [Fact]
    public async Task Somebody_without_a_user_owns_nothing_yet()
    {
        var (status, answer) = await _app.PhoneAsync("identities", new { install_instance_id = "i-9", provider = "steam", id = "s-1", access_token = "x" });

        status.ShouldBe(409);
        answer.GetProperty("msg").GetString()!.ShouldContain("nobody has signed up");
    }

    static async Task<string> ReadAsync(string file)
    {
        await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(open);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    async Task<string> ListAsync(string install) => (await _app.PhoneDataAsync("identities/list", new { install_instance_id = install })).ToString();
}
