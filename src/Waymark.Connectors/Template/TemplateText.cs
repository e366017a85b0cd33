namespace Waymark.Connectors.Template;

/// <summary>What a value goes into decides how it is written.</summary>
enum TemplateText
{
    Url,
    Json,
    Xml,
    Plain,
}
