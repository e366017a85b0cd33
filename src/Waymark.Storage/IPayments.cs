using Waymark.Revenue;

namespace Waymark.Storage;

/// <summary>Payments as processing left them, removed ones too, for readers.</summary>
public interface IPayments
{
    IReadOnlyList<Payment> PaymentsById(string app, string paymentId);

    IReadOnlyList<Payment> PaymentsOfUser(string app, string userId);
}
