using System.Globalization;

namespace Waymark.Sandbox.Demo.Fraud;

/// <summary>The lists of addresses that the demo's server reads, and addresses that are on them.</summary>
static class KnownAddresses
{
    /// <returns>A different machine in a rented data centre for each number.</returns>
    public static string InDataCentre(int number) => Of("dc", number);

    public static string InIndia(int number) => Of("1d", number);

    public static string InGermany(int number) => Of("de", number);

    public static void WriteTo(string directory)
    {
        Write(directory, "datacentre", "rented.txt", "# machines that anybody can rent by the hour\n2001:db8:dc::/48\n");
        Write(directory, "private-relay", "egress.csv", "2001:db8:1d::/48,IN,IN-KA,Bengaluru\n2001:db8:de::/48,DE,DE-BE,Berlin\n");
    }

    static string Of(string network, int number) => string.Create(CultureInfo.InvariantCulture, $"2001:db8:{network}:{number & 0xffff:x}::1");

    static void Write(string directory, string folder, string file, string lines) =>
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(directory, folder)).FullName, file), lines);
}
