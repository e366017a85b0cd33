namespace Waymark.Server.Links;

/// <summary>How a link's page looks: one narrow column, in the visitor's light or dark.</summary>
static class LandingStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --paper: #f4f4f6; --card: #fff; --ink: #17171b; --quiet: #5c5c66; --line: #dcdce2; --main: #1f5eff; --on-main: #fff }
        @media (prefers-color-scheme: dark) { :root { --paper: #101013; --card: #1b1b20; --ink: #f2f2f5; --quiet: #a5a5b0; --line: #34343c; --main: #6f97ff; --on-main: #0c1020 } }
        * { box-sizing: border-box }
        body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; background: var(--paper); color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif }
        main { width: 100%; max-width: 27rem; background: var(--card); border: 1px solid var(--line); border-radius: 1rem; overflow: hidden; padding: 0 1.5rem 1.5rem; text-align: center; overflow-wrap: anywhere }
        .picture { display: block; position: relative; margin: 0 -1.5rem; background: var(--line) }
        .picture img { display: block; width: 100%; max-height: 18rem; min-height: 8rem; object-fit: cover }
        .video span { position: absolute; inset: 0; margin: auto; width: 4rem; height: 4rem; border-radius: 50%; display: grid; place-items: center; background: #000b; color: #fff; font-size: 1.5rem; padding-inline-start: .3rem }
        .app { margin: 1.5rem 0 .25rem; color: var(--quiet); font-size: .9375rem }
        h1 { margin: 0; font-size: 1.5rem; line-height: 1.25; hyphens: auto; text-wrap: balance }
        .about { margin: .75rem 0 0; color: var(--quiet); white-space: pre-line }
        .code { margin: 1.25rem 0 0; padding: .75rem 1rem; border: 1px dashed var(--line); border-radius: .75rem }
        .code span { display: block; color: var(--quiet); font-size: .875rem }
        .code strong { font: 600 1.375rem/1.4 ui-monospace, monospace; letter-spacing: .06em; user-select: all; -webkit-user-select: all }
        .ways { margin: 1.5rem 0 0; display: grid; gap: .625rem }
        .ways a { display: block; padding: .8rem 1rem; border: 1px solid var(--line); border-radius: .75rem; color: var(--ink); font-weight: 600; text-decoration: none }
        .ways .main { background: var(--main); border-color: var(--main); color: var(--on-main) }
        a:focus-visible { outline: 3px solid var(--main); outline-offset: 2px }
        """;
}
