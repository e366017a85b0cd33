namespace Waymark.Connectors;

/// <summary>Whose way of writing macros a template has.</summary>
public enum MacroSyntax
{
    /// <summary><c>(name)</c>.</summary>
    AppsFlyer,

    /// <summary><c>{name}</c>, with Adjust's names.</summary>
    Adjust,

    /// <summary><c>${(name)!}</c>.</summary>
    Branch,
}
