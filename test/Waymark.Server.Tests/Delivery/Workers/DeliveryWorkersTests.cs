using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Waymark.Connectors;
using Waymark.Server.Delivery.Sending;
using Waymark.Server.Delivery.Workers;

namespace Waymark.Server.Tests.Delivery.Workers;

public sealed class DeliveryWorkersTests : IDisposable
{
    static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(20);

    readonly DeliveryWorld _world = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Workers_come_with_the_configuration_and_deliver_by_themselves()
    {
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _world.Partner.OnUpload = _ =>
        {
            taken.TrySetResult();
            return null;
        };
        using var workers = new DeliveryWorkers(_world.Room with { Clock = TimeProvider.System }, NullLogger<DeliveryWorkers>.Instance);
        await workers.StartAsync(Stop);
        _world.Know("i1", "__g1");

        _world.Happens("i1");

        await taken.Task.WaitAsync(LongEnough, Stop);
        await workers.StopAsync(Stop);
        _world.Ledger().ShouldBe("Sent 1, Events 1");
    }

    [Fact]
    public async Task A_slow_partner_keeps_nobody_else_waiting()
    {
        _world.Configure(DeliveryWorld.Integration, DeliveryWorld.Integration with
        {
            Id = "other",
            Settings = new Dictionary<string, string>(DeliveryWorld.Integration.Settings) { ["accountId"] = "OTHER" },
        });
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var calls = 0;
        _world.Partner.Delay = async () =>
        {
            if (Interlocked.Increment(ref calls) == 2) second.TrySetResult();
            else await released.Task;
        };
        using var workers = new DeliveryWorkers(_world.Room with { Clock = TimeProvider.System }, NullLogger<DeliveryWorkers>.Instance);
        await workers.StartAsync(Stop);
        _world.Know("i1", "__g1");

        _world.Happens("i1");

        await second.Task.WaitAsync(LongEnough, Stop);
        released.SetResult();
        await workers.StopAsync(Stop);
        _world.Partner.TakenIds.ShouldBe(["e1", "e1"]);
    }

    [Fact]
    public async Task A_new_integration_begins_where_the_stream_was_when_it_came()
    {
        _world.Configure();
        using var workers = new DeliveryWorkers(_world.Room, NullLogger<DeliveryWorkers>.Instance);
        workers.Follow();
        _world.Know("i1", "__g1");
        _world.Happens("i1");
        workers.Follow();
        _world.Happens("i1");

        _world.Configure(DeliveryWorld.Integration);
        workers.Follow();

        _world.Deliveries.Runs(DeliveryWorld.Target)[0].From.ShouldBe(1);
        await workers.StopAsync(Stop);
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("[fd00::1]")]
    [InlineData("0.0.0.0")]
    [InlineData("[::]")]
    [InlineData("[::ffff:10.0.0.1]")]
    public async Task An_address_inside_our_own_network_is_not_called(string host) =>
        (await TestAsync(host, allowed: false)).ShouldBeOfType<ProbeAnswer.Fails>().Reason.ShouldContain("is not a public address");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_guard_connects_inside_our_own_network_only_when_that_is_allowed(bool allowed)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = AnswerAsync(listener);
        using var line = new PartnerLine(ConnectGuard.Open(_ => allowed), LongEnough, TimeProvider.System);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/");

        var (reply, failure) = await line.AskAsync(request, Stop);

        reply?.Status.ShouldBe(200);
        (failure is Answer.Misconfigured).ShouldBe(!allowed);
        (reply is not null).ShouldBe(allowed);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public async Task A_stand_in_that_the_operator_put_on_this_machine_needs_no_further_permission(string host) =>
        (await TestAsync(host, allowed: false)).ShouldBe(new ProbeAnswer.Works());

    async Task<ProbeAnswer?> TestAsync(string host, bool allowed)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = AnswerAsync(listener);
        _world.Options.AllowPrivateTargets = allowed;
        _world.Options.Handler = null;
        _world.Configure(DeliveryWorld.Integration with
        {
            Settings = new Dictionary<string, string>(DeliveryWorld.Integration.Settings) { ["baseUrl"] = $"http://{host}:{((IPEndPoint)listener.LocalEndpoint).Port}" },
        });
        using var workers = new DeliveryWorkers(_world.Room with { Clock = TimeProvider.System }, NullLogger<DeliveryWorkers>.Instance);

        return await workers.TestAsync(DeliveryWorld.Target, Stop);
    }

    static async Task AnswerAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync(Stop);
        var stream = client.GetStream();
        await stream.ReadAtLeastAsync(new byte[4096], 1, cancellationToken: Stop);
        await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 20\r\nConnection: close\r\n\r\n{\"status\":\"success\"}"), Stop);
    }
}
