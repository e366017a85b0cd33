using Waymark.Attribution;
using Waymark.Devices;
using Waymark.Installs;
using Waymark.Touches;

namespace Waymark.Server.Processing;

/// <summary>Clicks and installs behind the address of a first open, looked up once somebody asks: where something is proved, nobody guesses.</summary>
sealed class Neighbourhood(Case @case, Install install, string address, Evidence evidence)
{
    readonly DateTimeOffset _weekAgo = evidence.At.AddDays(-7);
    IReadOnlyList<Touch>? _clicks;

    /// <returns>The same evidence with what lies behind the address.</returns>
    public static Evidence Around(Case @case, Install install, string address, Evidence evidence)
    {
        var neighbourhood = new Neighbourhood(@case, install, address, evidence);
        var background = new Background(@case);

        return evidence with
        {
            ByAddress = new ReadLater<AddressTouch>(neighbourhood.Clicks),
            OthersOnAddress = neighbourhood.Others,
            Traffic = background.Traffic,
            ShareOf = background.ShareOf,
        };
    }

    List<AddressTouch> Clicks()
    {
        // Where Play says "organic" no click wins anyway, so nobody need look up whose it was.
        var mayWin = evidence.Referrer is not ReferrerReading.StoreOrganic;

        return
        [
            .. OfWeek
                .Where(click => evidence.At - click.At <= TimeSpan.FromHours(ClickWindow.ProbabilisticLongest))
                .Select(click => new AddressTouch(click, mayWin ? CreditedTo(click) : null)),
        ];
    }

    long Others()
    {
        var visitors = OfWeek.Select(click => click.Visitor).Distinct().Count();
        var installs = @case.State.InstallsOf(@case.App.Id, DeviceKey.OfAddress(address), _weekAgo).Count(id => id != install.Id);
        return visitors - 1 + installs;
    }

    IReadOnlyList<Touch> OfWeek => _clicks ??= @case.Touches.FindByKey(
        TouchKey.OfAddress(@case.App.Id, address), @case.Fact.Position, _weekAgo, evidence.At + Gathering.ClockSlack, Gathering.MostTouches);

    // Asked once the install itself may have been credited with it.
    string? CreditedTo(Touch click) => @case.State.InstallOfClick(@case.App.Id, click.ClickId) is { } other && other != install.Id ? other : null;
}
