using System.Text.Json.Nodes;
using Waymark.Apps.Documents;

namespace Waymark.Tests.Apps.Documents;

public sealed class SealingTests
{
    static readonly string[] Secrets = ["mk_dev", "srv_shop", "s3cret", "feed_key", "feed_secret", "test-passcode"];

    readonly Dictionary<string, string> _secretByName = [];

    [Fact]
    public void A_sealed_document_holds_no_secret_and_names_all_of_them()
    {
        var stored = Store(Example.Tree(), version: 1);

        foreach (var secret in Secrets)
            stored.ToJson().ShouldNotContain(secret);

        _secretByName.Values.ShouldBe(Secrets, ignoreOrder: true);
        stored.SecretNames.ShouldBe(_secretByName.Keys, ignoreOrder: true);
        stored.ToJson().ShouldContain("\"$secret:apps/shop/feeds/clevertap/key@1\"");
    }

    [Fact]
    public void People_see_a_mask_in_place_of_every_secret()
    {
        var masked = Store(Example.Tree(), version: 1).Masked(Example.Partners);

        masked["managementKeys"]!.ToJsonString().ShouldBe("""["********"]""");
        masked.App()["feeds"]![0]!["secret"]!.GetValue<string>().ShouldBe("********");
        masked.ToJsonString().ShouldNotContain("$secret");
        masked.App()["token"]!.GetValue<string>().ShouldBe("prj_shop");
    }

    [Fact]
    public void An_opened_document_is_what_was_written()
    {
        var (document, errors) = Store(Example.Tree(), version: 1).Open(_secretByName, NoEnvironment);

        errors.ShouldBeEmpty();
        var app = document!.Apps.ShouldHaveSingleItem();
        document.ManagementKeys.ShouldBe(["mk_dev"]);
        app.SigningKeys.ShouldHaveSingleItem().Secret.ShouldBe("s3cret");
        app.Integrations.ShouldHaveSingleItem().Settings.ShouldBe(new Dictionary<string, string>
        {
            ["accountId"] = "TEST-ACC-0001", ["passcode"] = "test-passcode", ["region"] = "EU", ["batchSize"] = "500",
        }, ignoreOrder: true);
    }

    [Fact]
    public void Applying_what_people_see_changes_nothing()
    {
        var stored = Store(Example.Tree(), version: 1);

        var again = Store(stored.Masked(Example.Partners), version: 2, stored);

        DocumentDifference.Between(stored, again).ShouldBeEmpty();
    }

    [Fact]
    public void Applying_the_same_secrets_again_changes_nothing()
    {
        var stored = Store(Example.Tree(), version: 1);

        var again = Store(Example.Tree(), version: 2, stored);

        DocumentDifference.Between(stored, again).ShouldBeEmpty();
        _secretByName.Count.ShouldBe(Secrets.Length);
    }

    [Fact]
    public void A_new_secret_gets_a_new_name_and_shows_as_changed()
    {
        var stored = Store(Example.Tree(), version: 1);

        var rotated = Store(Example.With(document => document.App()["feeds"]![0]!["key"] = "rotated"), version: 2, stored);

        DocumentDifference.Between(stored, rotated).ShouldBe(
            [new DocumentChange("apps[shop].feeds[clevertap].key", "(secret)", "(changed)")]);
        _secretByName["apps/shop/feeds/clevertap/key@2"].ShouldBe("rotated");
        rotated.SecretNames.ShouldNotContain("apps/shop/feeds/clevertap/key@1");
    }

    [Fact]
    public void A_mask_keeps_a_secret_wherever_its_owner_moved()
    {
        var stored = Store(Example.Tree(), version: 1);
        var edited = stored.Masked(Example.Partners);
        edited["apps"]!.AsArray().Insert(0, new JsonObject { ["id"] = "second", ["feeds"] = new JsonArray() });

        var (document, _) = Store(edited, version: 2, stored).Open(_secretByName, NoEnvironment);

        document!.Apps[1].Feeds.ShouldHaveSingleItem().Secret.ShouldBe("feed_secret");
    }

