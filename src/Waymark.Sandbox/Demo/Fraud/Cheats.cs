using System.Globalization;
using Waymark.Client;
using Waymark.Sandbox.Devices;

namespace Waymark.Sandbox.Demo.Fraud;

/// <summary>Those who claim installs that they did not cause, and installs that nobody made.</summary>
/// <param name="street">Where they are.</param>
/// <param name="first">The number of the first of them: nobody else has theirs.</param>
sealed class Cheats(Street street, int first)
{
    const string Corrected = "corrected", Blocked = "blocked", Tagged = "tagged", Organic = "ORGANIC";
    const string NotSet = "utm_source=(not%20set)&utm_medium=(not%20set)";

    int _next = first;

    public Task PlayAsync(CancellationToken stop) => Task.WhenAll(
        InjectsAsync(stop),
        InjectsAfterMailAsync(stop),
        ClaimsAtOnceAsync(stop),
        ClicksWithoutEndAsync(stop),
        ClicksForEverybodyAsync(stop),
        ClicksOnAnotherPlatformAsync(stop),
        ClicksAbroadAsync(stop),
        PoachesAsync(stop),
        RentsMachinesAsync(stop),
        EmulatesAsync(stop),
        MakesIdsUpAsync(stop),
        ResetsAsync(stop),
        WandersAsync(stop));

    // A program on the phone sees that something is being installed, and clicks.
    async Task InjectsAsync(CancellationToken stop)
    {
        var victim = Next();
        var begun = Now;
        await street.WaitAsync(stop);
        var store = await FollowAsync(victim, FraudDocument.AdNetLink, stop);
        await victim.InstallAsync(store, begun, stop: stop);
        Plant("click injected while the app was being installed", victim, "engagement_injection", Corrected, Organic);
    }

    async Task InjectsAfterMailAsync(CancellationToken stop)
    {
        var victim = Next();
        await FollowAsync(victim, $"{FraudDocument.MailLink}&gaid={victim.Phone.Gaid}", stop);
        await street.WaitAsync(stop);
        var begun = Now;
        await Task.Delay(TimeSpan.FromSeconds(4), street.Crowd.Clock, stop);
        var store = await FollowAsync(victim, $"{FraudDocument.AdNetLink}&gaid={victim.Phone.Gaid}", stop);
        await victim.InstallAsync(store, begun, stop: stop);
        Plant("click injected after an honest one", victim, "engagement_injection", Corrected, "Email");
    }

    async Task ClaimsAtOnceAsync(CancellationToken stop)
    {
        var victim = Next();
        await FollowAsync(victim, $"{FraudDocument.AdNetLink}&gaid={victim.Phone.Gaid}", stop);
        await victim.InstallAsync(change: WithReferrer(NotSet), stop: stop);
        Plant("claim just before the first open", victim, "ctit_short", Corrected, Organic);
    }

    async Task ClicksWithoutEndAsync(CancellationToken stop)
    {
        var victim = Next();
        for (var click = 0; click < 25; click++)
            await FollowAsync(victim, $"{FraudDocument.AdNetLink}&gaid={victim.Phone.Gaid}", stop);

        await street.WaitAsync(stop);
        await victim.InstallAsync(change: WithReferrer(NotSet), stop: stop);
        Plant("25 clicks for one phone", victim, "too_many_engagements", Corrected, Organic);
    }

    // One machine clicks in the name of whole lists of phones.
    async Task ClicksForEverybodyAsync(CancellationToken stop)
    {
        var victim = Next();
        var machine = Next();
        for (var click = 0; click < 110; click++)
            await FollowAsync(machine, $"{FraudDocument.AdNetLink}&gaid={(click < 109 ? Guid.NewGuid().ToString() : victim.Phone.Gaid)}", stop);

        await street.WaitAsync(stop);
        await victim.InstallAsync(change: WithReferrer(NotSet), stop: stop);
        Plant("110 clicks from one address for as many phones", victim, "ip_rate", Corrected, Organic);
    }

    async Task ClicksOnAnotherPlatformAsync(CancellationToken stop)
    {
        var victim = Next();
        var other = street.Settle(Interlocked.Increment(ref _next), isAndroid: false);
        await FollowAsync(other, $"{FraudDocument.AdNetLink}&gaid={victim.Phone.Gaid}", stop);
        await street.WaitAsync(stop);
        await victim.InstallAsync(change: WithReferrer(NotSet), stop: stop);
        Plant("clicked on an iPhone, installed on Android", victim, "device_conflict", Corrected, Organic);
    }

