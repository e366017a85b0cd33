using System.Globalization;
using System.Text;
using Waymark.Facts;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests;

/// <summary>What every part of the journal's contract needs.</summary>
public abstract class JournalContract
{
    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Opens the same journal each time within a test.</summary>
    protected abstract Task<IJournal> OpenAsync(TimeProvider? clock = null, int mostFacts = 32_768, long mostBytes = 64 * 1024 * 1024);

    protected static Task<long> AppendAsync(IJournal journal, string body) => AppendAsync(journal, Some.Draft(body));

    protected static async Task<long> AppendAsync(IJournal journal, FactDraft draft)
    {
        journal.TryAppend(draft, out var appending).ShouldBeTrue();
        return await appending.CommittedAsync();
    }

    /// <summary>Appends bodies "1", "2", … to an empty journal, many to a commit.</summary>
    protected static async Task AppendManyAsync(IJournal journal, int count)
    {
        var taken = new List<Appending>();
        for (var i = 1; i <= count; i++)
        {
            journal.TryAppend(Some.Draft(i.ToString(CultureInfo.InvariantCulture)), out var appending).ShouldBeTrue();
            taken.Add(appending);
        }

        foreach (var appending in taken)
            await appending.CommittedAsync();
    }

    protected static IEnumerable<string> Bodies(IEnumerable<Fact> facts) => facts.Select(Text);

    protected static string Text(Fact fact) => Encoding.UTF8.GetString(fact.Body.Span);
}
