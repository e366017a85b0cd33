using System.Globalization;
using System.Net;
using System.Text;
using Waymark.AddressLists;
using Waymark.Facts;

namespace Waymark.Bench.Micro;

/// <summary>What every click and call pays for the owner's lists: one look-up among a million prefixes.</summary>
sealed class AddressesBenchmark : IMicroBenchmark
{
    const int Prefixes = 1_000_000;

    readonly IPAddress[] _asked = new IPAddress[4_096];
    ListedAddresses _listed = ListedAddresses.None;

    public string Name => "addresses";

    public string Measures => "look an address up among a million prefixes";

    public int Operations => 1_000_000;

    public Task PrepareAsync(CancellationToken stop)
    {
        var random = new Random(1);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var list = AddressList.Read("datacentre/bench.txt", NetworkKind.DataCentre, new StringReader(Text(random)));

        _listed = ListedAddresses.Of([list]);
        for (var i = 0; i < _asked.Length; i++)
            _asked[i] = i % 4 == 0 ? new IPAddress(NewAddress(random)) : new IPAddress((uint)random.Next(int.MinValue, int.MaxValue));

        var megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0 / 1024;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{list.Prefixes} prefixes take {megabytes:0} MB, the list kept for the next reading included."));
        GC.KeepAlive(list);
        return Task.CompletedTask;
    }

    public Task RunAsync(CancellationToken stop)
    {
        for (var i = 0; i < Operations; i++)
            _listed.Find(_asked[i & (_asked.Length - 1)]);

        return Task.CompletedTask;
    }

    static string Text(Random random)
    {
        var text = new StringBuilder(Prefixes * 20);

        for (var i = 0; i < Prefixes; i++)
        {
            var address = i % 4 == 0 ? new IPAddress(NewAddress(random)) : new IPAddress((uint)random.Next(int.MinValue, int.MaxValue));
            text.Append(address).Append('/').Append(i % 4 == 0 ? random.Next(29, 65) : random.Next(16, 33)).Append('\n');
        }

        return text.ToString();
    }

    static byte[] NewAddress(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        (bytes[0], bytes[1]) = (0x20, (byte)random.Next(1, 0x40));
        return bytes;
    }
}
