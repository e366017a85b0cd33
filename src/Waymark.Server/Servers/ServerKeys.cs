using System.Globalization;
using Waymark.Apps;
using Waymark.Server.Intake;

namespace Waymark.Server.Servers;

/// <summary>Knows whose server is calling, by the apps' <c>serverKeys</c>.</summary>
sealed class ServerKeys(ICurrentConfiguration current)
{
    readonly Keyring<ServerCaller> _keys = new(current, configuration => configuration.Document.Apps.SelectMany(app => app.ServerKeys.Index().Select(key => (
        key.Item,
        new ServerCaller(app, string.Create(CultureInfo.InvariantCulture, $"server key {key.Index + 1} of {app.Id}"))))));

    /// <returns>Null when the key opens nothing.</returns>
    public ServerCaller? Recognise(string presented) => _keys.Recognise(presented);
}
