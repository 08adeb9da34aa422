namespace Dashboard.Tests.Browser;

/// <summary>What a page shows, held against what the API says.</summary>
static class Shown
{
    /// <summary>
    /// The milestones of a site as shown, cell by cell, where they are not what the API answers now; on the programme's page
    /// its row is opened first. Empty when page and API agree.
    /// </summary>
    public static async Task<string[]> DifferencesFromApi(Look look, string site)
    {
        var toggle = look.SiteRow(site).Locator(".toggle[aria-expanded=false]");
        if (await toggle.CountAsync() > 0)
            await toggle.First.ClickAsync();
        return await look.Page.EvaluateAsync<string[]>(Compare, site);
    }

    /// <summary>All that a reader sees of the board, without what depends on when the page was opened.</summary>
    public static async Task<string[]> Everything(Look look)
    {
        // What stands below the first screen comes after it. Charts are apart: they ask for what they show when somebody comes near.
        await look.Page.WaitForFunctionAsync("""
            () => [...document.querySelectorAll(".programme [data-slot], .site-frame :is([data-part=ramp], [data-part=trend], [data-part=dates], [data-part=progress])")]
              .every(place => place.childElementCount > 0)
            """);
        return await look.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll(".figures > .figure, .site-line, .site-head, .site-lane, .story [data-part=sentence], .flags, .commitments")]
              .map(element => element.textContent.replace(/\s+/g, " ").trim())
            """);
    }

    const string Compare = """
        async site => {
          const { date, slipShort } = await import("/js/format.js");
          const { currentShort, statusWord } = await import("/js/words.js");
          const { milestones } = await (await fetch(`/api/sites/${site}`)).json();
          const differences = [];
          for (const row of milestones) {
            const link = document.querySelector(`:is(.lane, .site-lane) a[data-part=name][href="/sites/${site}/milestones/${row.id}"]`);
            const lane = link?.closest(".lane, .site-lane");
            if (!lane) { differences.push(`${row.id} is not shown`); continue; }
            const expected = {
              name: row.name,
              slip: row.slip && row.status !== "withdrawn" ? slipShort(row.slip) : "",
              status: statusWord(row, new Date()),
              plan: row.plan ? date(row.plan.date) : "no plan stated",
              current: currentShort(row) || "no current date",
            };
            for (const [part, text] of Object.entries(expected)) {
              const cell = lane.querySelector(`[data-part~="${part}"]`);
              if (cell && cell.textContent !== text) differences.push(`${row.id} ${part}: "${cell.textContent}" is shown, "${text}" is so`);
            }
          }
          return milestones.length ? differences : ["the API names no milestones"];
        }
        """;
}
