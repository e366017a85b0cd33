using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using Waymark.Connectors;
using Waymark.Server.Hosting;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery.Sending;

/// <summary>Carries one integration's calls. Never tells an address: credentials may be in it.</summary>
sealed class PartnerLine(HttpMessageHandler handler, TimeSpan timeout, TimeProvider clock) : IDisposable
{
    readonly HttpMessageInvoker _invoker = new(handler);

    public DateTimeOffset Now => clock.GetUtcNow();

    public Pacing Pacing { get; } = new(clock);

    public static PartnerLine Open(DeliveryRoom room, DeliveryTarget target)
    {
        var handler = room.Options.Handler?.Invoke()
            ?? ConnectGuard.Open(host => room.Options.AllowPrivateTargets || IsStandIn(room, target, host));

        return new(handler, room.Options.Timeout, room.Clock);
    }

    /// <returns>The partner's reply, or why there was none.</returns>
    public async Task<(Reply? Reply, Answer? Failure)> AskAsync(HttpRequestMessage request, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        using var span = Traces.Source.StartActivity("call partner", ActivityKind.Client);
        span?.SetTag("server.address", request.RequestUri?.IdnHost);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Waymark", "0.1"));

        try
        {
            using var response = await _invoker.SendAsync(request, either.Token);

            return await ReplyReader.ReadAsync(response, clock, either.Token) is { } reply
                ? (reply, null)
                : (null, new Answer.Misconfigured($"the answer is longer than {ReplyReader.LongestBody >> 20} MB: whoever lives there takes no events"));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (null, new Answer.Postponed(late.IsCancellationRequested ? $"no answer within {timeout.TotalSeconds:0} s" : "no connection in time"));
        }
        catch (Exception e) when (Forbidden(e) is { } forbidden)
        {
            return (null, new Answer.Misconfigured(forbidden.Message));
        }
        catch (HttpRequestException e)
        {
            return (null, FailureOf(e));
        }
        catch (IOException)
        {
            return (null, new Answer.Postponed("the connection broke before the answer was complete"));
        }
        catch (InvalidDataException)
        {
            return (null, new Answer.Postponed("the answer is packed in a way that cannot be undone"));
        }
    }

    public void Dispose() => _invoker.Dispose();

    // Whoever writes 127.0.0.1 in place of a partner's address means this machine; a name that leads here does not say so.
    static bool IsStandIn(DeliveryRoom room, DeliveryTarget target, string host) =>
        Assignment.Find(room.Configuration.Current, target, room.Connectors) is { } assignment
        && assignment.Connector.StandIn(assignment.Integration.Settings) is { IsLoopback: true } standIn
        && standIn.IdnHost.Equals(host, StringComparison.OrdinalIgnoreCase);

    static ForbiddenTargetException? Forbidden(Exception? e) =>
        e is null ? null : e as ForbiddenTargetException ?? Forbidden(e.InnerException);

    static Answer FailureOf(HttpRequestException e) => e switch
    {
        { InnerException: AuthenticationException insecure } => new Answer.Misconfigured($"no secure connection: {insecure.Message}"),
        { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => new Answer.Misconfigured("the answer's headers have no end: whoever lives there takes no events"),
        { InnerException: SocketException unreached } => new Answer.Postponed($"no connection: {unreached.SocketErrorCode}"),
        _ => new Answer.Postponed($"no connection: {e.HttpRequestError}"),
    };
}
