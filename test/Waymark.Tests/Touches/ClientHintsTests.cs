using Waymark.Touches;

namespace Waymark.Tests.Touches;

public sealed class ClientHintsTests
{
    static readonly Visitor Reduced = new() { Os = Os.Android, Client = "chrome" };

    [Theory]
    [InlineData("\"Pixel 8\"", "\"Android\"", "\"14.0.0\"", "Pixel 8", "14")]
    [InlineData("\"SM-S928B\"", null, "\"15.0\"", "SM-S928B", "15")]
    [InlineData("\"\"", "\"Android\"", "\"\"", null, null)]
    [InlineData("\"K\"", "\"Android\"", "\"8.1.0\"", null, "8.1")]
    [InlineData("Pixel 8", "Android", "14", null, null)]
    [InlineData("\"Pi\\\"xel\"", "\"Android\"", null, "Pi\"xel", null)]
    [InlineData("\"broken\\\"", "\"Android\"", null, null, null)]
    [InlineData("\"in\"side\"", "\"Android\"", null, null, null)]
    [InlineData("\"a\r\nb\"", "\"Android\"", "\"1\0\"", null, null)]
    [InlineData(null, null, null, null, null)]
    public void Hints_fill_what_the_reduced_user_agent_hides(string? model, string? platform, string? version, string? modelRead, string? versionRead)
    {
        var visitor = ClientHints.Read(model, platform, version).Refine(Reduced);

        visitor.ShouldBe(Reduced with { Model = modelRead, OsVersion = versionRead });
    }

    [Fact]
    public void A_desktop_system_replaces_the_system_and_names_no_model() =>
        ClientHints.Read("\"x\"", "\"Windows\"", "\"15.0.0\"").Refine(new Visitor { Client = "edge" })
            .ShouldBe(new Visitor { Os = Os.Windows, Client = "edge" });

    [Fact]
    public void A_robot_stays_a_robot() =>
        ClientHints.Read("\"Pixel 8\"", "\"Android\"", null).Refine(UserAgent.Read("curl/8.5.0")).IsBot.ShouldBeTrue();

    [Fact]
    public void An_iphone_keeps_what_its_user_agent_says() =>
        ClientHints.Read("\"Pixel 8\"", "\"Android\"", null).Refine(new Visitor { Os = Os.Ios, Model = "iPhone15,3" })
            .ShouldBe(new Visitor { Os = Os.Ios, Model = "iPhone15,3" });

    [Fact]
    public void An_endless_hint_counts_as_not_sent() =>
        ClientHints.Read($"\"{new string('x', 10_000)}\"", null, null).Model.ShouldBeNull();
}
