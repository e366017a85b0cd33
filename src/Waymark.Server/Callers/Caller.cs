using System.Net;
using Waymark.Facts;
using Waymark.Geo;

namespace Waymark.Server.Callers;

/// <summary>Who calls, as far as the app keeps it.</summary>
/// <param name="Address">As much of the address as may be kept.</param>
/// <param name="Note">What is stored beside it.</param>
/// <param name="Place">Where the address is; told to the caller, not stored.</param>
readonly record struct Caller(IPAddress? Address, AddressNote? Note, Place? Place);
