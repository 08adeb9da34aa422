using System.Globalization;
using System.Text.Json.Nodes;

namespace Dashboard.Faults;

/// <summary>
/// What a log of reports amounts to, computed again from README.md's rules and from nothing of the product: of each party's
/// statements on a milestone the latest data date counts, then the sender's clock, then the order of arrival, field by field.
/// </summary>
public sealed class Fold
{
    static readonly string[] Fields = ["forecast", "percent", "note"];

    readonly Dictionary<(string Milestone, string Party), Said> _said = [];
    readonly Dictionary<string, int> _reports = [];

    public Fold(IEnumerable<JsonNode> log)
    {
        foreach (var line in log)
            if ((string)line["type"]! == "milestone-reported")
                Take(line);
    }

    /// <summary>Every milestone's reports and last words, in a form that <see cref="OfBoard"/> shares.</summary>
    public JsonObject State
    {
        get
        {
            var state = new JsonObject();
            foreach (var (milestone, reports) in _reports)
                state[milestone] = new JsonObject { ["reports"] = reports, ["said"] = new JsonObject() };
            foreach (var ((milestone, party), said) in _said)
                state[milestone]!["said"]![party] = said.Told();
            return state;
        }
    }

    /// <summary>The same of a board's rows: those of a snapshot, or a viewer's.</summary>
    public static JsonObject OfBoard(IEnumerable<JsonNode> rows)
    {
        var state = new JsonObject();
        foreach (var row in rows.Where(row => (string)row["kind"]! == "milestone" && (int)row["reports"]! > 0))
        {
            var parties = new JsonObject();
            foreach (var said in row["said"]!.AsArray())
            {
                var told = new JsonObject();
                if (said!["forecast"] is { } forecast)
                    told["forecast"] = Word(forecast["date"]?["text"], forecast);
                if (said["percent"] is { } percent)
                    told["percent"] = Word(percent["value"], percent);
                if (said["note"] is { } note)
                    told["note"] = Word(note["text"], note);
                parties[(string)said["party"]!] = told;
            }
            state[$"{row["site"]}/{row["id"]}"] = new JsonObject { ["reports"] = row["reports"]!.DeepClone(), ["said"] = parties };
        }
        return state;
    }

    static JsonObject Word(JsonNode? value, JsonNode at) =>
        new() { ["value"] = value?.DeepClone(), ["dataDate"] = at["dataDate"]!.DeepClone(), ["report"] = at["report"]!.DeepClone() };

    void Take(JsonNode line)
    {
        var (milestone, report) = ($"{line["site"]}/{line["milestone"]}", line["report"]!);
        var who = (milestone, (string)report["party"]!);
        _reports[milestone] = _reports.GetValueOrDefault(milestone) + 1;
        if (!_said.TryGetValue(who, out var said))
            _said.Add(who, said = new());
        said.Take(report, (long)line["position"]!);
    }

    sealed class Said
    {
        readonly Dictionary<string, ((string Day, long Clock, bool IsClocked, long Position) Order, JsonNode? Value)> _words = [];
        readonly Dictionary<string, long> _lastClock = [];

        public void Take(JsonNode report, long position)
        {
            var day = (string)report["dataDate"]!;
            long? clock = report["reportedAt"] is { } at
                ? DateTimeOffset.Parse((string)at!, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds() : null;
            if (clock > _lastClock.GetValueOrDefault(day, long.MinValue))
                _lastClock[day] = clock.Value;
            // Without the sender's clock it was said after everything of that day that had arrived.
            var order = (day, clock ?? _lastClock.GetValueOrDefault(day, long.MinValue), clock is not null, position);
            foreach (var field in Fields.Where(field => report.AsObject().ContainsKey(field)))
                if (!_words.TryGetValue(field, out var word) || IsLater(order, word.Order))
                    _words[field] = (order, report[field]);
        }

        public JsonObject Told()
        {
            var told = new JsonObject();
            foreach (var (field, (order, value)) in _words)
                told[field] = new JsonObject { ["value"] = value?.DeepClone(), ["dataDate"] = order.Day, ["report"] = order.Position };
            return told;
        }

        static bool IsLater((string Day, long Clock, bool IsClocked, long Position) one, (string Day, long Clock, bool IsClocked, long Position) other) =>
            string.CompareOrdinal(one.Day, other.Day) is var days && days != 0 ? days > 0
            : one.Clock != other.Clock ? one.Clock > other.Clock
            : one.IsClocked != other.IsClocked ? other.IsClocked
            : one.Position > other.Position;
    }
}
