using Waymark.Client;
using Waymark.Sandbox.Devices;

namespace Waymark.Sandbox.Demo.Referrals;

/// <summary>People who invite nobody but themselves, each in another way.</summary>
/// <param name="village">Where they live.</param>
/// <param name="first">The number of the first of them: nobody else has theirs.</param>
sealed class Tricks(Village village, int first)
{
    const string Suspicious = "suspicious", Rejected = "rejected";
    const int FromOneAddress = 4, AtOnce = ReferralDocument.ReferralsPerHour + 2;

    // More arrivals than this need to fall into one hour of the clock.
    static readonly TimeSpan Rush = TimeSpan.FromSeconds(20);

    int _next = first;

    public async Task PlayAsync(CancellationToken stop) => await Task.WhenAll(
        OwnLinkAsync(await SenderAsync(stop), stop),
        SameAddressAsync(await SenderAsync(stop), stop),
        AdvertisingIdAsync(await SenderAsync(stop), stop),
        OneAddressAsync(await SenderAsync(stop), stop),
        RingAsync(await SenderAsync(stop), stop),
        RushAsync(await SenderAsync(stop), stop),
        TooFastAsync(await SenderAsync(stop), stop),
        BeforeTheClickAsync(await SenderAsync(stop), stop),
        EmulatorAsync(await SenderAsync(stop), stop));

    async Task OwnLinkAsync(Friend sender, CancellationToken stop)
    {
        var invite = await InviteOfAsync(sender, stop);
        var again = village.Again(sender);
        await village.ComeAsync(again, invite.Url, stop);
        Plant("own link, own phone", again, "same_user", Rejected);
        await again.SignUpAsync(stop);
    }

    async Task SameAddressAsync(Friend sender, CancellationToken stop)
    {
        var invite = await InviteOfAsync(sender, stop);
        var receiver = Next(sender.Phone.Address);
        await village.ComeAsync(receiver, invite.Url, stop);
        Plant("second phone at home", receiver, "same_ip", Suspicious);
        await receiver.SignUpAsync(stop);
    }

    async Task AdvertisingIdAsync(Friend sender, CancellationToken stop)
    {
        var receiver = Next();
        await receiver.InstallAsync(stop: stop);
        await receiver.SignUpAsync(stop);

        var invite = await InviteOfAsync(sender, stop);
        var again = village.Again(receiver, phone => phone with { Gaid = Guid.NewGuid().ToString() });
        await village.ComeAsync(again, invite.Url, stop);
        Plant("advertising id reset", again, "ad_id_reset", Suspicious);
        await again.SignUpAsync(stop);
    }

    async Task OneAddressAsync(Friend sender, CancellationToken stop)
    {
        var invite = await InviteOfAsync(sender, stop);
        string? address = null;

        for (var place = 1; place <= FromOneAddress; place++)
        {
            var receiver = Next(address);
            address ??= receiver.Phone.Address;
            await village.ComeAsync(receiver, invite.Url, stop);
            if (place >= 3) Plant("many installs from one address", receiver, "many_installs_same_ip", Suspicious);
            await receiver.SignUpAsync(stop);
        }
    }

    async Task RingAsync(Friend sender, CancellationToken stop)
    {
        var receiver = Next();
        await village.ComeAsync(receiver, (await InviteOfAsync(sender, stop)).Url, stop);
        await receiver.SignUpAsync(stop);

        var again = village.Again(sender);
        await village.ComeAsync(again, (await InviteOfAsync(receiver, stop)).Url, stop);
        Plant("two who bring each other", again, "referral_ring", Suspicious);
        await again.SignUpAsync(stop);
    }

    async Task RushAsync(Friend sender, CancellationToken stop)
    {
        var invite = await InviteOfAsync(sender, stop);
        var now = village.Crowd.Clock.GetUtcNow();
        var left = TimeSpan.FromMinutes(60 - now.Minute) - TimeSpan.FromSeconds(now.Second);
        if (left < Rush) await Task.Delay(left, village.Crowd.Clock, stop);

        Friend[] receivers = [.. Enumerable.Range(0, AtOnce).Select(_ => Next())];
        var stores = await Task.WhenAll(receivers.Select(receiver => receiver.FollowAsync(invite.Url, stop)));
        await Task.Delay(Village.ToTheStore, village.Crowd.Clock, stop);

        // One after the other, so that it is clear which of them are too many.
        for (var place = 0; place < AtOnce; place++)
        {
            await receivers[place].InstallAsync(stores[place], stop: stop);
            if (place >= ReferralDocument.ReferralsPerHour) Plant("more friends than anybody has", receivers[place], "velocity", Suspicious);
            await receivers[place].SignUpAsync(stop);
        }
    }

    async Task TooFastAsync(Friend sender, CancellationToken stop)
    {
        var receiver = Next();
        await receiver.InstallAsync(await receiver.FollowAsync((await InviteOfAsync(sender, stop)).Url, stop), stop: stop);
        Plant("opened right after the click", receiver, "invalid_click_time", Suspicious);
        await receiver.SignUpAsync(stop);
    }

    async Task BeforeTheClickAsync(Friend sender, CancellationToken stop)
    {
        var receiver = Next();
        var begun = village.Crowd.Clock.GetUtcNow() - TimeSpan.FromMinutes(1);
        await receiver.InstallAsync(await receiver.FollowAsync((await InviteOfAsync(sender, stop)).Url, stop), begun, stop: stop);
        Plant("click slipped in after the install had begun", receiver, "invalid_click_time", Rejected);
        await receiver.SignUpAsync(stop);
    }

    async Task EmulatorAsync(Friend sender, CancellationToken stop)
    {
        var receiver = Next();
        var store = await receiver.FollowAsync((await InviteOfAsync(sender, stop)).Url, stop);
        await Task.Delay(Village.ToTheStore, village.Crowd.Clock, stop);
        await receiver.InstallAsync(store, isEmulator: true, stop: stop);
        Plant("emulator", receiver, "jailbroken", Suspicious);
        await receiver.SignUpAsync(stop);
    }

    Friend Next(string? address = null) => village.Settle(Interlocked.Increment(ref _next), isAndroid: true, address);

    async Task<Friend> SenderAsync(CancellationToken stop)
    {
        var sender = Next();
        await sender.InstallAsync(stop: stop);
        await sender.SignUpAsync(stop);
        return sender;
    }

    static Task<Invite> InviteOfAsync(Friend sender, CancellationToken stop) => sender.InviteAsync("telegram", stop);

    void Plant(string trick, Friend receiver, string reason, string status) => village.Note(new Cheat(trick, receiver.InstallId, reason, status));
}
