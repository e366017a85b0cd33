using System.Buffers;
using System.Text.Json;
using Waymark.Facts;
using Waymark.Server.Intake;
using Waymark.Storage;

namespace Waymark.Server.Servers;

/// <summary>What servers tell of their users: facts like those of devices, durable before the answer.</summary>
sealed class ServerWrites(IJournal journal, IState state, UpToDate upToDate, TimeProvider clock)
{
    static readonly Answer UserIdRequired = Refusals.Required("user_id");
    static readonly Answer EventNameRequired = Refusals.Required("event_name");

    // 201, and 200 in the body: so it is documented, and clients look at either.
    static readonly Answer EventReceived = Answer.Fixed(200, "Event capture request received!") with { Status = 201 };
    static readonly Answer PaymentReceived = Answer.Fixed(201, "Payment received", """{"message":"Payment received"}""");
    static readonly Answer PaymentRemoved = Answer.Fixed(200, "Payment removed", """{"message":"Payment removed"}""");

    public ValueTask<Answer> EventAsync(ServerCall call, CancellationToken stop) =>
        TellAsync(call, FactKind.Event, EventProblem, EventReceived, stop);

    public ValueTask<Answer> PaymentAsync(ServerCall call, CancellationToken stop) =>
        TellAsync(call, FactKind.Payment, PaymentProblem, PaymentReceived, stop);

    public ValueTask<Answer> RemovalAsync(ServerCall call, CancellationToken stop) =>
        TellAsync(call, FactKind.PaymentRemoval, Requirements.PaymentRemoval, PaymentRemoved, stop);

    async ValueTask<Answer> TellAsync(ServerCall call, FactKind kind, Requirements.Check check, Answer answer, CancellationToken stop)
    {
        using var body = await RequestBody.ReadAsync(call.Request, DeviceIntake.LongestBody, stop);

        if (body.Refusal is { } unread) return unread;
        if (DeviceMessage.Read(body.Bytes, out var message) is { } unreadable) return unreadable;
        if (check(message) is { } incomplete) return incomplete;
        if (kind == FactKind.PaymentRemoval && !await HasPaymentAsync(call, message, stop)) return ServerRefusals.PaymentNotFound;

        // The address is the server's own and tells nothing about the user.
        var isTaken = journal.TryAppend(
            new FactDraft(
                kind, call.App.Id, clock.GetUtcNow(), Address: null, SignatureState.ServerKey, call.Configuration.Version,
                new ReadOnlySequence<byte>(body.Bytes)),
            out var appending);

        if (!isTaken) return Refusals.JournalFull;

        await appending.Commit;
        return answer;
    }

    async ValueTask<bool> HasPaymentAsync(ServerCall call, DeviceMessage message, CancellationToken stop)
    {
        // The payment may have come a moment ago.
        await upToDate.WaitAsync(stop);

        var payments = message.Has(message.PaymentId)
            ? state.PaymentsById(call.App.Id, message.Text(message.PaymentId)!)
            : state.PaymentsOfUser(call.App.Id, message.Text(message.UserId)!);
        return payments.Any(payment => !payment.IsRemoved);
    }

    static Answer? EventProblem(DeviceMessage message)
    {
        if (!message.Has(message.EventName) || message.EventName.Type != JsonTokenType.String) return EventNameRequired;

        return message.Has(message.UserId) ? null : UserIdRequired;
    }

    static Answer? PaymentProblem(DeviceMessage message)
    {
        if (!message.Has(message.UserId)) return UserIdRequired;

        return message.HasAmount() ? null : Refusals.AmountInvalid;
    }
}
