using Waymark.Facts;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing.Referrals;

/// <summary>How people come through links and invites at random, for a day that is told more than once.</summary>
static class ReferralsOfTheDay
{
    const string Pixel = "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0.6367.82 Mobile Safari/537.36";

    public static void Tell(ProcessingApplication app, Random random, string install, string user, List<string> clicks)
    {
        var token = random.Next(3) == 0 ? $"smart{random.Next(4)}" : $"t{random.Next(60)}";
        var click = clicks[random.Next(clicks.Count)];

        switch (random.Next(7))
        {
            case 0 or 1:
                clicks.Add(app.Follow(token, $"203.0.113.{random.Next(12)}", Pixel));
                break;
            case 2:
                app.Open($"{install}-new", clicks[^1], new { is_rooted = random.Next(5) == 0, android_id = $"c0ffee12345678{random.Next(60):D2}" });
                break;
            case 3:
                app.Say(FactKind.DeepLink, new { install_instance_id = install, deeplink_url = $"{ReferralTold.Home}{token}?lr_ia_id={click}" });
                break;
            case 4:
                app.Say(FactKind.LinkGiven, random.Next(2) == 0
                    ? new { install_instance_id = install, link_token = (string?)token, code = (string?)null }
                    : new { install_instance_id = install, link_token = (string?)null, code = (string?)$"CODE{random.Next(4)}" });
                break;
            case 5:
                app.Say(FactKind.ReferralQuestion, new { install_instance_id = install });
                app.Say(FactKind.ReferralReview, new { referral = random.Next(app.Journal.Count), status = "rejected", why = "a test" });
                break;
            default:
                app.Say(FactKind.Web, new
                {
                    event_id = $"v-{random.Next(2_000)}", event_type = random.Next(2) == 0 ? "identify" : "page_view", session_id = $"s-{random.Next(20)}",
                    user_id = user, is_new_user = random.Next(2), link_url = $"https://www.shop.example/?lr_ia_id={clicks[^1]}",
                });
                break;
        }
    }
}
