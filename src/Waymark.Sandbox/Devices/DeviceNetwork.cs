namespace Waymark.Sandbox.Devices;

/// <summary>Makes requests come from a device's own address, as a proxy in front of the server would say.</summary>
sealed class DeviceNetwork(string address, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", address);
        return base.SendAsync(request, cancellationToken);
    }
}
