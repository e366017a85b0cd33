namespace Waymark.Server.Processing.Reading;

/// <summary>Has facts read a little before they are understood, on another thread if that finds the time: nobody waits for it.</summary>
static class ReadingAhead
{
    // Few enough that what was read is still in the processor's cache, and that its buffers are those of the facts before.
    const int Step = 64;

    /// <returns>The same facts, in turn.</returns>
    /// <param name="facts">In the order in which they are understood.</param>
    /// <param name="elsewhere">Does the reading, on another thread than the one that asks for it.</param>
    public static IEnumerable<Said> InTurn(Said[] facts, Func<Action, Task> elsewhere)
    {
        var reading = Task.CompletedTask;

        for (var i = 0; i < facts.Length; i++)
        {
            if (i % Step == 0 && reading.IsCompleted) reading = ReadAsync(facts, i + Step, elsewhere);

            yield return facts[i];
        }
    }

    static Task ReadAsync(Said[] facts, int from, Func<Action, Task> elsewhere) => elsewhere(() =>
    {
        foreach (var said in facts.Skip(from).Take(Step))
            said.ReadAhead();
    });
}
