using System.Security.Cryptography;
using System.Text;

namespace Waymark.Sandbox.Apple.Skan;

/// <summary>Gives a postback its id: of the same order the same, so that a run can be repeated.</summary>
static class PostbackIds
{
    public static Guid Of(PostbackOrder order, int window) => order.Id is { } id
        ? id
        : new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{order with { To = null, Windows = [], Tampering = default }} {window}")).AsSpan(0, 16));
}
