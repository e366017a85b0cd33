using Waymark.Sandbox.CleverTap.Accounts;
using Waymark.Sandbox.CleverTap.Calls;
using Waymark.Sandbox.CleverTap.Faults;

namespace Waymark.Sandbox.CleverTap.Inspection;

/// <summary>The sandbox's own addresses, without credentials: what arrived, and how to misbehave.</summary>
static class InspectionEndpoints
{
    public static void MapInspection(this IEndpointRouteBuilder routes)
    {
        var inspect = routes.MapGroup("/inspect");

        inspect.MapGet("/accounts", Accounts);
        inspect.MapPatch("/accounts/{account}", ChangeAccount);
        inspect.MapGet("/profiles", ShowProfiles);
        inspect.MapGet("/events", Events);
        inspect.MapGet("/requests", Requests);
        inspect.MapGet("/counts", Counts);
        inspect.MapGet("/faults", ShowFaults);
        inspect.MapPut("/faults", SetFaults);
        inspect.MapPost("/reset", Reset);
        inspect.Map("/{**path}", () => InspectionJson.Problem(404, "There is nothing to inspect at this address."));
    }

    static IResult Accounts(AccountBook accounts) =>
        InspectionJson.Show(new { Accounts = accounts.All.Select(AccountView.Of) });

    static Task<IResult> ChangeAccount(string account, HttpContext http, AccountBook accounts) =>
        accounts.OnAccountAsync<AccountChanges>(account, http, _ => null, (chosen, changes) =>
        {
            chosen.Settings = changes.ApplyTo(chosen.Settings);
            return AccountView.Of(chosen);
        });

    static Task<IResult> ShowProfiles(
        string? account, string? objectId, string? identity, int? after, int? limit, AccountBook accounts) =>
        accounts.OnAccountAsync(account, chosen =>
            InspectionJson.Show(ProfileViews.Page(chosen, objectId, identity, after ?? 0, limit ?? 100)));

    static Task<IResult> Events(
        string? account, string? name, string? objectId, string? identity, string? contains, int? after, int? limit,
        AccountBook accounts) =>
        accounts.OnAccountAsync(account, chosen =>
            InspectionJson.Show(EventViews.Page(
                chosen, new(name, objectId, identity, contains), after ?? 0, limit ?? 1000)));

    static IResult Requests(string? account, int? limit, RequestLog log) => InspectionJson.Show(new
    {
        Requests = log.Recent()
            .Where(entry => account is null || entry.Account == account)
            .Take(limit ?? 50)
            .Select(RequestView.Of),
    });

    static Task<IResult> Counts(string? account, AccountBook accounts) =>
        accounts.OnAccountAsync(account, chosen => InspectionJson.Show(CountsView.Of(chosen)));

    static Task<IResult> ShowFaults(string? account, AccountBook accounts) =>
        accounts.OnAccountAsync(account, chosen => InspectionJson.Show(chosen.Faults.Current));

    static Task<IResult> SetFaults(string? account, HttpContext http, AccountBook accounts) =>
        accounts.OnAccountAsync<Fault>(account, http, fault => fault.Problem(), (chosen, fault) =>
        {
            chosen.Faults.Set(fault);
            return fault;
        });

    static IResult Reset(string? account, AccountBook accounts, RequestLog log)
    {
        var chosen = accounts.All.Where(one => account is null || one.Id == account).ToList();
        chosen.ForEach(one => one.Clear());
        log.Clear();
        return InspectionJson.Show(new { Reset = chosen.Select(one => one.Id) });
    }
}
