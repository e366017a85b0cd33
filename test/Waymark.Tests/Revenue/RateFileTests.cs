using System.Text;
using Waymark.Revenue;

namespace Waymark.Tests.Revenue;

public sealed class RateFileTests
{
    [Fact]
    public void The_historical_file_is_read_with_its_gaps()
    {
        var days = Days("""
            Date,USD,JPY,CYP,INR,
            2026-01-05,1.0921,158.53,N/A,90.8575,
            2026-01-02,1.0956,155.68,0.5853,N/A,

            """);

        days.Select(day => day.Day).ShouldBe([new(2026, 1, 2), new(2026, 1, 5)]);
        days[0].PerEuro.ShouldBe(new Dictionary<string, decimal> { ["USD"] = 1.0956m, ["JPY"] = 155.68m, ["CYP"] = 0.5853m }, ignoreOrder: true);
        days[1].PerEuro.ShouldBe(new Dictionary<string, decimal> { ["USD"] = 1.0921m, ["JPY"] = 158.53m, ["INR"] = 90.8575m }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("Date, USD, JPY, \r\n05 January 2026, 1.0921, 158.53, \r\n")]
    [InlineData("\uFEFFDate,USD,JPY\n5 Jan 2026,1.0921,158.53")]
    [InlineData("\n\ndate,jpy,usd\n2026-01-05,158.53,1.0921\n")]
    [InlineData("""
        <?xml version="1.0" encoding="UTF-8"?>
        <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
          <gesmes:subject>Reference rates</gesmes:subject>
          <gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
          <Cube><Cube time='2026-01-05'><Cube currency='USD' rate='1.0921'/><Cube currency='JPY' rate='158.53'/></Cube></Cube>
        </gesmes:Envelope>
        """)]
    public void The_same_day_is_read_from_every_form(string file)
    {
        var day = Days(file).ShouldHaveSingleItem();

        day.Day.ShouldBe(new DateOnly(2026, 1, 5));
        day.PerEuro.ShouldBe(new Dictionary<string, decimal> { ["USD"] = 1.0921m, ["JPY"] = 158.53m }, ignoreOrder: true);
    }

    [Fact]
    public void The_long_XML_holds_many_days() =>
        Days("""
            <Envelope><Cube>
              <Cube time="2026-01-05"><Cube currency="USD" rate="1.09"/></Cube>
              <Cube time="2026-01-02"><Cube currency="USD" rate="1.08"/></Cube>
            </Cube></Envelope>
            """).Select(day => day.Of("USD")).ShouldBe([1.08m, 1.09m]);

    [Theory]
    [InlineData("", 1, "There are no rates here")]
    [InlineData("Date,USD", 1, "There are no rates here")]
    [InlineData("Date;USD;JPY\n2026-01-05;1.0921;158.53", 1, "separated by commas")]
    [InlineData("{ \"rates\": {} }", 1, "The first line must be Date")]
    [InlineData("Date,USD,Dollars\n2026-01-05,1.0921,158.53", 1, "\"Dollars\" is no currency")]
    [InlineData("Date,USD,,JPY\n2026-01-05,1.0921,,158.53", 1, "\"\" is no currency")]
    [InlineData("Date,USD,USD\n2026-01-05,1.0921,1.0921", 1, "USD has two columns")]
    [InlineData("Date,USD,EUR\n2026-01-05,1.0921,1", 1, "Leave EUR out")]
    [InlineData("Date,USD\n2026-01-05,1.0921\n05/01/2026,1.09", 3, "\"05/01/2026\" is no date")]
    [InlineData("Date,USD\n2026-02-30,1.0921", 2, "is no date")]
    [InlineData("Date,USD,JPY,\n2026-01-05,1.0921,158.53,\n2026-01-02,1.0956,155.", 3, "This line has 3 cells, the first one 4. Is the file complete?")]
    [InlineData("Date,USD,JPY\n2026-01-05,1.0921", 2, "Download it again")]
    [InlineData("Date,USD,\n2026-01-05,1.0921,7", 2, "stands below no currency")]
    [InlineData("Date,USD\n2026-01-05,\"1,0921\"", 2, "cells")]
    [InlineData("Date,USD\n\n2026-01-05,abc", 3, "USD says \"abc\", which is no rate")]
    [InlineData("Date,USD\n2026-01-05,-1.09", 2, "no rate")]
    [InlineData("Date,USD\n2026-01-05,0", 2, "no rate")]
    [InlineData("Date,USD\n2026-01-05,1e2", 2, "no rate")]
    [InlineData("Date,USD\n2026-01-05,99999999", 2, "no rate")]
    [InlineData("Date,USD\n2026-01-05,1.09\n2026-01-05,1.10", 3, "2026-01-05 was there before")]
    [InlineData("PK\u0003\u0004", 1, "ZIP archive: unpack it")]
    [InlineData("<html><body>Sign in</body></html>", 1, "There are no rates here")]
    [InlineData("<a>\n<Cube time='2026-01-05'>\n<Cube currency='USD' rate='1.09'/>", 3, "no complete XML")]
    [InlineData("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", 1, "no complete XML")]
    [InlineData("<a><Cube currency='USD' rate='1.09'/></a>", 1, "before any day")]
    [InlineData("<a>\n<Cube time='tomorrow'/></a>", 2, "\"tomorrow\" is no date")]
    [InlineData("<a><Cube time='2026-01-05'>\n<Cube currency='USD'/></Cube></a>", 2, "USD says \"\"")]
    [InlineData("<a><Cube time='2026-01-05'><Cube currency='USD' rate='1'/><Cube currency='usd' rate='1'/></Cube></a>", 1, "USD has two rates")]
    [InlineData("<a><Cube time='2026-01-05'/>\n<Cube time='2026-01-05'/></a>", 2, "was there before")]
    public void What_is_wrong_is_named_with_its_line(string file, int line, string problem)
    {
        var refused = Read(file).ShouldBeOfType<RateFile.Refused>();

        refused.Line.ShouldBe(line);
        refused.Problem.ShouldContain(problem, Case.Sensitive);
    }

    [Fact]
    public void A_mistake_is_not_repeated_at_length() =>
        Read($"Date,USD\n2026-01-05,{new string('9', 10_000)}").ShouldBeOfType<RateFile.Refused>().Problem.Length.ShouldBeLessThan(200);

    static RateFile Read(string file) => RateFile.Read(Encoding.UTF8.GetBytes(file));

    static IReadOnlyList<DailyRates> Days(string file) => Read(file).ShouldBeOfType<RateFile.Understood>().Days;
}
