namespace Waymark.Client;

/// <summary>A key pair that the server issued for one platform. A class, so that no log prints the secret by accident.</summary>
public sealed class SigningKey
{
    public SigningKey(string id, string secret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(secret);

        Id = id;
        Secret = secret;
    }

    public string Id { get; }

    internal string Secret { get; }
}
