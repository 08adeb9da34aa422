namespace Dashboard.Tests.Browser;

/// <summary>Measures what a reader would see go wrong.</summary>
static class Layout
{
    /// <summary>What sticks out of the page sideways, named; empty when nothing does.</summary>
    public static Task<string> TooWide(Look look) => look.Page.EvaluateAsync<string>("""
        () => {
          const room = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= room) return "";
          const scrolls = element => element && (/(auto|scroll|hidden|clip)/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
          const out = [...document.body.querySelectorAll("*")].filter(element => element.getBoundingClientRect().right > room + 1 && !scrolls(element.parentElement));
          const named = out.slice(0, 5).map(element => `<${element.localName} class="${element.className?.baseVal ?? element.className}" data-part="${element.dataset?.part ?? ""}"> to ${Math.round(element.getBoundingClientRect().right)}`);
          return `${document.documentElement.scrollWidth} px wide in ${room}: ${named.join("; ")}`;
        }
        """);

    /// <summary>Opens every row, lane and history of the view.</summary>
    public static Task OpenEverything(Look look) => look.Page.EvaluateAsync("""
        () => {
          for (const details of document.querySelectorAll("details")) details.open = true;
          for (const closed of document.querySelectorAll("main [aria-expanded=false]:not([disabled])")) closed.click();
        }
        """);
}
