using Waymark.Integrations;
using Waymark.Storage.Deliveries;

namespace Waymark.Storage.Tests.Deliveries;

public abstract class DeliveryConditionsContract : DeliveriesContract
{
    [Fact]
    public void The_condition_is_the_latest_one_told()
    {
        using var deliveries = Open();
        deliveries.Condition(Target).ShouldBeNull();

        deliveries.SetCondition(Target, new IntegrationCondition("ok", null, Now));
        deliveries.SetCondition(Target, new IntegrationCondition("broken", "wrong passcode", Now, Now.AddMinutes(1)));

        deliveries.Condition(Target).ShouldBe(new IntegrationCondition("broken", "wrong passcode", Now, Now.AddMinutes(1)));
    }

    [Fact]
    public void What_a_test_said_is_not_lost_when_the_condition_changes()
    {
        using var deliveries = Open();

        deliveries.SetProbe(Target, "works", Now);
        deliveries.SetCondition(Target, new IntegrationCondition("backing_off", "HTTP 503", Now.AddMinutes(1)));

        deliveries.Condition(Target).ShouldBe(new IntegrationCondition("backing_off", "HTTP 503", Now.AddMinutes(1), null, Now, "works"));
    }

    [Fact]
    public void One_alarm_of_a_kind_is_open_at_a_time()
    {
        using var deliveries = Open();
        var other = new DeliveryTarget("shop", "other");

        deliveries.Raise(Target, AlarmKind.Broken, "wrong passcode", Now);
        deliveries.Raise(Target, AlarmKind.Broken, "again", Now.AddMinutes(1));
        deliveries.Raise(other, AlarmKind.Broken, "theirs", Now.AddMinutes(2));
        deliveries.Clear(Target, AlarmKind.Broken, Now.AddMinutes(3));
        deliveries.Clear(Target, AlarmKind.Refusals, Now.AddMinutes(3));
        deliveries.Raise(Target, AlarmKind.Broken, "third", Now.AddMinutes(4));

        Details(null, null).ShouldBe(["third", "theirs", "wrong passcode"]);
        Details(null, true).ShouldBe(["third", "theirs"]);
        Details(Target, false).ShouldBe(["wrong passcode"]);
        deliveries.Alarms(Target, false, 10)[0].Until.ShouldBe(Now.AddMinutes(3));
        deliveries.Alarms(null, null, 1).ShouldHaveSingleItem();

        IEnumerable<string> Details(DeliveryTarget? target, bool? isOpen) => deliveries.Alarms(target, isOpen, 10).Select(alarm => alarm.Detail);
    }
}
