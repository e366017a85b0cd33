using Waymark.Sandbox.CleverTap.Accounts;

namespace Waymark.Sandbox.CleverTap.Inspection;

/// <summary>Calls of the sandbox's own that are about one account.</summary>
static class OnAccount
{
    public static Task<IResult> OnAccountAsync(this AccountBook accounts, string? id, Func<Account, Task<IResult>> work) =>
        accounts.Choose(id) is { } chosen
            ? work(chosen)
            : Task.FromResult(InspectionJson.Problem(404, $"There is no account \"{id}\"."));

    public static Task<IResult> OnAccountAsync(this AccountBook accounts, string? id, Func<Account, IResult> work) =>
        accounts.OnAccountAsync(id, chosen => Task.FromResult(work(chosen)));

    /// <summary>A call with a body.</summary>
    /// <param name="problemOf">What is wrong with the body, or null.</param>
    /// <param name="work">Does what is asked; what it returns is shown.</param>
    public static Task<IResult> OnAccountAsync<T>(
        this AccountBook accounts, string? id, HttpContext http, Func<T, string?> problemOf, Func<Account, T, Task<object>> work)
        where T : class =>
        accounts.OnAccountAsync(id, async chosen =>
        {
            var (sent, problem) = await InspectionJson.ReadAsync<T>(http, http.RequestAborted);
            if (sent is null || (problem = problemOf(sent)) is not null)
                return InspectionJson.Problem(400, problem);

            return InspectionJson.Show(await work(chosen, sent));
        });

    public static Task<IResult> OnAccountAsync<T>(
        this AccountBook accounts, string? id, HttpContext http, Func<T, string?> problemOf, Func<Account, T, object> work)
        where T : class =>
        accounts.OnAccountAsync<T>(id, http, problemOf, (chosen, sent) => Task.FromResult(work(chosen, sent)));
}
