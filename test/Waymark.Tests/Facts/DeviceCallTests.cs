using System.Text;
using Waymark.Facts;

namespace Waymark.Tests.Facts;

public sealed class DeviceCallTests
{
    [Theory]
    [InlineData("""{ "install_instance_id": "i-1" }""")]
    [InlineData("""{ "install_instance_id": " i-1 " }""")]
    [InlineData("""{ "install_instance_id": "", "device_data": { "install_instance_id": "i-1" } }""")]
    [InlineData("""{ "install_instance_id": {}, "data": { "device_data": { "install_instance_id": "i-1" } } }""")]
    [InlineData("""{ "install_instance_id": "ERROR_GENERAING_INSTALL_INSTANCE_ID", "device_data": { "install_instance_id": "i-1" } }""")]
    [InlineData("""{ "install_instance_id": "old", "install_instance_id": "i-1" }""")]
    public void The_install_is_found_wherever_clients_put_it(string body) => Read(body).InstallId.ShouldBe("i-1");

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "install_instance_id": null, "device_data": null, "data": [] }""")]
    [InlineData("""{ "install_instance_id": "ERROR_GENERATING_INSTALL_INSTANCE_ID" }""")]
    [InlineData("""{ "install_instance_id": "a\u0001b" }""")]
    public void Where_there_is_none_there_is_none(string body) => Read(body).InstallId.ShouldBeNull();

    [Theory]
    [InlineData("""{ "user_id": "u-1" }""", "u-1", null)]
    [InlineData("""{ "user_id": 7 }""", "7", null)]
    [InlineData("""{ "user_id": "", "user_data": { "id": "u-2" } }""", "u-2", "u-2")]
    [InlineData("""{ "user_id": "u-1", "user_data": { "id": "u-2" } }""", "u-1", "u-2")]
    [InlineData("""{ "user_id": [], "user_data": "u-2" }""", null, null)]
    public void The_user_is_named_on_top_or_in_user_data(string body, string? user, string? inUserData)
    {
        var call = Read(body);

        (call.UserId, call.UserDataId).ShouldBe((user, inUserData));
    }

    [Fact]
    public void An_id_of_a_thousand_letters_is_none() => Read($$"""{ "user_id": "{{new string('x', 1_000)}}" }""").UserId.ShouldBeNull();

    [Theory]
    [InlineData("\"text\"", "text")]
    [InlineData("12.50", "12.50")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("\"\"", null)]
    [InlineData("\"  \"", null)]
    [InlineData("null", null)]
    [InlineData("{}", null)]
    [InlineData("[1]", null)]
    [InlineData("\"a\\u0000b\"", "ab")]
    [InlineData("\"a\\ud83d\"", "a\ufffd")]
    [InlineData("\"\\ud83d\\ude00\"", "😀")]
    public void Values_of_any_type_are_read_as_text_or_as_nothing(string json, string? text) =>
        Read($$"""{ "key": {{json}} }""").Text("key").ShouldBe(text);

    [Fact]
    public void Device_data_on_top_is_preferred_and_an_object_anywhere_is_found()
    {
        Read("""{ "device_data": { "brand": "a" }, "data": { "device_data": { "brand": "b" } } }""").DeviceText("brand").ShouldBe("a");
        Read("""{ "device_data": "broken", "data": { "device_data": { "brand": "b" } } }""").DeviceText("brand").ShouldBe("b");
        Read("""{ "device_data": [1] }""").DeviceText("brand").ShouldBeNull();
    }

    [Theory]
    [InlineData("""{ "event_data": { "a":  1 } }""", """{ "a":  1 }""")]
    [InlineData("""{ "event_data": null }""", "{}")]
    [InlineData("""{ "event_data": [1] }""", "{}")]
    [InlineData("{}", "{}")]
    public void Attributes_are_the_senders_own_bytes_or_an_empty_object(string body, string attributes) =>
        Encoding.UTF8.GetString(Read(body).ObjectBytes("event_data").Span).ShouldBe(attributes);

    [Theory]
    [InlineData("""{ "event\u005fname": "x", "device_data": { "mod\u0065l": "y" } }""")]
    [InlineData("""{ "event_name": "x", "device_data": { "model": "y" } }""")]
    [InlineData("""{ "": 1, "ключ": 2, "event_name": "x", "device_data": { "🔑": 3, "model": "y" } }""")]
    public void A_key_is_found_however_it_is_written_and_whatever_stands_beside_it(string body)
    {
        Read(body).Text("event_name").ShouldBe("x");
        Read(body).DeviceText("model").ShouldBe("y");
    }

    [Fact]
    public void Of_many_keys_each_is_found()
    {
        string[] keys = [.. Enumerable.Range(0, 300).Select(number => $"key_{number * 7919}")];
        var call = Read($$"""{ {{string.Join(", ", keys.Select(key => $"\"{key}\": \"{key}\""))}} }""");

        keys.Select(call.Text).ShouldBe(keys);
        call.Text("another").ShouldBeNull();
    }

    static DeviceCall Read(string body) => DeviceCall.Read(Encoding.UTF8.GetBytes(body));
}
