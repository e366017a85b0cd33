using System.Text;
using Waymark.Devices;
using Waymark.Facts;
using Waymark.Touches;

namespace Waymark.Storage.Formats;

/// <summary>How a touch lies in its row, beside position and moment: bytes in a fixed order, as a busy address is looked up with dozens of them.</summary>
/// <remarks>A field that is new goes to the end: what an older row lacks has its default.</remarks>
static class TouchFormat
{
    const int RootDomain = 1, Retargeting = 2, Paid = 4;

    public static byte[] Write(Touch touch)
    {
        using var row = new MemoryStream(512);
        using var to = new BinaryWriter(row, Encoding.UTF8);

        to.WriteText(touch.App);
        to.WriteText(touch.ClickId);
        to.WriteText(touch.Url);
        to.WriteText(touch.Source);
        to.WriteText(touch.Medium);
        to.WriteText(touch.CampaignId);
        to.WriteText(touch.Campaign);
        to.WriteText(touch.AdSet);
        to.WriteText(touch.Ad);
        to.WriteText(touch.DeepLink);
        to.Write7BitEncodedInt((touch.IsRootDomain ? RootDomain : 0) | (touch.IsRetargeting ? Retargeting : 0) | (touch.IsPaid ? Paid : 0));
        to.Write7BitEncodedInt(touch.ClickHours is { } hours ? hours + 1 : 0);
        Write(to, touch.Parameters);
        to.WriteText(touch.Gaid);
        to.WriteText(touch.Idfa);
        to.WriteText(touch.Address);
        to.Write7BitEncodedInt((int)touch.Platform);
        to.WriteText(touch.OsVersion);
        to.WriteText(touch.Model);
        to.WriteText(touch.Language);
        to.Write7BitEncodedInt64(touch.Visitor);
        to.Write7BitEncodedInt(touch.ProbabilisticHours is { } guessed ? guessed + 1 : 0);
        to.WriteText(touch.Country);
        to.Write7BitEncodedInt((int)touch.Network);

        return row.ToArray();
    }

    public static Touch Read(ReadOnlySpan<byte> row, long position, DateTimeOffset at)
    {
        var from = new PackedRow(row);
        int flags;

        // In the order they were written: an initializer runs from top to bottom.
        return new Touch
        {
            Position = position,
            At = at,
            App = from.Text()!,
            ClickId = from.Text()!,
            Url = from.Text()!,
            Source = from.Text(),
            Medium = from.Text(),
            CampaignId = from.Text(),
            Campaign = from.Text(),
            AdSet = from.Text(),
            Ad = from.Text(),
            DeepLink = from.Text(),
            IsRootDomain = ((flags = (int)from.Number()) & RootDomain) != 0,
            IsRetargeting = (flags & Retargeting) != 0,
            IsPaid = (flags & Paid) != 0,
            ClickHours = from.Number() is > 0 and var hours ? (int)hours - 1 : null,
            Parameters = from.Texts(),
            Gaid = from.Text(),
            Idfa = from.Text(),
            Address = from.Text(),
            Platform = (Platform)from.Number(),
            OsVersion = from.Text(),
            Model = from.Text(),
            Language = from.Text(),
            Visitor = from.Number(),
            ProbabilisticHours = from.Number() is > 0 and var guessed ? (int)guessed - 1 : null,
            Country = from.Text(),
            Network = (NetworkKind)from.Number(),
        };
    }

    static void Write(BinaryWriter to, IReadOnlyDictionary<string, string> texts)
    {
        to.Write7BitEncodedInt(texts.Count);

        foreach (var (name, value) in texts)
        {
            to.WriteText(name);
            to.WriteText(value);
        }
    }
}
