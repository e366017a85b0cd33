namespace Waymark.Sandbox.Devices;

/// <summary>Lets only so many requests through at once, however many devices there are.</summary>
sealed class Turnstile(int requestsAtOnce, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    readonly SemaphoreSlim _free = new(requestsAtOnce);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);

        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            _free.Release();
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _free.Dispose();
    }
}
