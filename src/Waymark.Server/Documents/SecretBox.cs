using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Waymark.Server.Documents;

/// <summary>Encrypts secrets before they are stored, with keys that lie beside the store and never in it.</summary>
public sealed class SecretBox(IDataProtectionProvider protection)
{
    readonly IDataProtector _protector = protection.CreateProtector("Waymark.Configuration.Secrets.v1");

    public string Seal(string secret) => _protector.Protect(secret);

    /// <returns>The secret, or null when the keys it was sealed with are gone.</returns>
    public string? Open(string sealedSecret)
    {
        try
        {
            return _protector.Unprotect(sealedSecret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
