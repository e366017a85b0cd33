using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing.Fraud;

/// <summary>Installs as phones tell of them on which another program clicked too late.</summary>
static class Injected
{
    public const string Gaid = "38400000-8cf0-11bd-b23e-10b96e40000d";

    /// <param name="app">The application.</param>
    /// <param name="installId">The install.</param>
    /// <param name="began">When the download began by Google's clock; null when Play does not say.</param>
    /// <param name="referrer">The install referrer.</param>
    public static void Open(this ProcessingApplication app, string installId, DateTimeOffset? began = null, string? referrer = null) => app.Init(installId, new
    {
        gaid = Gaid,
        install_ref = referrer,
        installBeginTimestampServerSeconds = began?.ToUnixTimeSeconds(),
    });

    /// <summary>A click of the phone's own, on a link that names a network.</summary>
    public static string ClickOf(this ProcessingApplication app, string campaign = "AbC123", string address = ProcessingApplication.Home) =>
        app.Click($"https://go.shop.example/p/42?c={campaign}&pub_id=site-7&advertising_id={Gaid}", address);
}
