using Waymark.Sandbox.CleverTap.Accounts;
using Waymark.Sandbox.CleverTap.Faults;

namespace Waymark.Sandbox.CleverTap.Calls;

/// <summary>Receives every call: credentials, the limit of calls in flight, faults, the answer, the log.</summary>
sealed class Reception(AccountBook accounts, RequestLog log, TimeProvider clock)
{
    public Task ReceiveAsync(HttpContext http, CallKind kind, Func<Call, CancellationToken, Task<Answer>> work) =>
        ReceiveAsync(http, kind, Admission.ByHeaders(http, accounts), work);

    public async Task ReceiveAsync(
        HttpContext http, CallKind kind, Admission admission, Func<Call, CancellationToken, Task<Answer>> work)
    {
        var arrived = clock.GetUtcNow();

        switch (admission)
        {
            case Admission.Refused refused:
                await SendAsync(http, arrived, accounts.Find(refused.ClaimedAccount), refused.Answer);
                break;

            case Admission.Admitted { Account: var account }:
                await AnswerAsync(http, kind, account, arrived, work);
                break;
        }
    }

    async Task AnswerAsync(
        HttpContext http, CallKind kind, Account account, DateTimeOffset arrived,
        Func<Call, CancellationToken, Task<Answer>> work)
    {
        var (gate, limit) = Limit(kind, account);

        if (!gate.TryEnter(limit))
        {
            await SendAsync(http, arrived, account, Answer.Fail(429, "Too many concurrent requests"));
            return;
        }

        try
        {
            var call = new Call(http, account, account.Faults.Next(http.Request.Path), arrived.ToUnixTimeSeconds());
            await SendAsync(http, arrived, account, await SufferAsync(call, work, http.RequestAborted));
        }
        finally
        {
            gate.Leave();
        }
    }

    /// <returns>The answer, or null when the connection is to be dropped.</returns>
    async Task<Answer?> SufferAsync(Call call, Func<Call, CancellationToken, Task<Answer>> work, CancellationToken stop)
    {
        if (call.Fault is not { } fault)
            return await work(call, stop);

        // Not cut short when the caller hangs up: a slow server works on, and its work counts.
        if (fault.Delay > TimeSpan.Zero)
            await Task.Delay(fault.Delay, clock, CancellationToken.None);

        if (!fault.ReplacesAnswer)
            return await work(call, stop);

        var rulings = fault.After ? (await work(call, stop)).Rulings : [];
        var remark = $"fault: {fault.Mode}";

        return fault.Mode switch
        {
            FaultMode.Drop => null,
            FaultMode.Empty => Answer.Empty with { Remark = remark, Rulings = rulings },
            FaultMode.WrongRegion => Admission.WrongRegion with { Remark = remark, Rulings = rulings },
            _ => Answer.Fail(fault.Status, "Fault of the sandbox.") with { Remark = remark, Rulings = rulings },
        };
    }

    async Task SendAsync(HttpContext http, DateTimeOffset arrived, Account? account, Answer? answer)
    {
        // Logged first, so that a caller who has the answer also finds the request.
        Log(http, arrived, account, answer?.Status, answer ?? Answer.Empty with { Remark = "fault: Drop" });

        if (answer is null)
            http.Abort();
        else
            await answer.SendAsync(http, account?.Faults.Current.RetryAfter);
    }

    void Log(HttpContext http, DateTimeOffset arrived, Account? account, int? status, Answer answer)
    {
        account?.Tally.CountRequest(status);
        log.Add(RequestEntry.Of(http, arrived, status, answer.Remark) with
        {
            Account = account?.Id,
            Rulings = answer.Rulings,
        });
    }

    static (Gate Gate, int Limit) Limit(CallKind kind, Account account) => kind switch
    {
        CallKind.Upload => (account.Uploads, account.Faults.Current.MaxInFlight ?? account.Settings.MaxInFlight),
        CallKind.Attribution =>
            (account.Attributions, account.Faults.Current.MaxInFlight ?? account.Settings.MaxInFlight),
        _ => (account.Others, account.Settings.MaxOtherInFlight),
    };
}
