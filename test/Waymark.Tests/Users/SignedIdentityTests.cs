using Waymark.Apps;
using Waymark.Users;

namespace Waymark.Tests.Users;

public sealed class SignedIdentityTests
{
    static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    static readonly IdentityKey Old = new() { Id = "old", Secret = "s-1" }, New = new() { Id = "new", Secret = "s-2" };

    [Fact]
    public void A_token_of_either_key_tells_provider_and_id()
    {
        Read(SignedIdentity.Write(Old, "Steam", "7656", Now.AddMinutes(5))).ShouldBe(new SignedIdentity("steam", "7656"));
        Read(SignedIdentity.Write(New, "steam", "ü/😀", Now.AddMinutes(5))).ShouldBe(new SignedIdentity("steam", "ü/😀"));
    }

    [Fact]
    public void What_is_over_or_lasts_too_long_is_refused()
    {
        Read(SignedIdentity.Write(New, "steam", "1", Now)).ShouldBeNull();
        Read(SignedIdentity.Write(New, "steam", "1", Now.AddHours(25))).ShouldBeNull();
    }

    [Fact]
    public void What_another_secret_signed_is_refused()
    {
        Read(SignedIdentity.Write(New with { Secret = "guess" }, "steam", "1", Now.AddMinutes(5))).ShouldBeNull();
        Read(SignedIdentity.Write(New with { Id = "unheard" }, "steam", "1", Now.AddMinutes(5))).ShouldBeNull();
        Read(SignedIdentity.Write(New with { Id = "old" }, "steam", "1", Now.AddMinutes(5))).ShouldBeNull();
    }

    [Fact]
    public void What_was_changed_is_refused()
    {
        var token = SignedIdentity.Write(New, "steam", "1", Now.AddMinutes(5));
        var other = SignedIdentity.Write(New, "steam", "2", Now.AddMinutes(5));

        Read($"{token.Split('.')[0]}.{other.Split('.')[1]}").ShouldBeNull();
        Read(token[..^2]).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a.b.c")]
    [InlineData("!!!!.!!!!")]
    [InlineData("W10.W10")]
    [InlineData("bnVsbA.bnVsbA")]
    public void Noise_is_refused(string token) => Read(token).ShouldBeNull();

    [Fact]
    public void A_hash_of_an_access_token_belongs_to_one_identity_and_is_compared_whole()
    {
        var hash = AccessToken.Hash("shop", "steam", "1", "secret");

        AccessToken.AreEqual(hash, AccessToken.Hash("shop", "steam", "1", "secret")).ShouldBeTrue();
        AccessToken.AreEqual(hash, AccessToken.Hash("shop", "steam", "2", "secret")).ShouldBeFalse();
        AccessToken.AreEqual(hash, null).ShouldBeFalse();
        AccessToken.AreEqual(null, null).ShouldBeFalse();
    }

    [Theory]
    [InlineData("custom_id", "u-1")]
    [InlineData("email", "own@shop.example")]
    [InlineData("phone", "+49")]
    [InlineData("steam", "7656")]
    [InlineData("xbox", null)]
    public void A_user_is_known_by_the_apps_id_the_own_address_and_what_was_added(string provider, string? id) =>
        IdentityProvider.IdOf(
            new User
            {
                App = "shop", Id = "u-1", Email = "a@shop.example", Phone = "+49",
                Identities = new Dictionary<string, string> { ["steam"] = "7656", ["email"] = "own@shop.example" },
            },
            provider).ShouldBe(id);

    static SignedIdentity? Read(string token) => SignedIdentity.Read(token, [Old, New], Now);
}
