using Waymark.Devices;

namespace Waymark.Tests.Devices;

public sealed class AdvertisingIdTests
{
    [Theory]
    [InlineData("38400000-8cf0-11bd-b23e-10b96e40000d", "38400000-8cf0-11bd-b23e-10b96e40000d")]
    [InlineData("9C287922-EE26-4501-94B5-DDE6F83E1475", "9c287922-ee26-4501-94b5-dde6f83e1475")]
    [InlineData("  9C287922-EE26-4501-94B5-DDE6F83E1475\n", "9c287922-ee26-4501-94b5-dde6f83e1475")]
    public void A_uuid_is_an_advertising_id_in_lower_case(string text, string id) => AdvertisingId.Read(text).ShouldBe(id);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("9774d56d682e549c")]
    [InlineData("{9C287922-EE26-4501-94B5-DDE6F83E1475}")]
    [InlineData("9C287922EE26450194B5DDE6F83E1475")]
    [InlineData("9C287922-EE26-4501-94B5-DDE6F83E147")]
    [InlineData("9C287922-EE26-4501-94B5-DDE6F83E147G")]
    [InlineData("9C287922-EE26-4501-94B5-DDE6F83E1475\0")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{gaid}")]
    public void Everything_else_is_absent(string? text) => AdvertisingId.Read(text).ShouldBeNull();
}
