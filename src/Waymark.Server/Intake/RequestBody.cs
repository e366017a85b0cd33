using System.Buffers;
using System.IO.Pipelines;

namespace Waymark.Server.Intake;

/// <summary>One request's body, still in the server's own buffers. Whoever read it disposes it once the answer is made.</summary>
readonly struct RequestBody : IDisposable
{
    readonly PipeReader? _reader;
    readonly ReadOnlySequence<byte> _received;
    readonly byte[]? _rented;

    RequestBody(PipeReader reader, ReadOnlySequence<byte> received)
    {
        _reader = reader;
        _received = received;

        if (received.IsSingleSegment)
        {
            Bytes = received.First;
            return;
        }

        _rented = ArrayPool<byte>.Shared.Rent((int)received.Length);
        received.CopyTo(_rented);
        Bytes = _rented.AsMemory(0, (int)received.Length);
    }

    RequestBody(Answer refusal) => Refusal = refusal;

    /// <summary>All of it in one piece; valid until disposed.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Why there are no bytes.</summary>
    public Answer? Refusal { get; }

    /// <param name="request">Not yet read from.</param>
    /// <param name="most">Bytes; a larger body is refused as soon as that is known.</param>
    /// <param name="stop">Ends the wait for bytes.</param>
    public static async ValueTask<RequestBody> ReadAsync(HttpRequest request, int most, CancellationToken stop)
    {
        if (request.ContentLength > most) return new(Refusals.TooLarge);

        try
        {
            while (true)
            {
                var read = await request.BodyReader.ReadAsync(stop);

                if (read.Buffer.Length > most)
                {
                    request.BodyReader.AdvanceTo(read.Buffer.End);
                    return new(Refusals.TooLarge);
                }

                if (read.IsCompleted) return new(request.BodyReader, read.Buffer);

                request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        catch (BadHttpRequestException e)
        {
            return new(e.StatusCode switch
            {
                StatusCodes.Status408RequestTimeout => Refusals.TooSlow,
                StatusCodes.Status413PayloadTooLarge => Refusals.TooLarge,
                _ => Refusals.Incomplete,
            });
        }
    }

    public void Dispose()
    {
        _reader?.AdvanceTo(_received.End);

        if (_rented is not null)
            ArrayPool<byte>.Shared.Return(_rented);
    }
}
