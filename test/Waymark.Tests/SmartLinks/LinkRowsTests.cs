using System.Text.Json.Nodes;
using Waymark.SmartLinks;
using Waymark.Tests.Links;

namespace Waymark.Tests.SmartLinks;

public sealed class LinkRowsTests
{
    [Fact]
    public void Csv_cells_may_hold_commas_quotes_and_lines_and_columns_may_lead_into_fields()
    {
        var rows = LinkRows.FromCsv("\uFEFFtoken,name,title,title.de,data.product,clickLimit\r\nxY12,\"Spring, \"\"26\"\"\nnew\",Hello,Hallo,42,\r\n\r\n'-ab,x,,,,5\n");

        rows.Select(row => row!.ToJsonString(Plain)).ShouldBe(
        [
            """{"token":"xY12","name":"Spring, \"26\"\nnew","title":{"default":"Hello","de":"Hallo"},"data":{"product":"42"}}""",
            """{"token":"-ab","name":"x","clickLimit":"5"}""",
        ]);
    }

    [Fact]
    public void What_our_own_export_writes_as_an_object_is_read_as_one() =>
        LinkRows.FromCsv("token,title\nxY12,\"{\"\"default\"\":\"\"Hi\"\"}\"\n").Single()!["title"]!["default"]!.GetValue<string>().ShouldBe("Hi");

    [Fact]
    public void A_line_that_is_no_object_is_kept_as_none()
    {
        var rows = LinkRows.FromLines("{\"token\":\"a\"}\n\nnonsense\n[1]\n");

        rows.Count.ShouldBe(3);
        rows[0].ShouldNotBeNull();
        rows[1].ShouldBeNull();
        rows[2].ShouldBeNull();
    }

    [Theory]
    [InlineData("""[{"token":"a"},5]""", 2)]
    [InlineData("""{"links":[{"token":"a"}]}""", 1)]
    public void A_json_document_holds_an_array(string text, int rows) => LinkRows.FromJson(text).ShouldNotBeNull().Count.ShouldBe(rows);

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    public void Other_json_is_none(string text) => LinkRows.FromJson(text).ShouldBeNull();

    [Theory]
    [InlineData("shop://p/42", "deeplink")]
    [InlineData("https://links.example.test/p/42", "deeplink")]
    [InlineData("https://www.example.test/p/42", "fallbackUrl desktopUrl")]
    [InlineData("  ", "")]
    public void Another_products_target_goes_where_it_belongs(string target, string fields)
    {
        var row = new JsonObject { ["target"] = target };

        LinkRows.Settle(row, ShopApp.Full);

        string.Join(' ', row.Select(field => field.Key)).ShouldBe(fields);
    }

    static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
