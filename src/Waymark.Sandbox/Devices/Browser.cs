using Microsoft.AspNetCore.WebUtilities;

namespace Waymark.Sandbox.Devices;

/// <summary>A phone's browser: follows a link as far as the store.</summary>
sealed class Browser(Uri server, string linkHost, Phone phone, HttpMessageInvoker http)
{
    /// <returns>Where the link led; null when it led nowhere.</returns>
    public async Task<Uri?> FollowAsync(string pathAndQuery, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server, pathAndQuery));
        request.Headers.Host = linkHost;
        request.Headers.TryAddWithoutValidation("User-Agent", phone.BrowserUserAgent);
        request.Headers.TryAddWithoutValidation("Accept-Language", $"{phone.Language},{phone.Language[..2]};q=0.9");

        if (phone.IsAndroid)
        {
            request.Headers.TryAddWithoutValidation("Sec-CH-UA-Platform", "\"Android\"");
            request.Headers.TryAddWithoutValidation("Sec-CH-UA-Platform-Version", $"\"{phone.OsVersion}.0.0\"");
            request.Headers.TryAddWithoutValidation("Sec-CH-UA-Model", $"\"{phone.Model}\"");
        }

        using var response = await http.SendAsync(request, stop);
        return response.Headers.Location;
    }

    /// <summary>What Google Play will tell the app that is installed from this page.</summary>
    public static string? ReferrerOf(Uri store) =>
        QueryHelpers.ParseQuery(store.Query).TryGetValue("referrer", out var referrer) ? referrer.ToString() : null;
}
