using System.Collections.Concurrent;
using Waymark.Sandbox.Devices;

namespace Waymark.Sandbox.Demo.Referrals;

/// <summary>People who know each other, and what they have done.</summary>
sealed class Village(Crowd crowd, int seed) : IDisposable
{
    const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    // What the app's configuration takes for a human pace, and a bit.
    public static readonly TimeSpan ToTheStore = TimeSpan.FromSeconds(ReferralDocument.LeastSecondsToInstall + 1.5);

    readonly ConcurrentDictionary<int, Friend> _friends = new();
    readonly ConcurrentBag<Friend> _others = [];
    readonly ConcurrentBag<Honest> _honest = [];
    readonly ConcurrentBag<Cheat> _cheats = [];
    int _again;

    public Crowd Crowd => crowd;

    public IReadOnlyCollection<Honest> Honest => _honest;

    public IReadOnlyCollection<Cheat> Cheats => _cheats;

    public Friend this[int number] => _friends[number];

    /// <summary>Somebody with the address and phone that belong to the number.</summary>
    public Friend Settle(int number, bool? isAndroid = null, string? address = null)
    {
        var chance = ChanceOf(number);
        var phone = isAndroid ?? number % 3 > 0 ? Phone.Android(number, chance) : Phone.Iphone(number, chance);
        var friend = new Friend(crowd, Person.Of(number, chance), address is null ? phone : phone with { Address = address }, chance.GetString(LettersAndDigits, 20));
        return _friends[number] = friend;
    }

    /// <summary>The same person, perhaps with something of the phone changed, installs the app again.</summary>
    public Friend Again(Friend friend, Func<Phone, Phone>? change = null)
    {
        var again = new Friend(crowd, friend.Owner, change is null ? friend.Phone : change(friend.Phone), $"{friend.InstallId[..18]}{Interlocked.Increment(ref _again):00}");
        _others.Add(again);
        return again;
    }

    public void Note(Honest honest) => _honest.Add(honest);

    public void Note(Cheat cheat) => _cheats.Add(cheat);

    /// <summary>Follows an invite as people do: the click, the store, the first open.</summary>
    public async Task ComeAsync(Friend friend, string url, CancellationToken stop)
    {
        var store = await friend.FollowAsync(url, stop);
        await Task.Delay(ToTheStore, crowd.Clock, stop);
        await friend.InstallAsync(store, stop: stop);
    }

    public void Dispose()
    {
        foreach (var friend in _friends.Values.Concat(_others))
            friend.Dispose();
    }

    Random ChanceOf(int number) => new(unchecked((seed * 1_000_003) + number));
}
