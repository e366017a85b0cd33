namespace Waymark.Sandbox.Devices;

/// <summary>Writes down one person's steps; chance decides only what makes no difference to the outcome.</summary>
sealed class Script(int number, Random chance)
{
    static readonly string[] Doings = ["product_viewed", "search", "add_to_cart", "wishlist_added", "checkout_started"];

    int _events;
    int _payments;

    public IReadOnlyList<Step> First(Role role, Phone phone) =>
    [
        .. Arrive(role.Origin, phone),
        .. role.Twist == Twist.RepeatsOpen ? [new Step.Open()] : Array.Empty<Step>(),
        .. role.Handover == Handover.AtOnce ? [new Step.HandOverCleverTapId()] : Array.Empty<Step>(),
        new Step.SignUp(),
        .. role.Twist == Twist.RegistersForPush ? [new Step.RegisterForPush($"push-{number:00000}")] : Array.Empty<Step>(),
        .. Shopping(2 + chance.Next(3)),
        .. role.Twist == Twist.OpensLink ? [new Step.OpenWithLink("https://links.example.test/p/7?c=DiW456"), .. Shopping(1)] : Array.Empty<Step>(),
        .. Paying(isTwice: role.Twist == Twist.RepeatsPayment),
        .. role.Handover == Handover.Late ? [Wait(3, 5), new Step.HandOverCleverTapId(), .. Shopping(1)] : Array.Empty<Step>(),
    ];

    /// <summary>A new install of somebody who has signed up before.</summary>
    public IReadOnlyList<Step> Later(Origin origin, Phone phone) =>
        [Wait(1, 2), .. Arrive(origin, phone), new Step.HandOverCleverTapId(), new Step.ComeBack(), .. Shopping(2)];

    IEnumerable<Step> Arrive(Origin origin, Phone phone)
    {
        if (LinkOf(origin) is { } link)
        {
            yield return new Step.FollowLink(link);
            yield return phone.IsAndroid ? Wait(0.5, 1.5) : Wait(1, 4);
        }

        yield return new Step.Open();
        yield return new Step.AskAttribution();
    }

    // Both forms of a link.
    string? LinkOf(Origin origin) => origin switch
    {
        Origin.Meta => chance.Next(2) == 0 ? "/AbC123" : "/sale?c=AbC123",
        Origin.Mail => chance.Next(2) == 0 ? "/DiW456" : "/?c=DiW456",
        _ => null,
    };

    IEnumerable<Step> Shopping(int times)
    {
        for (var i = 0; i < times; i++)
        {
            yield return Wait(0.05, 0.4);
            yield return new Step.Track(
                chance.GetItems(Doings, 1)[0], $"e-{number}-{++_events}", $"sku-{chance.Next(1, 60)}", Amount());
        }
    }

    IEnumerable<Step> Paying(bool isTwice)
    {
        if (!isTwice && chance.Next(3) == 0) yield break;

        var payment = new Step.Pay($"pay-{number}-{++_payments}", Amount(), IsFirst: true);
        yield return Wait(0.1, 0.5);
        yield return payment;

        if (isTwice) yield return payment;
    }

    decimal Amount() => chance.Next(99, 4_999) + 0.50m;

    Step.Pause Wait(double from, double to) => new(TimeSpan.FromSeconds(from + (chance.NextDouble() * (to - from))));
}
