using Waymark.Sandbox.Devices;

namespace Waymark.Sandbox.Demo.Referrals;

/// <summary>Honest people who bring each other.</summary>
sealed class Visits(Village village)
{
    static readonly TimeSpan Moment = TimeSpan.FromSeconds(0.5);

    /// <summary>The first ones find the app by themselves.</summary>
    public Task FoundAsync(int founders, CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, founders).Select(async number =>
    {
        var friend = village.Settle(number);
        await friend.InstallAsync(stop: stop);
        await friend.SignUpAsync(stop);
    }));

    public Task PlayAsync(IEnumerable<Bond> bonds, int founders, CancellationToken stop) =>
        Task.WhenAll(bonds.Select(bond => PlayAsync(bond, village[(bond.Sender + 1) % founders], stop)));

    async Task PlayAsync(Bond bond, Friend another, CancellationToken stop)
    {
        var (sender, receiver) = (village[bond.Sender], village.Settle(bond.Receiver, isAndroid: bond.Way is not Way.Fingerprint));
        var invite = await sender.InviteAsync(bond.Channel, stop);

        switch (bond.Way)
        {
            case Way.PlayReferrer:
                await village.ComeAsync(receiver, invite.Url, stop);
                Note("Android, by Play's referrer", "app_install", sender, receiver);
                await receiver.SignUpAsync(stop);
                break;
            case Way.Fingerprint:
                await village.ComeAsync(receiver, invite.Url, stop);
                Note("iPhone, by address and traits", "app_install", sender, receiver, isGuess: true);
                await receiver.SignUpAsync(stop);
                break;
            case Way.TypedCode:
                await receiver.InstallAsync(stop: stop);
                await receiver.TypeAsync(invite.Code!, stop);
                Note("code typed in the app", "app_install", sender, receiver);
                await receiver.SignUpAsync(stop);
                break;
            case Way.Web:
                await receiver.SignInOnWebAsync(invite.Url, ReferralDocument.WebToken, isNew: true, stop);
                Note("web, new account", "web_sign_up", sender, receiver);
                break;
            case Way.OnlyLooks:
                await receiver.FollowAsync(invite.Url, stop);
                break;
            default:
                throw new InvalidOperationException($"Nobody comes by {bond.Way}.");
        }

        await Task.Delay(Moment, village.Crowd.Clock, stop);
        await GoOnAsync(bond, receiver, another, stop);
    }

    async Task GoOnAsync(Bond bond, Friend receiver, Friend another, CancellationToken stop)
    {
        if (bond.Then == Sequel.None) return;

        var invite = await another.InviteAsync(bond.Channel, stop);

        if (bond.Then == Sequel.Reinstalls)
        {
            var again = village.Again(receiver);
            await village.ComeAsync(again, invite.Url, stop);
            Note("the app again, on the same phone", "app_reinstall", another, receiver);
            await again.SignUpAsync(stop);
        }
        else if (bond.Way == Way.Web)
        {
            await receiver.SignInOnWebAsync(invite.Url, ReferralDocument.WebToken, isNew: false, stop);
            Note("web, known account", "web_open", another, receiver);
        }
        else
        {
            await receiver.OpenAsync(invite.Url, stop);
            Note("the app opened through a link", "app_open", another, receiver);
        }
    }

    void Note(string label, string type, Friend sender, Friend receiver, bool isGuess = false) =>
        village.Note(new Honest(label, type, sender.Owner.Id, receiver.Owner.Id, isGuess));
}
