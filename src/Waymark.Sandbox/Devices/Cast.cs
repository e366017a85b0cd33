using Waymark.Client;

namespace Waymark.Sandbox.Devices;

/// <summary>Decides who takes part and what they will do: the same seed and number always give the same journey.</summary>
public static class Cast
{
    const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    // Twenty roles, over and over, so that even a small run has one of every kind.
    static readonly Role[] Roles =
    [
        new(true, Origin.Meta),
        new(false, Origin.Mail),
        new(true, Origin.Organic, Twist: Twist.RepeatsPayment),
        new(false, Origin.Meta),
        new(true, Origin.Meta, Handover.Late),
        new(true, Origin.Mail, Twist: Twist.Reinstalls),
        new(false, Origin.Organic, Handover.Never),
        new(true, Origin.Organic, Twist: Twist.IsWonBack),
        new(false, Origin.Mail, Handover.Late),
        new(true, Origin.Organic, Twist: Twist.OpensLink),
        new(true, Origin.Meta, Twist: Twist.GetsSecondPhone),
        new(true, Origin.Meta, Twist: Twist.RepeatsOpen),
        new(false, Origin.Mail, Twist: Twist.RegistersForPush),
        new(true, Origin.Meta, Handover.Never),
        new(true, Origin.Organic, Handover.Late),
        new(false, Origin.Organic),
        new(false, Origin.Meta, Twist: Twist.RepeatsPayment),
        new(true, Origin.Mail),
        new(false, Origin.Mail),
        new(true, Origin.Organic, Twist: Twist.RegistersForPush),
    ];

    public static IReadOnlyList<Journey> Of(int seed, int users) => [.. Enumerable.Range(0, users).Select(number => Journey(seed, number))];

    public static Journey Journey(int seed, int number)
    {
        var role = Roles[number % Roles.Length];

        // A generator for each user, so that the first two hundred are the same people in a run of a thousand.
        var chance = new Random(unchecked((seed * 1_000_003) + number));
        var person = Person.Of(number, chance);
        var phone = role.IsAndroid ? Phone.Android(number * 2, chance) : Phone.Iphone(number * 2, chance);
        var script = new Script(number, chance);

        var first = Install(phone, person, role.Origin, script.First(role, phone), chance);
        Installation[] all = role.Twist switch
        {
            Twist.Reinstalls => [first, Again(Origin.Organic, "reinstall")],
            Twist.IsWonBack => [first, Again(Origin.Meta, "reattribution")],
            Twist.GetsSecondPhone => [first, Second(Phone.Android((number * 2) + 1, chance))],
            _ => [first],
        };

        return new(number, all);

        Installation Again(Origin origin, string conversion)
        {
            var install = Install(phone, person, origin, script.Later(origin, phone), chance);
            return install with { Expected = install.Expected with { Conversion = conversion, Label = $"{install.Expected.Label}, app was there before" } };
        }

        Installation Second(Phone other)
        {
            var install = Install(other, person, Origin.Organic, script.Later(Origin.Organic, other), chance);
            return install with { Expected = install.Expected with { Label = $"{install.Expected.Label}, second phone" } };
        }
    }

    static Installation Install(Phone phone, Person person, Origin origin, IReadOnlyList<Step> steps, Random chance) =>
        new(chance.GetString(LettersAndDigits, 20), phone, person, steps, Truth(phone.Platform, origin));

    static Expectation Truth(Platform platform, Origin origin) => (platform == Platform.Android, origin) switch
    {
        (true, Origin.Meta) => new("Android, Meta ad, by Play referrer", "install", "META", "Summer_Sale"),
        (true, Origin.Mail) => new("Android, own mail, by Play referrer", "install", "Email", "Diwali_Mail"),
        (true, _) => new("Android, found in the store", "install", "ORGANIC", null),
        (false, Origin.Meta) => new("iPhone, Meta ad without consent: Apple forbids the match", "install", "ORGANIC", null),
        (false, Origin.Mail) => new("iPhone, own mail, by address and traits", "install", "Email", "Diwali_Mail", IsGuess: true),
        (false, _) => new("iPhone, found in the store", "install", "ORGANIC", null),
    };
}
