using System.Diagnostics;
using System.Globalization;
using Waymark.Storage.Sqlite;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests.Sqlite;

public sealed class SqliteJournalCommitsTests : JournalCommitsContract, IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_full_disk_refuses_facts_and_with_space_again_takes_them_without_a_restart()
    {
        await using var journal = Open();
        await AppendAsync(journal, "before");

        journal.Limit(pages: 1);
        var large = Some.Incompressible(200_000);
        (await Should.ThrowAsync<JournalUnavailableException>(() => AppendAsync(journal, large))).Message.ShouldContain("full");
        (await Should.ThrowAsync<JournalUnavailableException>(() => AppendAsync(journal, large))).Message.ShouldContain(_folder["journal.db"]);
        journal.Trouble.ShouldNotBeNull();

        journal.Limit(pages: 1_000_000);
        await journal.ProbeAsync(Stop);
        journal.Trouble.ShouldBeNull();
        (await AppendAsync(journal, "after")).ShouldBe(2);
        Bodies(journal.Read(0, 10)).ShouldBe(["before", "after"]);
    }

    [Fact]
    public async Task Killed_in_the_middle_of_writing_it_has_every_fact_it_answered_for()
    {
        var answered = await RunUntilKilledAsync(KilledWriter.Appends, _folder["journal.db"], after: 2_000);

        await using var journal = Open();
        journal.LastPosition.ShouldBeGreaterThanOrEqualTo(answered.Max());
        var read = Bodies(journal.Read(0, int.MaxValue)).ToList();
        read.Count.ShouldBe((int)journal.LastPosition);
        answered.ShouldAllBe(position => read[(int)position - 1].StartsWith("fact", StringComparison.Ordinal));
        (await AppendAsync(journal, "after")).ShouldBe(read.Count + 1);
    }

    [Fact]
    public async Task Killed_it_has_once_whatever_was_spooled()
    {
        var taken = await RunUntilKilledAsync(KilledWriter.Spools, _folder["journal.db"], after: 5_000);

        await using var journal = Open();
        await journal.ProbeAsync(Stop);
        var read = Bodies(journal.Read(0, int.MaxValue)).ToList();
        read.ShouldBeUnique();
        taken.Select(told => $"{told}").Except(read).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_a_spool_that_was_left_behind_only_what_the_journal_lacks_is_taken()
    {
        await using (var journal = Open())
        {
            await AppendAsync(journal, "before");
            foreach (var body in new[] { "one", "two", "three" })
                journal.TrySpool(Some.Draft(body)).ShouldBeTrue();

            File.Copy(_folder["journal.spool"], _folder["left.spool"]);
        }

        File.Copy(_folder["left.spool"], _folder["journal.spool"], overwrite: true);
        (await ReopenedAsync("journal.db")).ShouldBe(["before", "one", "two", "three"]);

        File.Copy(_folder["left.spool"], _folder["other.spool"]);
        (await ReopenedAsync("other.db")).ShouldBe(["one", "two", "three"]);
        (await ReopenedAsync("other.db")).ShouldBe(["one", "two", "three"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(100_000)]
    public async Task A_spool_of_rubbish_is_no_reason_not_to_start(int length)
    {
        var rubbish = new byte[length];
        new Random(7).NextBytes(rubbish);
        await File.WriteAllBytesAsync(_folder["journal.spool"], rubbish, Stop);

        (await ReopenedAsync("journal.db")).ShouldBeEmpty();

        await using var journal = Open();
        journal.TrySpool(Some.Draft("after")).ShouldBeTrue();
        await journal.ProbeAsync(Stop);
        Bodies(journal.Read(0, 10)).ShouldBe(["after"]);
    }

    [Fact]
    public async Task The_spool_begins_anew_as_often_as_it_is_full()
    {
        var large = new string('x', 60_000);

        await using var journal = Open();
        for (var i = 0; i < 600; i++)
        {
            while (!journal.TrySpool(Some.Draft($"{i} {large}")))
                await journal.ProbeAsync(Stop);
        }

        await journal.ProbeAsync(Stop);
        journal.LastPosition.ShouldBe(600);
        new FileInfo(_folder["journal.spool"]).Length.ShouldBeLessThanOrEqualTo(16 * 1024 * 1024);
    }

    public void Dispose() => _folder.Dispose();

    protected override Task<IJournal> OpenAsync(TimeProvider? clock, int mostFacts, long mostBytes) =>
        Task.FromResult<IJournal>(SqliteJournal.Open(_folder["journal.db"], clock ?? TimeProvider.System, mostFacts, mostBytes));

    SqliteJournal Open() => SqliteJournal.Open(_folder["journal.db"], TimeProvider.System);

    async Task<List<string>> ReopenedAsync(string file)
    {
        await using var journal = SqliteJournal.Open(_folder[file], TimeProvider.System);
        await journal.ProbeAsync(Stop);
        return [.. Bodies(journal.Read(0, int.MaxValue))];
    }

    /// <summary>Starts this program again as a writer and kills it once it has told of enough facts.</summary>
    static async Task<List<long>> RunUntilKilledAsync(string what, string path, int after)
    {
        // Under dotnet the program is the first argument; as an executable it is the process itself.
        string[] program = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(KilledWriter).Assembly.Location] : [];
        using var writer = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. program, what, path]) { RedirectStandardOutput = true })!;
        var answered = new List<long>();

        while (await writer.StandardOutput.ReadLineAsync(Stop) is { } line)
        {
            // The last line may be cut in two.
            if (line.EndsWith('.')) answered.Add(long.Parse(line.AsSpan(0, line.Length - 1), CultureInfo.InvariantCulture));
            if (answered.Count == after) writer.Kill();
        }

        await writer.WaitForExitAsync(Stop);
        return answered;
    }
}