    async Task ClicksAbroadAsync(CancellationToken stop)
    {
        var number = Interlocked.Increment(ref _next);
        var victim = street.Settle(number, change: phone => phone with { Address = KnownAddresses.InIndia(number) });
        var abroad = street.Settle(number, change: phone => phone with { Address = KnownAddresses.InGermany(number) });
        await FollowAsync(abroad, $"{FraudDocument.AdNetLink}&gaid={victim.Phone.Gaid}", stop);
        await street.WaitAsync(stop);
        await victim.InstallAsync(change: WithReferrer(NotSet), stop: stop);
        Plant("clicked in Germany, installed in India", victim, "geo_conflict", Tagged);
    }

    async Task PoachesAsync(CancellationToken stop)
    {
        var victim = Next();
        await FollowAsync(victim, $"{FraudDocument.AdNetLink}&gaid={victim.Phone.Gaid}", stop);
        await street.WaitAsync(stop);
        await victim.InstallAsync(stop: stop);
        Plant("claims what Google Play calls organic", victim, "organic_poaching", Tagged, FraudDocument.AdNet);
    }

    async Task RentsMachinesAsync(CancellationToken stop)
    {
        var number = Interlocked.Increment(ref _next);
        var machine = street.Settle(number, change: phone => phone with { Address = KnownAddresses.InDataCentre(number) });
        await machine.InstallAsync(stop: stop);
        Plant("phone in a data centre", machine, "anonymous_traffic", Blocked);
    }

    async Task EmulatesAsync(CancellationToken stop)
    {
        var machine = Next(phone => phone with { Model = "sdk_gphone64_x86_64", Brand = "google" });
        await machine.InstallAsync(stop: stop);
        Plant("emulator", machine, "emulator", Blocked);
    }

    async Task MakesIdsUpAsync(CancellationToken stop)
    {
        var machine = Next(phone => phone with { Gaid = "made-up-by-somebody" });
        await machine.InstallAsync(stop: stop);
        Plant("advertising id that is none", machine, "malformed_advertising_id", Tagged);
    }

    // The app again and again, on phones that are set back in between: a farm, at one address.
    async Task ResetsAsync(CancellationToken stop)
    {
        var phone = Next(phone => phone with { Model = "Farm One" });
        await phone.InstallAsync(stop: stop);
        var again = street.Again(phone, 1);
        await again.InstallAsync(stop: stop);
        Plant("the same phone twice in a minute", again, "duplicate_install", Blocked);

        for (var number = 3; number <= 13; number++)
        {
            var twin = Next(other => other with { Model = phone.Phone.Model, Address = phone.Phone.Address });
            await twin.InstallAsync(stop: stop);
            if (number > 11) Plant("more than ten phones of one model at one address", twin, "duplicate_install", Blocked);
        }
    }

    async Task WandersAsync(CancellationToken stop)
    {
        var phone = Next();
        Friend? last = null;

        for (var place = 1; place <= 7; place++)
        {
            var address = string.Create(CultureInfo.InvariantCulture, $"2001:db8:{0xa000 + place:x}:{phone.Phone.Gaid![..4]}::1");
            last = street.Again(phone, 100 + place, same => same with { Address = address });
            await last.InstallAsync(stop: stop);
        }

        Plant("one phone on seven networks", last!, "device_anomaly", Tagged);
    }

    DateTimeOffset Now => street.Crowd.Clock.GetUtcNow();

    Friend Next(Func<Phone, Phone>? change = null) => street.Settle(Interlocked.Increment(ref _next), change: change);

    void Plant(string trick, Friend victim, string rule, string outcome, string? source = null) =>
        street.Note(new Fake(trick, victim.InstallId, rule, outcome, source));

    static Task<Uri> FollowAsync(Friend who, string link, CancellationToken stop) => who.FollowAsync($"https://{DemoDocument.LinkHost}{link}", stop);

    static Func<DeviceData, DeviceData> WithReferrer(string referrer) => device => device with { InstallRef = referrer };
}
