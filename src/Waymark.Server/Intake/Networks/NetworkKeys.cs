using Waymark.Apps;

namespace Waymark.Server.Intake.Networks;

/// <summary>Knows which network of which app is posting, by the networks' keys.</summary>
sealed class NetworkKeys(ICurrentConfiguration current)
{
    readonly Keyring<NetworkCaller> _keys = new(current, configuration => configuration.Document.Apps.SelectMany(app => app.Networks.SelectMany(network =>
        new[] { network.Key, network.PreviousKey }.OfType<string>().Where(key => key.Length > 0).Select(key => (key, new NetworkCaller(app, network))))));

    /// <returns>Null when the key opens nothing.</returns>
    public NetworkCaller? Recognise(string presented) => _keys.Recognise(presented);
}

/// <summary>A network that showed its key.</summary>
sealed record NetworkCaller(App App, AdNetwork Network);
