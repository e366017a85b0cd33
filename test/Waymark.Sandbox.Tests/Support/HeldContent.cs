using System.Net;

namespace Waymark.Sandbox.Tests.Support;

/// <summary>A body of which the last piece stays back until it is released.</summary>
sealed class HeldContent(string body) : HttpContent
{
    readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => _released.SetResult();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(body);
        await stream.WriteAsync(bytes.AsMemory(0, 1));
        await stream.FlushAsync();
        await _released.Task;
        await stream.WriteAsync(bytes.AsMemory(1));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
