using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Waymark.Apps;

namespace Waymark.Server.Servers;

/// <summary>Knows whose server is calling, by the apps' <c>serverKeys</c>.</summary>
sealed class ServerKeys(ICurrentConfiguration current)
{
    volatile Keyring _keyring = new(Configuration.Empty);

    /// <returns>Null when the key opens nothing.</returns>
    public ServerCaller? Recognise(string presented)
    {
        var hash = Hash(presented);
        ServerCaller? caller = null;

        // All keys are compared, always, so that the time taken tells nothing.
        foreach (var (known, whose) in KeysOf(current.Current))
        {
            if (CryptographicOperations.FixedTimeEquals(hash, known)) caller = whose;
        }

        return caller;
    }

    List<(byte[] Hash, ServerCaller Whose)> KeysOf(Configuration configuration)
    {
        var keyring = _keyring;
        if (!ReferenceEquals(keyring.Configuration, configuration)) _keyring = keyring = new Keyring(configuration);
        return keyring.Keys;
    }

    static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    sealed class Keyring(Configuration configuration)
    {
        public Configuration Configuration { get; } = configuration;

        public List<(byte[] Hash, ServerCaller Whose)> Keys { get; } =
        [
            .. configuration.Document.Apps.SelectMany(app => app.ServerKeys.Index().Select(key => (
                Hash(key.Item),
                new ServerCaller(app, string.Create(CultureInfo.InvariantCulture, $"server key {key.Index + 1} of {app.Id}"))))),
        ];
    }
}
