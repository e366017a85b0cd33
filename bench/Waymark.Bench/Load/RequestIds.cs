using System.Text;

namespace Waymark.Bench.Load;

/// <summary>
/// The ids of one connection's requests. Unique over all connections, rounds and runs, of fixed width, and written in
/// place: the generator shares its cores with the server, so what it spends on ids it takes from the result.
/// </summary>
sealed class RequestIds(string round, int connection, int installs, int links)
{
    public const int IdLength = 20;
    public const int LinkLength = 8;

    const int RoundLength = 6;
    const int ConnectionDigits = 4;
    const int CounterDigits = IdLength - RoundLength - ConnectionDigits;

    readonly byte[] _prefix = Encoding.ASCII.GetBytes($"{round}{connection:x4}");
    long _counter;
    ulong _mixed;

    /// <summary>A prefix for one round that no other round has.</summary>
    public static string NewRound(Random random) =>
        string.Create(RoundLength, random, static (text, random) => random.GetItems("abcdefghijklmnopqrstuvwxyz", text));

    public static string InstallName(int number) => $"benchinst{number:x11}";

    public static string LinkName(int number) => $"lnk{number:x5}";

    public long Counter => _counter;

    public string Unique(long counter) => $"{Encoding.ASCII.GetString(_prefix)}{counter:x10}";

    /// <summary>Turns to the next request.</summary>
    public void Next()
    {
        _counter++;

        // Neighbouring numbers must not mean neighbouring installs, links and addresses (SplitMix64's finalizer).
        var z = ((ulong)_counter << 16 | (uint)connection) * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        _mixed = z ^ (z >> 31);
    }

    public void WriteUnique(Span<byte> place)
    {
        _prefix.CopyTo(place);
        WriteHex(place[^CounterDigits..], (ulong)_counter);
    }

    public void WriteInstall(Span<byte> place)
    {
        "benchinst"u8.CopyTo(place);
        WriteHex(place[9..], _mixed % (ulong)installs);
    }

    public void WriteLink(Span<byte> place)
    {
        "lnk"u8.CopyTo(place);
        WriteHex(place[3..], _mixed % (ulong)links);
    }

    // Each part from 100 to 199: a hundred million addresses of one width, all of them public.
    public void WriteAddress(Span<byte> place)
    {
        var rest = _mixed;

        for (var part = 0; part < 4; part++)
        {
            var at = part * 4;
            place[at] = (byte)'1';
            place[at + 1] = (byte)('0' + (rest % 10));
            place[at + 2] = (byte)('0' + (rest / 10 % 10));
            rest /= 100;

            if (part < 3)
                place[at + 3] = (byte)'.';
        }
    }

    static void WriteHex(Span<byte> place, ulong value)
    {
        for (var at = place.Length - 1; at >= 0; at--)
        {
            place[at] = "0123456789abcdef"u8[(int)(value & 15)];
            value >>= 4;
        }
    }
}
