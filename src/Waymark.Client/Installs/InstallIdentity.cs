using System.Security.Cryptography;

namespace Waymark.Client;

/// <summary>One installation of the app: who it is and since when.</summary>
public sealed record InstallIdentity(string Id, DateTimeOffset InstalledAt)
{
    const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>A new identity of 20 random letters and digits.</summary>
    public static InstallIdentity New(DateTimeOffset installedAt) =>
        new(RandomNumberGenerator.GetString(LettersAndDigits, 20), installedAt);
}
