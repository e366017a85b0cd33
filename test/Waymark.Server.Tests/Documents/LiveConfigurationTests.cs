using System.Text;
using Microsoft.Data.Sqlite;
using Waymark.Apps.Documents;
using Waymark.Server.Documents;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Documents;

public sealed class LiveConfigurationTests : IAsyncDisposable
{
    readonly ConfigurationDirectory _directory = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_the_first_document_there_is_an_empty_configuration()
    {
        var live = _directory.Open().Live();
        await live.LoadAsync(Stop);

        live.Current.Version.ShouldBe(0);
        live.Current.Document.Apps.ShouldBeEmpty();
        live.CurrentVersion.ShouldBeNull();
    }

    [Fact]
    public async Task An_applied_document_holds_at_once_and_after_a_restart()
    {
        var outcome = await ApplyAsync(_directory.Open().Live(), ConfigurationDirectory.Document);

        outcome.ShouldBeOfType<ConfigurationOutcome.Applied>().Version.ShouldBe(1);
        var restarted = _directory.Open().Live();
        await restarted.LoadAsync(Stop);
        restarted.Current.Version.ShouldBe(1);
        restarted.Current.AppByToken["prj_shop"].ServerKeys.ShouldBe(["srv_shop"]);
        restarted.Current.AppById["shop"].Integrations[0].Settings["passcode"].ShouldBe("pass-code");
        restarted.CurrentVersion!.Who.ShouldBe("me");
        restarted.CurrentVersion.When.ShouldBe(_directory.Time.Now);
    }

