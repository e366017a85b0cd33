namespace Waymark.Storage.Tests;

public abstract class ConfigurationVersionsContract
{
    static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, 123, TimeSpan.Zero);

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected abstract IConfigurationVersions Open();

    /// <summary>Changes a stored version behind the store's back.</summary>
    protected abstract void Tamper(int number, string column, string value);

    [Fact]
    public async Task There_is_no_version_before_the_first()
    {
        var versions = Open();

        (await versions.LatestAsync(Stop)).ShouldBeNull();
        (await versions.FindAsync(1, Stop)).ShouldBeNull();
        (await versions.ListAsync(null, 10, Stop)).ShouldBeEmpty();
        (await versions.FindTamperedAsync(Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task A_version_is_read_back_as_it_was_written_even_after_reopening()
    {
        var first = await AppendAsync(Open(), """{"apps":[]}""");

        var reopened = Open();

        (await reopened.LatestAsync(Stop)).ShouldBe(first);
        (await reopened.FindAsync(1, Stop)).ShouldBe(first);
        first.Number.ShouldBe(1);
        first.When.ShouldBe(Noon);
    }

    [Fact]
    public async Task Versions_are_listed_newest_first_and_page_by_page()
    {
        var versions = Open();
        for (var i = 1; i <= 5; i++)
            await AppendAsync(versions, $"\"{i}\"");

        var page = await versions.ListAsync(null, 2, Stop);
        var next = await versions.ListAsync(page[^1].Number, 2, Stop);

        page.Select(version => version.Number).ShouldBe([5, 4]);
        next.Select(version => version.Number).ShouldBe([3, 2]);
    }

    [Fact]
    public async Task Of_two_that_add_the_same_version_only_the_first_succeeds_and_the_second_writes_nothing()
    {
        var versions = Open();
        var mine = ConfigurationVersion.After(null, "\"mine\"", "me", Noon);
        var theirs = ConfigurationVersion.After(null, "\"theirs\"", "they", Noon);

        (await versions.AppendAsync(mine, Secrets(), Keep(), Stop)).ShouldBeTrue();
        (await versions.AppendAsync(theirs, Secrets(("key", "sealed")), Keep(), Stop)).ShouldBeFalse();

        (await versions.LatestAsync(Stop)).ShouldBe(mine);
        (await versions.SecretsAsync(Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Secrets_come_with_a_version_and_go_when_no_version_needs_them()
    {
        var versions = Open();
        var first = await AppendAsync(versions, "\"1\"", Secrets(("old", "sealed old"), ("kept", "sealed kept")));
        var second = ConfigurationVersion.After(first, "\"2\"", "me", Noon);

        await versions.AppendAsync(second, Secrets(("new", "sealed new")), Keep("kept"), Stop);

        (await Open().SecretsAsync(Stop)).ShouldBe(
            Secrets(("kept", "sealed kept"), ("new", "sealed new")), ignoreOrder: true);
    }

    [Fact]
    public async Task A_secret_that_is_already_kept_is_not_replaced()
    {
        var versions = Open();

        (await versions.KeepSecretAsync("generated", "first", Stop)).ShouldBe("first");
        (await versions.KeepSecretAsync("generated", "second", Stop)).ShouldBe("first");
    }

    [Fact]
    public async Task Every_version_carries_the_hash_of_the_one_before()
    {
        var versions = Open();
        var first = await AppendAsync(versions, "\"1\"");
        var second = await AppendAsync(versions, "\"2\"");

        first.PreviousHash.ShouldBe("");
        second.PreviousHash.ShouldBe(first.Hash);
        second.Hash.ShouldNotBe(first.Hash);
        (await versions.FindTamperedAsync(Stop)).ShouldBeNull();
    }

    [Theory]
    [InlineData("document", "\"forged\"")]
    [InlineData("who", "somebody else")]
    [InlineData("previous_hash", "0000")]
    [InlineData("hash", "0000")]
    public async Task A_version_that_was_changed_later_is_found(string column, string value)
    {
        var versions = Open();
        for (var i = 1; i <= 3; i++)
            await AppendAsync(versions, $"\"{i}\"");

        Tamper(2, column, value);

        (await versions.FindTamperedAsync(Stop)).ShouldBe(2);
    }

    [Fact]
    public async Task A_forged_version_with_a_matching_hash_of_its_own_breaks_the_next_one()
    {
        var versions = Open();
        var first = await AppendAsync(versions, "\"1\"");
        await AppendAsync(versions, "\"2\"");
        var forged = ConfigurationVersion.After(null, "\"forged\"", first.Who, first.When);

        Tamper(1, "document", forged.Document);
        Tamper(1, "hash", forged.Hash);

        (await versions.FindTamperedAsync(Stop)).ShouldBe(2);
    }

    static async Task<ConfigurationVersion> AppendAsync(
        IConfigurationVersions versions, string document, Dictionary<string, string>? secrets = null)
    {
        var version = ConfigurationVersion.After(await versions.LatestAsync(Stop), document, "me", Noon);
        (await versions.AppendAsync(version, secrets ?? Secrets(), Keep(), Stop)).ShouldBeTrue();
        return version;
    }

    static Dictionary<string, string> Secrets(params (string Name, string Sealed)[] secrets) =>
        secrets.ToDictionary(secret => secret.Name, secret => secret.Sealed);

    static HashSet<string> Keep(params string[] names) => [.. names];
}
