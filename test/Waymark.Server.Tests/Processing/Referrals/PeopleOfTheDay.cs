using Waymark.Facts;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing.Referrals;

/// <summary>What people of a referral programme do at random, for a day that is told more than once.</summary>
static class PeopleOfTheDay
{
    public static void Tell(ProcessingApplication app, Random random, string install, string user)
    {
        var number = app.Journal.Count;
        var other = $"u-{random.Next(40)}";

        switch (random.Next(7))
        {
            case 0:
                app.Say(FactKind.Invite, new
                {
                    token = $"t{random.Next(60)}",
                    code = $"C{random.Next(30):0000}",
                    call = new { install_instance_id = install, request_id = random.Next(2) == 0 ? $"r-{random.Next(20)}" : null, channel = "sms" },
                });
                break;
            case 1:
                app.Say(FactKind.InviteSent, new { install_instance_id = install, invite_token = $"t{random.Next(60)}", channel = "email" });
                break;
            case 2:
                app.Say(FactKind.Relation, new
                {
                    source = "app",
                    removes = random.Next(4) == 0,
                    relations = new[] { new { referred = new { install }, referrer = new { user = other }, @event = $"e{random.Next(3)}", friends = random.Next(2) == 0 } },
                });
                break;
            case 3:
                app.Say(FactKind.Identity, new
                {
                    who = new { install }, provider = "steam", id = $"s-{random.Next(20)}", token_hash = "hash", switches = random.Next(3) == 0, removes = random.Next(5) == 0,
                });
                break;
            case 4:
                app.Say(FactKind.PromoCode, new
                {
                    saved = new { app = "shop", code = $"P{random.Next(20):0000}", max_claims = 3, become_friends = true, creator_refers = true },
                    is_new = true,
                    is_drawn = random.Next(2) == 0,
                    creator = new { user },
                });
                break;
            case 5:
                app.Say(FactKind.PromoCode, new { claimed = $"P{random.Next(20):0000}", claimer = new { install }, request_id = $"c-{random.Next(5)}" });
                break;
            default:
                app.Say(FactKind.TestDevice, new { kind = "install", id = install, removes = number % 2 == 0 });
                break;
        }
    }
}
