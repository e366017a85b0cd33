using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Installs;
using Waymark.Links;
using Waymark.Revenue;
using Waymark.Touches;
using Waymark.Users;

namespace Waymark.Storage.Tests.Support;

/// <summary>Valid values, so that a test names only what it is about.</summary>
static class Some
{
    public const string App = "shop";

    public static DateTimeOffset Noon { get; } = new(2026, 3, 1, 12, 0, 0, 123, TimeSpan.Zero);

    public static FactDraft Draft(string body = "{}", string app = App, IPAddress? address = null, FactKind kind = FactKind.Event, AddressNote? note = null) =>
        new(kind, app, Noon, address, SignatureState.Verified, 7, new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(body)), note);

    public static Touch Click(long position, DateTimeOffset? at = null, string app = App, string? gaid = null, string? address = null) => new()
    {
        App = app,
        ClickId = ClickIdOf(position, at ?? Noon),
        Position = position,
        At = at ?? Noon,
        Url = "https://links.example.test/summer?utm_source=META&c=AbC123",
        Source = "META",
        CampaignId = "AbC123",
        Campaign = "Summer_Sale",
        Parameters = new Dictionary<string, string> { ["fbclid"] = "IwAR0" },
        Gaid = gaid,
        Address = address,
        Platform = Platform.Android,
    };

    public static string ClickIdOf(long position, DateTimeOffset at)
    {
        var random = new byte[ClickId.RandomLength];
        BitConverter.TryWriteBytes(random, position);
        return ClickId.From(at, random);
    }

    public static Install Install(string id, string app = App) =>
        new() { App = app, Id = id, FirstSeenAt = Noon, OpenedAt = Noon, LastActiveAt = Noon, Platform = Platform.Ios };

    public static User User(string id, string app = App) => new() { App = app, Id = id, Name = "Zoë" };

    public static Payment Payment(long position, string? id = "order-1", string? user = "user-1", decimal amount = 499.50m, string app = App) => new()
    {
        App = app,
        Position = position,
        Id = id,
        Type = "DEFAULT",
        Status = PaymentStatus.Initiated,
        Amount = new Money(amount, "INR"),
        At = Noon,
        UserId = user,
    };

    /// <summary>Not in the stream yet: position and id are given there.</summary>
    public static StreamEvent Event(
        string name = "purchase",
        string values = "{}",
        string? installId = "install-1",
        EventKind kind = EventKind.InApp,
        string app = App,
        Credit? credit = null) => new()
        {
            Position = 0,
            Id = "",
            App = app,
            Lane = 200,
            Kind = kind,
            Name = name,
            At = Noon,
            Fact = 17,
            InstallId = installId,
            Credit = credit,
            Values = Encoding.UTF8.GetBytes(values),
        };

    public static Credit Credit(string touch) =>
        new() { Source = "META", CampaignId = "AbC123", Campaign = "Summer_Sale", TouchId = touch, TouchAt = Noon };

    /// <summary>Text that takes about as much space on a disk as it has letters.</summary>
    public static string Incompressible(int length)
    {
        var bytes = new byte[length / 2];
        new Random(1).NextBytes(bytes);
        return Convert.ToHexString(bytes);
    }

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
