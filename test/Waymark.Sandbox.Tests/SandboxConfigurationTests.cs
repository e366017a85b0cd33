using Waymark.Sandbox.CleverTap.Accounts;

namespace Waymark.Sandbox.Tests;

public sealed class SandboxConfigurationTests
{
    [Fact]
    public void Accounts_are_read_with_comments_and_defaults()
    {
        var options = SandboxConfiguration.Read(
            """
            {
              // the shop in India
              "accounts": [
                { "id": "SHOP", "passcode": "p", "region": "in1", "timeZone": "Asia/Kolkata", "strictness": "strict",
                  "organicInstalls": true, "partners": ["waymark"], "discardedEvents": ["Old"], },
              ],
              "seed": 7
            }
            """);

        var shop = options.Accounts.ShouldHaveSingleItem();
        (shop.Id, shop.Strictness, shop.OrganicInstalls, shop.CustomEvents, shop.MaxInFlight)
            .ShouldBe(("SHOP", Strictness.Strict, true, false, 15));
        options.Seed.ShouldBe(7);
    }

    [Theory]
    [InlineData("null", "must be a JSON object")]
    [InlineData("""{"acounts":[]}""", "'acounts'")]
    [InlineData("""{"accounts":[{"id":"a"}]}""", "'passcode'")]
    [InlineData("""{"accounts":[{"id":"","passcode":"p"}]}""", "accounts[0]: id must not be empty.")]
    [InlineData("""{"accounts":[{"id":"a","passcode":"p"},{"id":"a","passcode":"p"}]}""", "accounts[1]: the id \"a\" is used twice.")]
    [InlineData("""{"accounts":[{"id":"a","passcode":"p","region":"MARS"}]}""", "region \"MARS\" is not known; use one of EU, IN")]
    [InlineData("""{"accounts":[{"id":"a","passcode":"p","timeZone":"Mars/Olympus"}]}""", "timeZone \"Mars/Olympus\" is not known")]
    [InlineData("""{"accounts":[{"id":"a","passcode":"p","strictness":"lax"}]}""", "$.accounts[0].strictness")]
    [InlineData("""{"accounts":[{"id":"a","passcode":"p","maxInFlight":0}]}""", "maxInFlight must be at least 1.")]
    public void A_mistake_is_named_with_its_place(string text, string message)
    {
        var refused = Should.Throw<SandboxConfigurationException>(() => SandboxConfiguration.Read(text));

        refused.Message.ShouldContain(message);
        refused.Message.ShouldNotContain("Waymark.");
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        Should.Throw<SandboxConfigurationException>(() => SandboxConfiguration.ReadFile("/nowhere/sandbox.json"))
            .Message.ShouldContain("/nowhere/sandbox.json");
    }
}
