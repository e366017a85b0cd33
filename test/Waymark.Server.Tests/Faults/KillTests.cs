using System.Collections.Concurrent;
using System.Globalization;
using System.Net;

namespace Waymark.Server.Tests.Faults;

public sealed class KillTests
{
    const int Phones = 16;
    const int AnsweredBeforeTheKill = 600;

    [Fact]
    public async Task What_was_answered_before_a_kill_is_there_afterwards_and_once()
    {
        using var directory = new ThrowAwayDirectory();
        var answered = new ConcurrentBag<string>();

        for (var life = 1; life <= 2; life++)
        {
            using var server = await ServerProcess.StartAsync(directory.Path);
            await SendUntilKilledAsync(server, life, answered);
        }

        using var survivor = await ServerProcess.StartAsync(directory.Path);
        var found = await survivor.PurchasesAsync();

        answered.Except(found).ShouldBeEmpty();
        found.ShouldBeUnique();
    }

    [Fact]
    public async Task A_client_that_sends_again_what_it_got_no_answer_to_is_counted_once()
    {
        using var directory = new ThrowAwayDirectory();
        var answered = new ConcurrentBag<string>();

        using (var server = await ServerProcess.StartAsync(directory.Path))
            await SendUntilKilledAsync(server, life: 1, answered);

        using var survivor = await ServerProcess.StartAsync(directory.Path);
        var again = Enumerable.Range(0, Phones).SelectMany(phone => Enumerable.Range(0, 200).Select(number => EventId(1, phone, number))).ToList();
        foreach (var eventId in again)
            (await survivor.TrackAsync(eventId)).ShouldBe(HttpStatusCode.OK);

        (await survivor.PurchasesAsync()).Intersect(again).Count().ShouldBe(again.Count);
        (await survivor.PurchasesAsync()).ShouldBeUnique();
    }

    [Fact]
    public async Task A_click_that_was_led_on_before_a_kill_is_in_the_journal_afterwards()
    {
        using var directory = new ThrowAwayDirectory();
        var ledOn = new ConcurrentBag<string>();

        using (var server = await ServerProcess.StartAsync(directory.Path))
        {
            await RepeatUntilKilledAsync(server, life: 1, ledOn, async _ => await server.FollowAsync() == HttpStatusCode.Redirect);
        }

        using var survivor = await ServerProcess.StartAsync(directory.Path);
        (await survivor.HealthAsync()).ShouldBe(HttpStatusCode.OK);
        (await survivor.StoredAsync()).ShouldBeInRange(ledOn.Count, ledOn.Count + Phones);
    }

    static Task SendUntilKilledAsync(ServerProcess server, int life, ConcurrentBag<string> answered) =>
        RepeatUntilKilledAsync(server, life, answered, async eventId => await server.TrackAsync(eventId) == HttpStatusCode.OK);

    static async Task RepeatUntilKilledAsync(ServerProcess server, int life, ConcurrentBag<string> answered, Func<string, Task<bool>> sendAsync)
    {
        var before = answered.Count;
        var killed = 0;

        async Task SendAsync(int phone)
        {
            for (var number = 0; ; number++)
            {
                var id = EventId(life, phone, number);

                try
                {
                    if (await sendAsync(id)) answered.Add(id);
                }
                catch (HttpRequestException)
                {
                    return;
                }

                if (answered.Count - before >= AnsweredBeforeTheKill && Interlocked.Exchange(ref killed, 1) == 0) server.Kill();
            }
        }

        await Task.WhenAll(Enumerable.Range(0, Phones).Select(SendAsync));
    }

    static string EventId(int life, int phone, int number) => string.Create(CultureInfo.InvariantCulture, $"e-{life}-{phone:00}-{number:000000}");
}
