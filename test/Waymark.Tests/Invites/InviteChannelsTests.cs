using Waymark.Apps;
using Waymark.Invites;

namespace Waymark.Tests.Invites;

public sealed class InviteChannelsTests
{
    [Fact]
    public void The_published_channels_and_ours_are_known()
    {
        string[] published =
        [
            "email", "whatsapp", "sms", "facebook", "facebookmessenger", "googleplus", "twitter", "kik", "kakao", "nativeshare", "line", "telegram", "viber", "vk",
            "hangouts", "instagram", "web",
        ];

        published.Length.ShouldBe(17);
        InviteChannels.Known.Select(channel => channel.Id).ShouldBe([.. published, "snapchat", "instagramstories", "facebookstories", "manual"], ignoreOrder: true);
        InviteChannels.Known.Where(channel => !channel.IsOffered).Select(channel => channel.Id).ShouldBe(["googleplus", "hangouts", "manual"], ignoreOrder: true);
    }

    [Fact]
    public void The_owner_switches_reorders_and_adds_channels()
    {
        var settings = new InviteSettings
        {
            Channels =
            [
                new() { Id = "whatsapp", Enabled = false },
                new() { Id = "hangouts", Enabled = true },
                new() { Id = "email", Order = -1, Name = "Mail" },
                new() { Id = "our_forum", Order = 0 },
            ],
        };

        var offered = InviteChannels.Of(settings).Where(channel => channel.IsOffered).ToList();

        offered.Take(2).Select(channel => (channel.Id, channel.Name)).ShouldBe([("email", "Mail"), ("our_forum", "our_forum")]);
        offered.ShouldContain(channel => channel.Id == "hangouts");
        offered.ShouldNotContain(channel => channel.Id == "whatsapp");
    }

    [Theory]
    [InlineData("WhatsApp", "whatsapp")]
    [InlineData(" my-Forum_2 ", "my-forum_2")]
    [InlineData("a b", null)]
    [InlineData("a.b", null)]
    [InlineData("ü", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void An_id_has_letters_digits_underscores_and_hyphens(string? text, string? id) => InviteChannels.Read(text).ShouldBe(id);

    [Fact]
    public void An_id_has_64_characters_at_most()
    {
        InviteChannels.Read(new string('x', 64)).ShouldBe(new string('x', 64));
        InviteChannels.Read(new string('x', 65)).ShouldBeNull();
    }
}
