using Waymark.Fraud;
using Waymark.Touches;

namespace Waymark.Server.Processing.Fraud;

/// <summary>Counts clicks around a touch, for rules of fraud. A click itself costs nothing for it: they are looked up when something was opened.</summary>
sealed class ClicksAround
{
    static readonly TimeSpan Day = TimeSpan.FromDays(1);
    static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    readonly Case _case;

    // Touches of one device or address are near each other, and ask for the same days.
    readonly Dictionary<(TouchKey Key, DateTimeOffset Day), IReadOnlyList<Touch>> _found = [];

    ClicksAround(Case @case) => _case = @case;

    public static ClickCounts For(Case @case)
    {
        var counting = new ClicksAround(@case);
        return new ClickCounts(counting.OfVisitor, counting.OfAddress);
    }

    // An advertising id is one device's; behind an address, browser and language tell visitors apart.
    int OfVisitor(Touch touch)
    {
        if ((touch.Gaid ?? touch.Idfa) is { } id)
            return Around(TouchKey.OfDevice(touch.App, id), touch).Count(click => IsNear(click, touch) && click.CreditedSource == touch.CreditedSource);

        return touch.Address is { } address
            ? Around(TouchKey.OfAddress(touch.App, address), touch)
                .Count(click => click.Visitor == touch.Visitor && IsNear(click, touch) && click.CreditedSource == touch.CreditedSource)
            : 0;
    }

    int OfAddress(Touch touch) => touch.Address is { } address
        ? Around(TouchKey.OfAddress(touch.App, address), touch).Count(click => click.At <= touch.At && click.At > touch.At - Hour)
        : 0;

    IReadOnlyList<Touch> Around(TouchKey key, Touch touch)
    {
        var day = new DateTimeOffset(touch.At.UtcDateTime.Date, TimeSpan.Zero);

        if (!_found.TryGetValue((key, day), out var found))
            _found[(key, day)] = found = _case.Touches.FindByKey(key, _case.Fact.Position, day - Day, day + Day + Day, ClickCounts.Most);

        return found;
    }

    static bool IsNear(Touch click, Touch touch) => (click.At - touch.At).Duration() <= Day;
}
