using System.Security.Cryptography;
using System.Text;
using Waymark.Attribution.Apple;
using Waymark.Facts;
using Waymark.Installs;

namespace Waymark.Server.Processing.Apple;

/// <summary>A device hands over a token that Apple can be asked with. One is exchanged for each install, even if every launch brings a new one.</summary>
static class AppleTokens
{
    // A few hundred characters; anybody can send more.
    const int Longest = 4_096;

    public static void Note(Case @case, DeviceCall call, Install install)
    {
        if (!@case.App.Apple.AdServices || call.DeviceText("adservices_attribution_token") is not { Length: <= Longest } token) return;

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token.Trim())));
        if (!@case.State.Remember(@case.App.Id, Fingerprint.Of("adservices", install.Id), @case.At) || @case.State.FindAppleToken(@case.App.Id, hash) is not null) return;

        @case.State.Save(new AppleToken { App = @case.App.Id, Hash = hash, InstallId = install.Id, Fact = @case.Fact.Position, ReceivedAt = @case.At, Token = token.Trim() });
    }
}
