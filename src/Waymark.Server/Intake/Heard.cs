using Waymark.Apps;
using Waymark.Server.Callers;

namespace Waymark.Server.Intake;

/// <summary>A device's call whose fact is durable: all that an answer may depend on.</summary>
/// <param name="App">Whose device it is.</param>
/// <param name="Message">What it said.</param>
/// <param name="Caller">Where it called from.</param>
/// <param name="Position">The fact's place in the journal.</param>
/// <param name="PendingDeepLink">What an old client should open on this sign-up; see <see cref="OldReactNative"/>.</param>
readonly record struct Heard(App App, DeviceMessage Message, Caller Caller, long Position, string? PendingDeepLink)
{
    /// <returns>Null when the call named no install.</returns>
    public string? InstallId => Message.InstallId.IsPresent
        ? Devices.InstallId.Read(Message.Text(Message.InstallId.Text))
        : null;
}
