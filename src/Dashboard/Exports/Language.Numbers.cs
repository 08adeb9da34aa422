using Construction.Domain;
using Dashboard.Board;

namespace Dashboard.Exports;

// Numbers and slips as wwwroot/js/format.js writes them.
public sealed partial class Language
{
    const string Minus = "\u2212", NoBreak = "\u00a0";

    public string Number(decimal number) => number.ToString("#,0.#", _numbers).Replace("-", Minus, StringComparison.Ordinal);

    /// <param name="percent">0 to 100.</param>
    public string Percent(decimal percent) => $"{Number(percent)}{_percent}";

    public string Mw(decimal mw) => $"{Number(mw)}{NoBreak}MW";

    /// <summary>"+3 to +9 months", "+52 days", "on plan"; short "+3 to +9 mo". Nothing where there is no slip.</summary>
    public string Slip(SlipRow? slip, bool isShort = false)
    {
        return slip switch
        {
            null => "",
            { Sense: SlipSense.OnPlan } or { From: 0, To: 0 } => Text("slip.on-plan"),
            { From: null, To: null } => Text("slip.open"),
            { From: null, To: { } to } => Text("slip.at-most", ("n", InUnit(Signed(to), to))),
            { From: { } from, To: null } => Text("slip.at-least", ("n", InUnit(Signed(from), from))),
            { From: { } from, To: { } to } when from == to => InUnit(Signed(from), from),
            { From: { } from, To: { } to } => InUnit(Text("slip.between", ("from", Signed(from)), ("to", Signed(to))), to == 0 ? from : to),
        };

        string InUnit(string text, int count) =>
            $"{text}{NoBreak}{Plural($"slip.{(slip!.Unit == SlipUnit.Day ? "day" : "month")}{(isShort ? "-short" : "")}", count)}";
    }

    // Never "+0".
    string Signed(int number) => number > 0 ? $"+{Number(number)}" : Number(number);
}
