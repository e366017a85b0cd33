using Waymark.Events;
using Waymark.Storage;

namespace Waymark.Server.Tests.Delivery;

/// <summary>A stream that a test writes.</summary>
sealed class StreamInMemory : IStream
{
    readonly List<StreamEvent> _events = [];
    TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What goes on elsewhere at the moment the stream is read.</summary>
    public Action Meanwhile { get; set; } = () => { };

    public long LastPosition
    {
        get
        {
            lock (_events)
                return _events.Count == 0 ? 0 : _events[^1].Position;
        }
    }

    public void Add(StreamEvent happened)
    {
        lock (_events)
        {
            _events.Add(happened);
            _news.TrySetResult();
            _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public IReadOnlyList<StreamEvent> Read(string app, long after, int most)
    {
        Meanwhile();

        lock (_events)
            return [.. _events.Where(happened => happened.App == app && happened.Position > after).Take(most)];
    }

    public (IReadOnlyList<StreamEvent> Events, long? Next) Search(string app, StreamFilter filter, long after, int most)
    {
        lock (_events)
        {
            var found = _events
                .Where(happened => happened.App == app && (filter.NewestFirst ? happened.Position < after : happened.Position > after))
                .Where(happened => filter.Name is null || happened.Name == filter.Name)
                .Where(happened => filter.InstallId is null || happened.InstallId == filter.InstallId)
                .Where(happened => filter.UserId is null || happened.UserId == filter.UserId)
                .Where(happened => (filter.From is null || happened.At >= filter.From) && (filter.To is null || happened.At < filter.To))
                .OrderBy(happened => filter.NewestFirst ? -happened.Position : happened.Position)
                .Take(most)
                .ToList();
            return (found, found.Count == most ? found[^1].Position : null);
        }
    }

    public IReadOnlyList<StreamEvent> Conversions(string app, string installId) => [];

    public StreamEvent? Find(string app, long position)
    {
        lock (_events)
            return _events.Find(happened => happened.App == app && happened.Position == position);
    }

    public Task WaitAsync(long after, CancellationToken stop)
    {
        lock (_events)
            return LastPosition > after ? Task.CompletedTask : _news.Task.WaitAsync(stop);
    }
}