    [Fact]
    public void A_mask_where_nothing_is_stored_is_refused()
    {
        var stored = Store(Example.Tree(), version: 1);
        var renamed = stored.Masked(Example.Partners);
        renamed.App()["feeds"]![0]!["id"] = "renamed";

        var sealing = new Sealing(stored, _secretByName, 2, Example.Partners);
        sealing.Seal(renamed);

        sealing.Errors.Select(error => error.Path).ShouldBe(["apps[0].feeds[0].key", "apps[0].feeds[0].secret"]);
        sealing.Errors[0].Message.ShouldBe("nothing is stored here that a mask could keep; write the secret");
    }

    [Theory]
    [InlineData("""["********", "********", "********"]""", "a b c")]
    [InlineData("""["********", "********", "********", "d"]""", "a b c d")]
    [InlineData("""["d", "********", "********", "********"]""", "d a b c")]
    [InlineData("""["********", "new", "********"]""", "a new c")]
    [InlineData("""["********#3", "********#1"]""", "c a")]
    [InlineData("""["b"]""", "b")]
    [InlineData("[]", "")]
    public void Masks_in_a_list_keep_the_keys_they_stand_for(string keys, string expected)
    {
        var stored = Store(Keys("""["a", "b", "c"]"""), version: 1);

        var (document, _) = Store(Keys(keys), version: 2, stored).Open(_secretByName, NoEnvironment);

        string.Join(' ', document!.ManagementKeys).ShouldBe(expected);
    }

    [Theory]
    [InlineData("""["********", "********"]""", "managementKeys[0]")]
    [InlineData("""["a", "********#4"]""", "managementKeys[1]")]
    public void A_mask_in_a_list_that_could_be_any_key_is_refused(string keys, string path)
    {
        var stored = Store(Keys("""["a", "b", "c"]"""), version: 1);

        var sealing = new Sealing(stored, _secretByName, 2, Example.Partners);
        sealing.Seal(Keys(keys));

        sealing.Errors[0].ShouldBe(new DocumentError(
            path, "3 stored here, and this mask does not say which to keep; write ********#1 for the first"));
    }

    [Fact]
    public void A_variable_stays_in_the_stored_document_and_is_read_when_it_is_opened()
    {
        var stored = Store(Keys("""["${MANAGEMENT_KEY}"]"""), version: 1);

        stored.ToJson().ShouldContain("\"${MANAGEMENT_KEY}\"");
        stored.Masked(Example.Partners).ToJsonString().ShouldContain("\"${MANAGEMENT_KEY}\"");
        _secretByName.ShouldBeEmpty();
        stored.Open(_secretByName, name => $"value of {name}").Document!.ManagementKeys.ShouldBe(["value of MANAGEMENT_KEY"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_variable_that_is_not_set_is_an_error_with_its_path(string? value)
    {
        var stored = Store(Keys("""["${MANAGEMENT_KEY}"]"""), version: 1);

        stored.Open(_secretByName, _ => value).Errors.ShouldBe(
        [
            new DocumentError(
                "managementKeys[0]", "the environment variable MANAGEMENT_KEY is not set; set it, or write the secret here"),
        ]);
    }

    [Fact]
    public void Looking_back_needs_no_secrets()
    {
        var document = Store(Example.Tree(), version: 1).WithoutSecrets(Example.Partners);

        document.Apps[0].Campaigns.Count.ShouldBe(2);
        document.Apps[0].SigningKeys[0].Secret.ShouldBe(SecretText.Mask);
    }

    SealedDocument Store(JsonObject document, int version, SealedDocument? stored = null)
    {
        var sealing = new Sealing(stored ?? SealedDocument.Empty, _secretByName, version, Example.Partners);
        var result = sealing.Seal(document);

        sealing.Errors.ShouldBeEmpty();
        foreach (var (name, value) in sealing.NewSecrets)
            _secretByName.Add(name, value);
        return SealedDocument.Parse(result.ToJson());
    }

    static JsonObject Keys(string keys) => new() { ["managementKeys"] = JsonNode.Parse(keys) };

    static string? NoEnvironment(string name) => null;
}
