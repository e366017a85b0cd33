using Waymark.Feeds;
using Waymark.Installs;
using Waymark.Integrations;
using Waymark.Privacy;
using Waymark.Users;

namespace Waymark.Tests.Feeds;

public sealed class OptInsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("ct_email_opt_in=true,ct_push_opt_in=true,ct_sms_opt_in=true", "")]
    [InlineData("ct_email_opt_in=false", "email")]
    [InlineData("ct_push_opt_in=false", "push")]
    [InlineData("ct_sms_opt_in=false", "phone")]
    [InlineData("ct_sms_opt_in=false,ct_whatsapp_opt_in=true", "")]
    [InlineData("ct_sms_opt_in=true,ct_whatsapp_opt_in=false", "")]
    [InlineData("ct_sms_opt_in=false,ct_whatsapp_opt_in=false,ct_email_opt_in=false", "email,phone")]
    public void A_refused_channel_withholds_what_it_is_reached_by(string traits, string withheld) =>
        OptIns.Withhold(traits.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(trait => trait.Split('=')).ToDictionary(trait => trait[0], trait => trait[1]))
            .ShouldBe(withheld.Split(',', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void Third_parties_do_not_get_what_is_withheld()
    {
        var install = new Install { App = "shop", Id = "i", FirstSeenAt = DateTimeOffset.UnixEpoch, LastActiveAt = DateTimeOffset.UnixEpoch, PushToken = "t" };
        var user = new User { App = "shop", Id = "u", Name = "Ada", Email = "e", Phone = "p" };

        Told([]).ShouldBe(("e", "p", "t"));
        Told([Withheld.Email]).ShouldBe((null, "p", "t"));
        Told([Withheld.Phone, Withheld.Push]).ShouldBe(("e", null, null));

        (string?, string?, string?) Told(string[] withheld)
        {
            var told = new Subject(install, user with { Sharing = new Sharing { Withheld = withheld } }).ForThirdParties();
            return (told.User!.Email, told.User.Phone, told.Install!.PushToken);
        }
    }

    [Theory]
    [InlineData("Email", "ct_email_opt_in")]
    [InlineData("emailSubscription", "ct_email_opt_in")]
    [InlineData("Mobile Push", "ct_push_opt_in")]
    [InlineData("SMS", "ct_sms_opt_in")]
    [InlineData("WhatsApp", "ct_whatsapp_opt_in")]
    [InlineData("fax", null)]
    [InlineData(null, null)]
    public void A_channel_is_known_by_many_words(string? word, string? optIn) => OptIns.OfChannel(word).ShouldBe(optIn);
}
