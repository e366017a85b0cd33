using Waymark.Apps;
using Waymark.Fraud.Sources;
using Waymark.Installs;
using Waymark.Reports;
using Waymark.Storage;

namespace Waymark.Server.Api.Sources;

/// <summary>The installs that a source is credited with on some days of the app's calendar.</summary>
sealed class CreditedInstalls(IState state, App app, SourceScope scope, DateOnly from, DateOnly to)
{
    const int PageSize = 500;

    public IEnumerable<Install> All()
    {
        SourceInstall? place = null;

        do
        {
            var (installs, next) = Page(place, PageSize);
            foreach (var install in installs)
                yield return install;

            place = next;
        }
        while (place is not null);
    }

    /// <returns>Those that are meant among the next ones of the source, and where to go on; null at the end.</returns>
    public (IReadOnlyList<Install> Installs, SourceInstall? Next) Page(SourceInstall? after, int most)
    {
        // A day of the app begins up to a day before or after the one of the same name in UTC.
        var page = state.Sources.Installs(app.Id, scope.Source, from.AddDays(-1), to.AddDays(1), after, most);
        var installs = page.Where(one => scope.Covers(one.Key)).Select(one => state.FindInstall(app.Id, one.InstallId)).OfType<Install>().Where(IsMeant);
        return ([.. installs], page.Count == most ? page[^1] : null);
    }

    bool IsMeant(Install install) =>
        install.Verdict is { Credit.Blocked: null } verdict && AppCalendar.DayOf(app, verdict.At) is var day && from <= day && day <= to;
}
