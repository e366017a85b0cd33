namespace Waymark.Sandbox.Demo.Referrals;

/// <summary>Decides who invites whom: the same seed and number of people always give the same bonds.</summary>
/// <param name="Founders">How many find the app by themselves; they have the first numbers.</param>
/// <param name="First">Whom founders bring.</param>
/// <param name="Second">Whom these bring in turn.</param>
/// <param name="Rounds">How often each cheat is tried.</param>
public sealed record ReferralCast(int Founders, IReadOnlyList<Bond> First, IReadOnlyList<Bond> Second, int Rounds)
{
    const int PeoplePerRound = 50;

    static readonly string[] Channels = ["whatsapp", "whatsapp", "sms", "telegram", "email", "nativeshare", "instagram"];

    static readonly (Way Way, Sequel Then)[] Ways =
    [
        (Way.PlayReferrer, Sequel.None), (Way.Fingerprint, Sequel.None), (Way.Web, Sequel.Opens), (Way.PlayReferrer, Sequel.Opens), (Way.TypedCode, Sequel.None),
        (Way.PlayReferrer, Sequel.Reinstalls), (Way.OnlyLooks, Sequel.None), (Way.PlayReferrer, Sequel.None), (Way.Fingerprint, Sequel.None), (Way.Web, Sequel.None),
    ];

    public IEnumerable<Bond> Bonds => First.Concat(Second);

    public static ReferralCast Of(int seed, int people)
    {
        var chance = new Random(seed);
        var founders = Math.Max(2, people / 4);
        var end = founders + (((people - founders) * 2) + 2) / 3;

        Bond[] first = [.. Enumerable.Range(founders, Math.Max(0, end - founders)).Select(number => Draw((number - founders) % founders, number, chance))];
        int[] senders = [.. first.Where(bond => bond.Way is Way.PlayReferrer or Way.Fingerprint or Way.TypedCode).Select(bond => bond.Receiver)];

        return new ReferralCast(
            founders,
            first,
            senders.Length == 0 ? [] : [.. Enumerable.Range(end, Math.Max(0, people - end)).Select(number => Draw(senders[(number - end) % senders.Length], number, chance))],
            Math.Max(1, people / PeoplePerRound));
    }

    static Bond Draw(int sender, int receiver, Random chance)
    {
        var (way, then) = Ways[receiver % Ways.Length];
        return new Bond(sender, receiver, chance.GetItems(Channels, 1)[0], way, then);
    }
}
