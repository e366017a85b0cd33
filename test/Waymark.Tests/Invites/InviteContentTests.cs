using Waymark.Apps;
using Waymark.Invites;
using Waymark.SmartLinks;

namespace Waymark.Tests.Invites;

public sealed class InviteContentTests
{
    static readonly InviteSettings Settings = new()
    {
        Language = "en",
        Subject = new Dictionary<string, string> { ["en"] = "[USER_NAME] invites you", ["de"] = "[USER_NAME] lädt dich ein" },
        Text = new Dictionary<string, string> { ["default"] = "Join: [APP_INVITE_URL] with [PROMO_CODE]", ["pt"] = "Vem comigo" },
        Image = "https://cdn.example/app.png",
        Channels =
        [
            new InviteChannelSettings { Id = "sms", Text = new Dictionary<string, string> { ["en"] = "Short: [APP_INVITE_URL]" } },
            new InviteChannelSettings { Id = "billboard", Supports = [InvitePart.Image], Image = "https://cdn.example/big.png" },
        ],
    };

    [Fact]
    public void Placeholders_are_replaced_and_every_part_is_there_while_the_channel_is_open()
    {
        var content = Compose([]);

        content.Subject.ShouldBe("Ana invites you");
        content.Text.ShouldBe("Join: https://go.example/t1 with SAVE5");
        content.Image.ShouldBe("https://cdn.example/app.png");
        content.Gif.ShouldBeNull();
    }

    [Theory]
    [InlineData("de", "Ana lädt dich ein")]
    [InlineData("de-AT", "Ana lädt dich ein")]
    [InlineData("DE_at", "Ana lädt dich ein")]
    [InlineData("fr", "Ana invites you")]
    [InlineData(null, "Ana invites you")]
    public void The_senders_language_goes_before_the_apps(string? language, string subject) =>
        Compose([], language: language).Subject.ShouldBe(subject);

    [Fact]
    public void The_link_is_appended_where_the_text_lacks_it() =>
        Compose([], language: "pt-br").Text.ShouldBe("Vem comigo https://go.example/t1");

    [Fact]
    public void An_invite_without_any_text_is_its_link() =>
        InviteContent.Compose(new InviteSettings(), Call([]), null, Words("en")).Text.ShouldBe("https://go.example/t1");

    [Theory]
    [InlineData("sms", "Short: https://go.example/t1", null)]
    [InlineData("whatsapp", "Join: https://go.example/t1 with SAVE5", "https://cdn.example/app.png")]
    [InlineData("facebook", null, null)]
    [InlineData("billboard", null, "https://cdn.example/big.png")]
    public void A_channel_gets_its_own_content_and_only_what_it_can_carry(string channel, string? text, string? image)
    {
        var content = Compose([], channel);

        content.Text.ShouldBe(text);
        content.Image.ShouldBe(image);
    }

    [Fact]
    public void What_the_call_says_goes_before_everything()
    {
        var content = Compose(new() { ["text"] = "Mine", ["image"] = "https://cdn.example/mine.png", ["subject"] = "S" }, "email");

        content.Text.ShouldBe("Mine https://go.example/t1");
        content.Image.ShouldBe("https://cdn.example/mine.png");
        content.Subject.ShouldBe("S");
    }

    [Fact]
    public void What_people_call_themselves_is_no_placeholder() =>
        InviteContent.Compose(Settings, Call([]), null, Words("en") with { UserName = "[APP_INVITE_URL]" }).Subject.ShouldBe("[APP_INVITE_URL] invites you");

    static InviteContent Compose(Dictionary<string, string> call, string? channel = null, string? language = "en") =>
        InviteContent.Compose(Settings, Call(call), channel is null ? null : InviteChannels.Find(Settings, channel), Words(language));

    static InviteWords Words(string? language) => new("https://go.example/t1", "Ana", "SAVE5", language);

    static InviteCall Call(Dictionary<string, string> said) => new()
    {
        Link = new SmartLink { App = "shop", Token = "t1" },
        Text = Texts(said, "text"),
        Subject = Texts(said, "subject"),
        Image = said.GetValueOrDefault("image"),
    };

    static Dictionary<string, string> Texts(Dictionary<string, string> said, string part) =>
        said.Where(pair => pair.Key == part).ToDictionary(_ => "default", pair => pair.Value);
}
