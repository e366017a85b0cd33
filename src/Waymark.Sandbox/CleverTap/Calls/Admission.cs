using System.Security.Cryptography;
using System.Text;
using Waymark.Sandbox.CleverTap.Accounts;

namespace Waymark.Sandbox.CleverTap.Calls;

/// <summary>Whether a caller is let in.</summary>
abstract record Admission
{
    public sealed record Admitted(Account Account) : Admission;

    public sealed record Refused(Answer Answer, string ClaimedAccount) : Admission;

    /// <summary>By the two headers that every call but <c>/attribution</c> carries.</summary>
    public static Admission ByHeaders(HttpContext http, AccountBook accounts)
    {
        var id = Header(http, "X-CleverTap-Account-Id");
        var account = accounts.Find(id);

        if (account is null || !Same(account.Settings.Passcode, Header(http, "X-CleverTap-Passcode")))
            return new Refused(Answer.Fail(401, "Invalid credentials."), id);

        return IsOtherRegion(http, account)
            ? new Refused(WrongRegion, id)
            : new Admitted(account);
    }

    /// <summary>A wrong host shows up like a wrong passcode, never as a redirect.</summary>
    public static Answer WrongRegion { get; } =
        Answer.Fail(401, "Invalid credentials.") with { Remark = "the account lives in another region" };

    public static bool IsOtherRegion(HttpContext http, Account account) =>
        http.Items.TryGetValue(typeof(Region), out var asked) && !Equals(asked, Region.Find(account.Settings.Region));

    public static bool Same(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));

    // People paste credentials with blanks around them.
    static string Header(HttpContext http, string name) => http.Request.Headers[name].ToString().Trim();
}
