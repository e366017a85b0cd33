using System.Security.Cryptography;
using Waymark.Facts;
using Waymark.PromoCodes;
using Waymark.Referrals;

namespace Waymark.Server.Intake.Referrals;

/// <summary>Reads what is said of a promo code.</summary>
static class PromoCodeReading
{
    const int MostClaims = 1_000_000_000;

    /// <param name="fields">The call; mistakes are noted there.</param>
    /// <param name="app">The app's id.</param>
    /// <param name="isDrawn">No code was named, so one was drawn.</param>
    public static PromoCode Read(Fields fields, string app, out bool isDrawn)
    {
        var named = fields.Text("code", PromoCode.Longest);
        var code = PromoCode.Read(named);
        isDrawn = named is null;

        if (named is not null && code is null)
            fields.Fail("code", $"must be {PromoCode.Shortest} to {PromoCode.Longest} letters, digits, _ or -");

        var promo = new PromoCode
        {
            App = app,
            Code = code ?? Draw(),
            Properties = fields.Pairs("properties", PromoCode.MostProperties),
            MaxClaims = fields.Whole("max_claims", 0, MostClaims) ?? 0,
            From = fields.Moment("from"),
            Until = fields.Moment("until"),
            Enabled = fields.Flag("enabled") ?? true,
            BecomeFriends = fields.Flag("become_friends") ?? false,
            CreatorRefers = fields.Flag("creator_refers") ?? false,
        };

        if (promo.From >= promo.Until) fields.Fail("until", "must be after from");
        return promo;
    }

    static string Draw()
    {
        Span<byte> random = stackalloc byte[8];
        RandomNumberGenerator.Fill(random);
        return ShortCode.From(random);
    }
}
