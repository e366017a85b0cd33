using System.Net;
using Waymark.Apps;
using Waymark.Facts;

namespace Waymark.Server.Intake;

/// <summary>A device's call that was let in and is not stored yet.</summary>
/// <param name="App">Whose device it is.</param>
/// <param name="Message">What it said.</param>
/// <param name="Body">As received; valid until the call is answered.</param>
/// <param name="Address">Where it called from.</param>
/// <param name="Signature">What its signature came to.</param>
/// <param name="Version">Of the configuration it was let in under.</param>
readonly record struct Admitted(
    App App, DeviceMessage Message, ReadOnlyMemory<byte> Body, IPAddress? Address, SignatureState Signature, int Version);
