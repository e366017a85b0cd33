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
        var answered = await AppendUntilKilledAsync(_folder["journal.db"], after: 2_000);

        await using var journal = Open();
        journal.LastPosition.ShouldBeGreaterThanOrEqualTo(answered.Max());
        var read = Bodies(journal.Read(0, int.MaxValue)).ToList();
        read.Count.ShouldBe((int)journal.LastPosition);
        answered.ShouldAllBe(position => read[(int)position - 1].StartsWith("fact", StringComparison.Ordinal));
        (await AppendAsync(journal, "after")).ShouldBe(read.Count + 1);
    }

    public void Dispose() => _folder.Dispose();

    protected override Task<IJournal> OpenAsync(TimeProvider? clock, int mostFacts, long mostBytes) =>
        Task.FromResult<IJournal>(SqliteJournal.Open(_folder["journal.db"], clock ?? TimeProvider.System, mostFacts, mostBytes));

    SqliteJournal Open() => SqliteJournal.Open(_folder["journal.db"], TimeProvider.System);

    /// <summary>Starts this program again as a writer and kills it once it has told of enough facts.</summary>
    static async Task<List<long>> AppendUntilKilledAsync(string path, int after)
    {
        // Under dotnet the program is the first argument; as an executable it is the process itself.
        string[] program = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(KilledWriter).Assembly.Location] : [];
        using var writer = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. program, KilledWriter.Argument, path]) { RedirectStandardOutput = true })!;
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
