using System.Collections.Concurrent;
using Waymark.Sandbox.Devices;

namespace Waymark.Sandbox.Demo.Fraud;

/// <summary>Where honest people and cheats meet one server, and what they have done there.</summary>
sealed class Street(Crowd crowd, int seed) : IDisposable
{
    const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>What honest people need from a click to the first open; more than the ten seconds that rules ask for.</summary>
    public static readonly TimeSpan ToTheStore = TimeSpan.FromSeconds(11);

    readonly ConcurrentBag<Friend> _people = [];
    readonly ConcurrentBag<Genuine> _genuine = [];
    readonly ConcurrentBag<Fake> _fakes = [];

    public Crowd Crowd => crowd;

    public IReadOnlyCollection<Genuine> Genuine => _genuine;

    public IReadOnlyCollection<Fake> Fakes => _fakes;

    /// <summary>Somebody with the phone that belongs to the number.</summary>
    public Friend Settle(int number, bool isAndroid = true, Func<Phone, Phone>? change = null)
    {
        var chance = new Random(unchecked((seed * 1_000_003) + number));
        var phone = isAndroid ? Phone.Android(number, chance) : Phone.Iphone(number, chance);
        return Settle(Person.Of(number, chance), change is null ? phone : change(phone), chance.GetString(LettersAndDigits, 20));
    }

    /// <summary>The same phone, perhaps with something changed, installs the app again.</summary>
    public Friend Again(Friend friend, int time, Func<Phone, Phone>? change = null) =>
        Settle(friend.Owner, change is null ? friend.Phone : change(friend.Phone), $"{friend.InstallId[..17]}{time:000}");

    public Task WaitAsync(CancellationToken stop) => Task.Delay(ToTheStore, crowd.Clock, stop);

    public void Note(Genuine genuine) => _genuine.Add(genuine);

    public void Note(Fake fake) => _fakes.Add(fake);

    public void Dispose()
    {
        foreach (var somebody in _people)
            somebody.Dispose();

        crowd.Dispose();
    }

    Friend Settle(Person owner, Phone phone, string installId)
    {
        var somebody = new Friend(crowd, owner, phone, installId);
        _people.Add(somebody);
        return somebody;
    }
}
