using System.Net;
using Waymark.Server.Intake;

namespace Waymark.Server.Tests.Intake;

public sealed class AddressSlotsTests
{
    [Fact]
    public void However_many_addresses_come_there_are_only_so_many_slots()
    {
        var slots = Enumerable.Range(0, 100_000).Select(number => AddressSlots.Of(new IPAddress(number * 7919L))).Distinct();

        slots.Count().ShouldBeInRange(4_000, 4_096);
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("192.0.2.7", "::ffff:192.0.2.7")]
    [InlineData("2001:db8:1:2::3", "2001:db8:1:2:ffff::9")]
    public void One_caller_has_one_slot(string one, string same) =>
        AddressSlots.Of(IPAddress.Parse(one)).ShouldBe(AddressSlots.Of(IPAddress.Parse(same)));

    [Fact]
    public void Callers_without_an_address_share_one() => AddressSlots.Of(null).ShouldBe(AddressSlots.Of(null));
}
