using System.Runtime.InteropServices;
using System.Text.Json;

namespace Waymark.Sandbox.CleverTap.Profiles;

/// <summary>Everything the account knows about one person.</summary>
sealed class Profile(int number)
{
    /// <summary>Counts up in the order of first sight.</summary>
    public int Number { get; } = number;

    public List<ProfileKey> Keys { get; } = [];

    public Dictionary<string, JsonElement> Properties { get; } = new(StringComparer.Ordinal);

    /// <summary>In the order of arrival.</summary>
    public List<StoredEvent> Timeline { get; private set; } = [];

    public Dictionary<string, EventSummary> Events { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Device> DeviceByObjectId { get; } = new(StringComparer.Ordinal);

    public IEnumerable<string> Ids(IdKind kind) => Keys.Where(key => key.Kind == kind).Select(key => key.Value);

    public Device Device(string objectId)
    {
        ref var device = ref CollectionsMarshal.GetValueRefOrAddDefault(DeviceByObjectId, objectId, out _);
        return device ??= new();
    }

    public void Change(JsonElement changes)
    {
        foreach (var property in changes.EnumerateObject())
        {
            if (property.NameEquals("identity"))
                continue;

            JsonElement? current = Properties.TryGetValue(property.Name, out var held) ? held : null;

            if (ProfileOperators.Apply(current, property.Value) is { } changed)
                Properties[property.Name] = changed;
            else
                Properties.Remove(property.Name);
        }
    }

    public void Add(StoredEvent happened)
    {
        Timeline.Add(happened);
        ref var summary = ref CollectionsMarshal.GetValueRefOrAddDefault(Events, happened.Name, out _);
        summary = summary.With(happened.At);
    }

    /// <summary>Takes over a profile that turned out to be the same person; on a conflict our own value stays.</summary>
    public void Absorb(Profile other)
    {
        Keys.AddRange(other.Keys);

        foreach (var (name, value) in other.Properties)
            Properties.TryAdd(name, value);

        foreach (var (objectId, device) in other.DeviceByObjectId)
            DeviceByObjectId.TryAdd(objectId, device);

        Keep([.. Timeline.Concat(other.Timeline).OrderBy(happened => happened.At)]);
    }

    public void Keep(List<StoredEvent> timeline)
    {
        Timeline = [];
        Events.Clear();
        timeline.ForEach(Add);
    }
}
