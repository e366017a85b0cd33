using System.Text;
using Waymark.Facts;

namespace Waymark.Tests.Facts;

public sealed class LoneSurrogatesTests
{
    [Theory]
    [InlineData("""{ "a": "\ud83d" }""", """{ "a": "\ufffd" }""")]
    [InlineData("""{ "a": "x\uDE00y" }""", """{ "a": "x\ufffdy" }""")]
    [InlineData("""{ "\ud83d": 1 }""", """{ "\ufffd": 1 }""")]
    [InlineData("""{ "a": "\ud83d\ud83d\ude00" }""", """{ "a": "\ufffd\ud83d\ude00" }""")]
    [InlineData("""{ "a": "\ude00\ud83d" }""", """{ "a": "\ufffd\ufffd" }""")]
    [InlineData("""{ "a": "\\\ud83d\"" }""", """{ "a": "\\\ufffd\"" }""")]
    public void A_half_without_its_other_half_becomes_the_replacement_character(string json, string repaired) =>
        Repair(json).ShouldBe(repaired);

    [Theory]
    [InlineData("""{ "a": "\ud83d\ude00" }""")]
    [InlineData("""{ "a": "\\ud83d" }""")]
    [InlineData("""{ "a": "\u00e9 \n \uFFFD" }""")]
    [InlineData("""{ "a": "plain" }""")]
    public void Everything_else_stays_as_it_is(string json) => Repair(json).ShouldBe(json);

    [Theory]
    [InlineData("""{ "\ud83d": 1, "install_instance_id": "i-1", "user_id": "\ud83d" }""")]
    public void A_device_call_with_one_can_be_read(string json)
    {
        using var call = DeviceCall.Read(Encoding.UTF8.GetBytes(json));

        call.InstallId.ShouldBe("i-1");
        call.UserId.ShouldBe("\ufffd");
    }

    static string Repair(string json) => Encoding.UTF8.GetString(LoneSurrogates.Replace(Encoding.UTF8.GetBytes(json)).Span);
}
