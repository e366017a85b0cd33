namespace Waymark.Server.Intake;

/// <summary>Lets pages of every origin send events: the token in the body says who speaks.</summary>
static class CrossOrigin
{
    public static void Allow(HttpRequest request, IHeaderDictionary headers)
    {
        var origin = request.Headers.Origin;

        if (origin.Count == 0)
        {
            headers.AccessControlAllowOrigin = "*";
            return;
        }

        // sendBeacon always sends with credentials, for which browsers accept neither "*" nor silence. No cookie is read here.
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlAllowCredentials = "true";
        headers.Vary = "Origin";
    }

    public static void AllowPreflight(IHeaderDictionary headers)
    {
        headers.AccessControlAllowMethods = "POST, OPTIONS";
        headers.AccessControlAllowHeaders = "content-type";
        headers.AccessControlMaxAge = "86400";
    }
}
