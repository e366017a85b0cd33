using Waymark.Sandbox.Devices;

namespace Waymark.Sandbox.Demo.Fraud;

/// <summary>People who do what people do; no rule may doubt any of them.</summary>
sealed class Customers(Street street)
{
    public Task PlayAsync(int people, CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, people).Select(number => (number % 5) switch
    {
        0 => ByReferrerAsync(number, "Android, Meta ad", FraudDocument.MetaLink, "META", stop),
        1 => ByReferrerAsync(number, "Android, own mail", FraudDocument.MailLink, "Email", stop),
        2 => ByTraitsAsync(number, stop),
        3 => TwiceAsync(number, stop),
        _ => FoundAsync(number, stop),
    }));

    async Task ByReferrerAsync(int number, string label, string link, string source, CancellationToken stop)
    {
        var somebody = street.Settle(number);
        var store = await somebody.FollowAsync(Address(link), stop);
        await street.WaitAsync(stop);
        await somebody.InstallAsync(store, stop: stop);
        await UseAsync(label, somebody, source, stop);
    }

    async Task ByTraitsAsync(int number, CancellationToken stop)
    {
        var somebody = street.Settle(number, isAndroid: false);
        await somebody.FollowAsync(Address(FraudDocument.MailLink), stop);
        await street.WaitAsync(stop);
        await somebody.InstallAsync(stop: stop);
        await UseAsync("iPhone, own mail, by address and traits", somebody, "Email", stop, isGuess: true);
    }

    // Looks at an ad, and follows the mail later.
    async Task TwiceAsync(int number, CancellationToken stop)
    {
        var somebody = street.Settle(number);
        await somebody.FollowAsync(Address(FraudDocument.AdNetLink), stop);
        var store = await somebody.FollowAsync(Address(FraudDocument.MailLink), stop);
        await street.WaitAsync(stop);
        await somebody.InstallAsync(store, stop: stop);
        await UseAsync("Android, an ad and then own mail", somebody, "Email", stop);
    }

    async Task FoundAsync(int number, CancellationToken stop)
    {
        var somebody = street.Settle(number, isAndroid: number % 2 == 0);
        await somebody.InstallAsync(stop: stop);
        await UseAsync("found in the store", somebody, "ORGANIC", stop);
    }

    async Task UseAsync(string label, Friend somebody, string source, CancellationToken stop, bool isGuess = false)
    {
        street.Note(new Genuine(label, somebody.InstallId, source, isGuess));
        await somebody.SignUpAsync(stop);
    }

    static string Address(string link) => $"https://{DemoDocument.LinkHost}{link}";
}
