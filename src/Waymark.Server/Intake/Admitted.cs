using Waymark.Apps;
using Waymark.Facts;
using Waymark.Server.Callers;

namespace Waymark.Server.Intake;

/// <summary>A device's call that was let in and is not stored yet.</summary>
/// <param name="App">Whose device it is.</param>
/// <param name="Message">What it said.</param>
/// <param name="Body">As it is stored; valid until the call is answered.</param>
/// <param name="Caller">Where it called from.</param>
/// <param name="Signature">What its signature came to.</param>
/// <param name="Version">Of the configuration it was let in under.</param>
readonly record struct Admitted(
    App App, DeviceMessage Message, ReadOnlyMemory<byte> Body, Caller Caller, SignatureState Signature, int Version);