    [Fact]
    public async Task Applying_the_same_file_again_and_again_changes_nothing()
    {
        var process = _directory.Open();
        await ApplyAsync(process.Live(), ConfigurationDirectory.Document);

        (await ApplyAsync(process.Live(), ConfigurationDirectory.Document)).ShouldBe(new ConfigurationOutcome.Unchanged(1));
        (await ApplyAsync(_directory.Open().Live(), ConfigurationDirectory.Document)).ShouldBe(new ConfigurationOutcome.Unchanged(1));
        (await process.Versions().ListAsync(null, 10, Stop)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_plan_tells_the_changes_and_makes_none()
    {
        var live = _directory.Open().Live();
        await ApplyAsync(live, ConfigurationDirectory.Document);

        var planned = (await live.PlanAsync(Edited("pass-code", "rotated"), Stop)).ShouldBeOfType<ConfigurationOutcome.Planned>();

        planned.Changes.ShouldBe([new DocumentChange("apps[shop].integrations[ct].settings.passcode", "(secret)", "(changed)")]);
        live.Current.Version.ShouldBe(1);
    }

    [Fact]
    public async Task Errors_leave_everything_as_it_was()
    {
        var live = _directory.Open().Live();
        await ApplyAsync(live, ConfigurationDirectory.Document);

        var refused = (await ApplyAsync(live, Edited("\"shop\"", "\"sh op\""))).ShouldBeOfType<ConfigurationOutcome.Refused>();

        refused.Errors.ShouldHaveSingleItem().Path.ShouldBe("apps[0].id");
        live.Current.Version.ShouldBe(1);
    }

    [Fact]
    public async Task A_masked_document_keeps_the_stored_secrets()
    {
        var live = _directory.Open().Live();
        await ApplyAsync(live, ConfigurationDirectory.Document);
        var masked = live.Mask(live.CurrentVersion!);
        masked["apps"]![0]!["name"] = "Shop";

        await ApplyAsync(live, masked.ToJsonString());

        live.Current.Version.ShouldBe(2);
        live.Current.Document.ManagementKeys.ShouldBe(["mk_dev"]);
        live.Current.Document.Apps[0].Name.ShouldBe("Shop");
    }

    [Fact]
    public async Task No_secret_lies_readable_in_the_data_directory()
    {
        await ApplyAsync(_directory.Open().Live(), ConfigurationDirectory.Document);

        // Latin-1 keeps every byte, so that text is found inside any file.
        var files = Directory.EnumerateFiles(_directory.Path, "*", SearchOption.AllDirectories)
            .Select(file => File.ReadAllText(file, Encoding.Latin1))
            .ToList();

        foreach (var secret in new[] { "mk_dev", "srv_shop", "pass-code" })
            files.ShouldAllBe(text => !text.Contains(secret, StringComparison.Ordinal));
        files.ShouldContain(text => text.Contains("prj_shop", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rotated_secret_is_forgotten()
    {
        var process = _directory.Open();
        await ApplyAsync(process.Live(), ConfigurationDirectory.Document);

        await ApplyAsync(process.Live(), Edited("pass-code", "rotated"));

        (await process.Versions().SecretsAsync(Stop)).Keys.ShouldBe(
            ["managementKeys/1@1", "apps/shop/serverKeys/1@1", "apps/shop/integrations/ct/settings/passcode@2"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_variable_that_is_not_set_is_refused_with_its_path()
    {
        var live = _directory.Open().Live();
        var text = Edited("\"pass-code\"", "\"${CT_PASSCODE}\"");

        var refused = (await ApplyAsync(live, text)).ShouldBeOfType<ConfigurationOutcome.Refused>();
        _directory.Environment["CT_PASSCODE"] = "from outside";
        await ApplyAsync(live, text);

        refused.Errors.ShouldHaveSingleItem().ToString().ShouldBe(
            "apps[0].integrations[0].settings.passcode: the environment variable CT_PASSCODE is not set; set it, or write the secret here");
        live.Current.AppById["shop"].Integrations[0].Settings["passcode"].ShouldBe("from outside");
        live.CurrentVersion!.Document.ShouldContain("${CT_PASSCODE}");
    }

    [Fact]
    public async Task A_stored_version_that_cannot_be_opened_is_a_problem_that_a_new_document_mends()
    {
        _directory.Environment["CT_PASSCODE"] = "from outside";
        await ApplyAsync(_directory.Open().Live(), Edited("\"pass-code\"", "\"${CT_PASSCODE}\""));
        _directory.Environment.Clear();

        var live = _directory.Open().Live();
        await live.LoadAsync(Stop);
        live.Problems.ShouldHaveSingleItem().Path.ShouldBe("apps[0].integrations[0].settings.passcode");
        live.Current.Version.ShouldBe(0);

        await ApplyAsync(live, ConfigurationDirectory.Document);
        live.Problems.ShouldBeEmpty();
        live.Current.Version.ShouldBe(2);
    }

    [Fact]
    public async Task Secrets_whose_encryption_keys_are_gone_can_be_written_again()
    {
        await ApplyAsync(_directory.Open().Live(), ConfigurationDirectory.Document);
        foreach (var key in Directory.GetFiles(Path.Combine(_directory.Path, "keys")))
            File.Delete(key);

        var live = _directory.Open().Live();
        await live.LoadAsync(Stop);
        live.Problems.Select(problem => problem.Message).Distinct().ShouldBe(["the stored secret is gone; write it again"]);

        (await ApplyAsync(live, ConfigurationDirectory.Document)).ShouldBeOfType<ConfigurationOutcome.Applied>();
        live.Current.Document.ManagementKeys.ShouldBe(["mk_dev"]);
    }

    [Fact]
    public async Task An_older_version_is_still_known_without_its_secrets()
    {
        var live = _directory.Open().Live();
        await ApplyAsync(live, ConfigurationDirectory.Document);
        await ApplyAsync(live, Edited("prj_shop", "prj_other"));

        var older = await live.AtAsync(1, Stop);

        older.Version.ShouldBe(1);
        older.AppByToken.ContainsKey("prj_shop").ShouldBeTrue();
        older.Document.ManagementKeys.ShouldBe(["********"]);
        (await live.AtAsync(1, Stop)).ShouldBeSameAs(older);
        (await live.AtAsync(2, Stop)).ShouldBeSameAs(live.Current);
        (await live.AtAsync(0, Stop)).Document.Apps.ShouldBeEmpty();
        await Should.ThrowAsync<InvalidOperationException>(async () => await live.AtAsync(3, Stop));
    }

    [Fact]
    public async Task Listeners_hear_of_every_swap_and_one_that_fails_stops_nobody()
    {
        var live = _directory.Open().Live();
        var heard = new List<int>();
        live.Changed += _ => throw new InvalidOperationException("deaf");
        live.Changed += configuration => heard.Add(configuration.Version);

        await ApplyAsync(live, ConfigurationDirectory.Document);
        await ApplyAsync(live, ConfigurationDirectory.Document);
        await ApplyAsync(live, Edited("prj_shop", "prj_other"));

        heard.ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Changes_at_the_same_moment_follow_one_another()
    {
        var one = _directory.Open();
        var other = _directory.Open();

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 10).Select(i => Task.Run(() =>
            ApplyAsync((i % 2 == 0 ? one : other).Live(), Edited("prj_shop", $"prj_{i}")))));

        outcomes.OfType<ConfigurationOutcome.Applied>().Select(applied => applied.Version).Order().ShouldBe(Enumerable.Range(1, 10));
        (await one.Versions().FindTamperedAsync(Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task A_change_of_another_process_is_taken_up_and_not_overwritten_unseen()
    {
        var mine = _directory.Open().Live();
        await ApplyAsync(mine, ConfigurationDirectory.Document);
        await ApplyAsync(_directory.Open().Live(), Edited("prj_shop", "prj_other"));

        var overtaken = await mine.ApplyAsync(Edited("mk_dev", "mk_new"), "me", expected: 1, Stop);

        overtaken.ShouldBe(new ConfigurationOutcome.Overtaken(2));
        mine.Current.AppByToken.ContainsKey("prj_other").ShouldBeTrue();
    }

    [Fact]
    public async Task A_start_with_a_file_applies_it_and_warns_of_a_tampered_past()
    {
        var file = Path.Combine(_directory.Path, "waymark.json");
        await File.WriteAllTextAsync(file, ConfigurationDirectory.Document, Stop);
        var first = await StartAsync(file);
        Tamper();

        var second = await StartAsync(file);

        first.ShouldContain("+ managementKeys[]: (secret)");
        first.ShouldContain("Version 1 applies: 2 changes.");
        second.ShouldContain("Warning: version 1 of the configuration was changed after it was stored.");
        second.ShouldContain("No change: version 1 already says this.");
    }

    public ValueTask DisposeAsync() => _directory.DisposeAsync();

    async Task<string> StartAsync(string file)
    {
        using var output = new StringWriter();
        (await ConfigurationStart.RunAsync(_directory.Open(), file, output, output, Stop)).ShouldBeTrue();
        return output.ToString();
    }

    void Tamper()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_directory.Path, "config.db")};Pooling=false");
        connection.Open();
        using var command = new SqliteCommand("update versions set who = 'nobody'", connection);
        command.ExecuteNonQuery().ShouldBe(1);
    }

    static Task<ConfigurationOutcome> ApplyAsync(LiveConfiguration live, string text) => live.ApplyAsync(text, "me", stop: Stop);

    static string Edited(string from, string to) => ConfigurationDirectory.Document.Replace(from, to, StringComparison.Ordinal);
}
