using System.Security.Cryptography;
using Waymark.Server.Intake;

namespace Waymark.Server.Tests.Intake;

public sealed class SignatureMemoryTests
{
    static readonly TimeSpan Skew = TimeSpan.FromMinutes(15);
    static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_signature_is_new_once() => Times(new SignatureMemory(Skew), Now, Now).ShouldBe([true, false]);

    [Fact]
    public void It_is_remembered_while_its_time_would_still_be_accepted()
    {
        // Signed 15 minutes ahead of us, it stays acceptable for 30 minutes.
        for (var start = 0; start <= 60; start++)
        {
            var memory = new SignatureMemory(Skew);
            memory.IsNew(Signature(-1), Now);
            var first = Now + TimeSpan.FromMinutes(start);

            Times(memory, first, first + (2 * Skew)).ShouldBe([true, false]);
        }
    }

    [Fact]
    public void It_is_forgotten_after_that() =>
        Times(new SignatureMemory(Skew), Now, Now + (4 * Skew)).ShouldBe([true, true]);

    [Fact]
    public void What_it_holds_is_bounded()
    {
        var memory = new SignatureMemory(Skew, most: 10);

        Enumerable.Range(0, 25).ShouldAllBe(number => memory.IsNew(Signature(number), Now));

        memory.IsNew(Signature(24), Now).ShouldBeFalse();
        memory.IsNew(Signature(0), Now).ShouldBeTrue();
    }

    static bool[] Times(SignatureMemory memory, params DateTimeOffset[] moments) =>
        [.. moments.Select(moment => memory.IsNew(Signature(1), moment))];

    static byte[] Signature(int number) => SHA256.HashData(BitConverter.GetBytes(number));
}
