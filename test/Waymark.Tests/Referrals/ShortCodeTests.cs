using Waymark.Referrals;
using Waymark.SmartLinks;

namespace Waymark.Tests.Referrals;

public sealed class ShortCodeTests
{
    [Fact]
    public void Codes_have_five_letters_that_nobody_misreads()
    {
        var random = new Random(1);
        var bytes = new byte[8];
        var codes = Enumerable.Range(0, 1_000).Select(_ =>
        {
            random.NextBytes(bytes);
            return ShortCode.From(bytes);
        }).ToList();

        codes.ShouldAllBe(code => code.Length == 5 && LinkCode.Read(code) == code);
        string.Concat(codes).IndexOfAny(['0', 'O', '1', 'I']).ShouldBe(-1);
        string.Concat(codes).Distinct().Count().ShouldBe(LinkCode.Letters.Length);
        codes.Distinct().Count().ShouldBeGreaterThan(990);
    }

    [Fact]
    public void Another_code_for_the_same_thing_is_the_same_each_time()
    {
        ShortCode.Derive("t1", 1).ShouldBe(ShortCode.Derive("t1", 1));
        ShortCode.Derive("t1", 2).ShouldNotBe(ShortCode.Derive("t1", 1));
        ShortCode.Derive("t2", 1).ShouldNotBe(ShortCode.Derive("t1", 1));
    }
}
