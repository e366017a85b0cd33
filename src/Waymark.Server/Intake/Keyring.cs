using System.Security.Cryptography;
using System.Text;
using Waymark.Apps;

namespace Waymark.Server.Intake;

/// <summary>Tells by a key of the configuration who is calling.</summary>
/// <param name="current">The configuration in force.</param>
/// <param name="read">Every key with whose it is.</param>
sealed class Keyring<T>(ICurrentConfiguration current, Func<Configuration, IEnumerable<(string Key, T Whose)>> read)
    where T : class
{
    volatile Read _known = new(Configuration.Empty, []);

    /// <returns>Null when the key opens nothing.</returns>
    public T? Recognise(string presented)
    {
        var hash = Hash(presented);
        T? whose = null;

        // All keys are compared, always, so that the time taken tells nothing.
        foreach (var known in KeysOf(current.Current))
        {
            if (CryptographicOperations.FixedTimeEquals(hash, known.Hash)) whose = known.Whose;
        }

        return whose;
    }

    List<(byte[] Hash, T Whose)> KeysOf(Configuration configuration)
    {
        var known = _known;

        if (!ReferenceEquals(known.Configuration, configuration))
            _known = known = new(configuration, [.. read(configuration).Select(pair => (Hash(pair.Key), pair.Whose))]);

        return known.Keys;
    }

    static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    sealed record Read(Configuration Configuration, List<(byte[] Hash, T Whose)> Keys);
}
