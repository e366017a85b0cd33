using Waymark.Referrals;

namespace Waymark.Server.Api;

/// <summary>Reads the user's id in an address.</summary>
static class UserPath
{
    // The server decodes a path, but for slashes; apps make ids of any letters.
    public static Person Read(string userId) => Person.User(userId.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase));
}
