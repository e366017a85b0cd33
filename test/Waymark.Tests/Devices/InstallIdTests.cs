using Waymark.Devices;

namespace Waymark.Tests.Devices;

public sealed class InstallIdTests
{
    [Theory]
    [InlineData("aZ3kP0qLm8Xw2RtYb5Ne", "aZ3kP0qLm8Xw2RtYb5Ne")]
    [InlineData("6f1c1b9e-7a35-4a0c-9b53-0a6b5d0a2d11", "6f1c1b9e-7a35-4a0c-9b53-0a6b5d0a2d11")]
    [InlineData(" x ", "x")]
    [InlineData("ключ", "ключ")]
    public void Any_text_is_an_install_id_and_keeps_its_letter_case(string text, string id) => InstallId.Read(text).ShouldBe(id);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    [InlineData("ERROR_GENERAING_INSTALL_INSTANCE_ID")]
    [InlineData("ERROR_GENERATING_INSTALL_INSTANCE_ID")]
    [InlineData(" ERROR_GENERATING_INSTALL_INSTANCE_ID ")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    public void Absence_error_markers_and_control_characters_are_not_ids(string? text) => InstallId.Read(text).ShouldBeNull();

    [Fact]
    public void An_id_has_at_most_128_characters()
    {
        InstallId.Read(new string('x', 128)).ShouldNotBeNull();
        InstallId.Read(new string('x', 129)).ShouldBeNull();
    }
}
