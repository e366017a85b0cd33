namespace Waymark.Sandbox.Inbox;

/// <summary>Where a stand-in receives its mail: every request is kept, and answered as the partner would or as programmed.</summary>
sealed class Desk(TimeProvider clock, int seed, CancellationToken closing)
{
    const int MostRequests = 10_000;
    const long MostBytes = 64 * 1024 * 1024;

    static readonly byte[] Filling = [.. Enumerable.Repeat((byte)'.', 8 * 1024)];

    /// <summary>How much of each body can be read later.</summary>
    public int BodyKept { get; init; } = 64 * 1024;

    public ReceivedRequests Received { get; } = new(MostRequests, MostBytes);

    /// <summary>What the partner made of it, where a stand-in goes that far.</summary>
    public KeptRecords Kept { get; } = new();

    public AnswerProgramme Programme { get; } = new(seed);

    public static Desk Open(IServiceProvider services, int bodyKept = 64 * 1024) => new(
        services.GetRequiredService<TimeProvider>(),
        services.GetRequiredService<SandboxOptions>().Seed,
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping)
    {
        BodyKept = bodyKept,
    };

    /// <param name="work">The partner's own answer to what came; not asked when a programmed answer takes its place.</param>
    public async Task ReceiveAsync(HttpContext http, Func<ReceivedRequest, PartnerAnswer> work)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, closing);

        if (await RequestReading.ReadAsync(http, clock.GetUtcNow(), ends.Token) is not { } request)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        try
        {
            await AnswerAsync(http, request, Programme.Next(http.Request.Path), work, ends.Token);
        }
        catch (OperationCanceledException)
        {
            http.Abort();
        }
    }

    async Task AnswerAsync(
        HttpContext http, ReceivedRequest request, ProgrammedAnswer? programmed, Func<ReceivedRequest, PartnerAnswer> work, CancellationToken stop)
    {
        // Not cut short when the caller hangs up: a slow partner works on, and its work counts.
        if (programmed?.DelayMs is > 0 and var wait)
            await Task.Delay(TimeSpan.FromMilliseconds(wait), clock, closing);

        if (programmed is not { ReplacesAnswer: true })
        {
            var own = work(request);
            Keep(request, own.Status, own.Status < 300, own.Remark);
            await own.SendAsync(http);
            return;
        }

        if (programmed.After)
            work(request);

        // Kept first, so that a caller who has the answer also finds the request.
        Keep(request, programmed.StatusSent, programmed.After || programmed.StatusSent < 300, "as programmed");

        if (programmed.Hang)
            await Task.Delay(Timeout.InfiniteTimeSpan, stop);
        else if (programmed.Drop)
            http.Abort();
        else
            await programmed.ToAnswer().SendAsync(http);

        while (programmed.Endless)
            await http.Response.Body.WriteAsync(Filling, stop);
    }

    void Keep(ReceivedRequest request, int? status, bool isTaken, string? remark) => Received.Add(request with
    {
        Body = request.Body.Length > BodyKept ? request.Body[..BodyKept] : request.Body,
        BodyBytes = request.Body.Length,
        Status = status,
        IsTaken = isTaken,
        Remark = remark,
    });
}
