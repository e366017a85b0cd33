using Waymark.Sandbox.CleverTap.Accounts;
using Waymark.Sandbox.CleverTap.Calls;
using Waymark.Sandbox.CleverTap.Records;

namespace Waymark.Sandbox.CleverTap.Attribution;

/// <summary>The endpoint for measurement partners: one event per call, credentials in the address.</summary>
static class AttributionEndpoint
{
    public static void MapAttribution(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/attribution", [HttpMethods.Get, HttpMethods.Post], Attribute);

    static async Task Attribute(HttpContext http, Reception reception, AccountBook accounts)
    {
        var given = await ParametersAsync(http.Request, http.RequestAborted);

        await reception.ReceiveAsync(
            http, CallKind.Attribution, Admit(http, given, accounts), (call, _) => Task.FromResult(Take(call, given)));
    }

    static Admission Admit(HttpContext http, Dictionary<string, string> given, AccountBook accounts)
    {
        var id = given.GetValueOrDefault("account_id", "");
        var account = accounts.Find(id);

        if (AttributionCall.Problem(given, account?.Settings.Strictness ?? default) is { } problem)
            return new Admission.Refused(Answer.Fail(400, problem), id);

        if (account is not { Settings: var settings }
            || !Admission.Same(settings.Passcode, given["account_passcode"])
            || !Admission.Same(settings.Token, given["account_token"]))
        {
            return new Admission.Refused(Answer.Fail(401, "Invalid credentials."), id);
        }

        if (Admission.IsOtherRegion(http, account))
            return new Admission.Refused(Admission.WrongRegion, id);

        return settings.Partners.Contains(given["partner_name"], StringComparer.OrdinalIgnoreCase)
            ? new Admission.Admitted(account)
            : new Admission.Refused(Answer.Fail(400, "partner_name is not an allowed partner"), id);
    }

    static Answer Take(Call call, Dictionary<string, string> given)
    {
        Ruling[] rulings = [AttributionRule.Judge(AttributionCall.Read(given), call.Rules, call.Now)];
        call.Account.Store(rulings);
        return Answer.Success with { Rulings = rulings };
    }

    // The method is not documented; the examples are plain addresses. A form is read as well.
    static async Task<Dictionary<string, string>> ParametersAsync(HttpRequest request, CancellationToken stop)
    {
        var given = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString().Trim());

        if (request.HasFormContentType)
        {
            foreach (var (name, value) in await request.ReadFormAsync(stop))
                given[name] = value.ToString().Trim();
        }

        return given;
    }
}
