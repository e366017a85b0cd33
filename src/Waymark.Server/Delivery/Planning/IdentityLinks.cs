using Waymark.Connectors;
using Waymark.Storage;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery.Planning;

/// <summary>Which person each of the partner's devices was linked to, told already or about to be.</summary>
sealed class IdentityLinks(IDeliveries deliveries, DeliveryTarget target)
{
    const int Most = 50_000;

    readonly Dictionary<string, string?> _personByDevice = new(StringComparer.Ordinal);

    public string? PersonOf(string device)
    {
        if (_personByDevice.TryGetValue(device, out var person)) return person;

        if (_personByDevice.Count >= Most)
            _personByDevice.Clear();

        return _personByDevice[device] = deliveries.PersonOf(target, device);
    }

    public void Expect(IdentityLink link) => _personByDevice[link.Device] = PersonOf(link.Device) ?? link.Person;

    /// <summary>Not everything expected came true: only what is stored counts.</summary>
    public void Forget() => _personByDevice.Clear();
}
