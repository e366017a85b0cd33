using Waymark.Facts;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests;

public abstract class PaymentsContract : StateContract
{
    [Fact]
    public async Task Payments_are_found_by_id_and_by_user_in_order()
    {
        await using var state = await OpenAsync();
        Process(state, batch =>
        {
            batch.Save(Some.Payment(3, "order-1", "user-2"));
            batch.Save(Some.Payment(1, "order-1", "user-1"));
            batch.Save(Some.Payment(2, id: null, "user-1"));
            batch.Save(Some.Payment(4, "order-1", "user-1", app: "other"));
            batch.Save(Some.Payment(5, "order-2", user: null));
        });

        Ask(state, batch => batch.PaymentsById(App, "order-1")).Select(payment => payment.Position).ShouldBe([1, 3]);
        Ask(state, batch => batch.PaymentsOfUser(App, "user-1")).ShouldBe([Some.Payment(1), Some.Payment(2, id: null)]);
        Ask(state, batch => batch.PaymentsOfUser("other", "user-1")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_payment_saved_again_is_changed()
    {
        await using var state = await OpenAsync();
        Process(state, batch => batch.Save(Some.Payment(1)));

        Process(state, batch => batch.Save(Some.Payment(1) with { IsRemoved = true }));

        Ask(state, batch => batch.PaymentsById(App, "order-1")).ShouldHaveSingleItem().IsRemoved.ShouldBeTrue();
    }
}
