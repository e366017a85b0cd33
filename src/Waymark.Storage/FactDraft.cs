using System.Buffers;
using System.Net;
using Waymark.Facts;

namespace Waymark.Storage;

/// <summary>A fact on its way into the journal, which will give it its position.</summary>
/// <param name="Kind">What sort of thing was said.</param>
/// <param name="App">The app's id; empty for what is about all of them.</param>
/// <param name="ReceivedAt">When it reached us.</param>
/// <param name="Address">The caller's real address.</param>
/// <param name="Signature">What the signature check came to.</param>
/// <param name="ConfigurationVersion">The version in force.</param>
/// <param name="Body">The body as received; only read until TryAppend returns.</param>
/// <param name="AddressNote">What is known of the address now.</param>
public readonly record struct FactDraft(
    FactKind Kind,
    string App,
    DateTimeOffset ReceivedAt,
    IPAddress? Address,
    SignatureState Signature,
    int ConfigurationVersion,
    ReadOnlySequence<byte> Body,
    AddressNote? AddressNote = null);
