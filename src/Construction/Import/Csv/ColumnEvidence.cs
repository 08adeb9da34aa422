using System.Globalization;
using System.Text.RegularExpressions;

namespace Construction.Import;

/// <summary>What the values of whole columns tell of how dates and numbers are written.</summary>
sealed partial class ColumnEvidence(int columns)
{
    // Longer cells are sentences.
    const int Longest = 40;
    const int LongestFlag = 6;

    readonly Column[] _columns = [.. Enumerable.Range(0, columns).Select(_ => new Column())];
    Column _dates = new();
    Column _numbers = new();

    public void Take(IReadOnlyList<string> row)
    {
        for (var place = 0; place < Math.Min(row.Count, _columns.Length); place++)
            _columns[place].Take(row[place].Trim());
    }

    /// <summary>Nothing but yes, no and blanks.</summary>
    public bool IsFlag(int place) => _columns[place] is { Filled: > 0, Flags: var flags, Filled: var filled } && flags == filled;

    public bool IsEmpty(int place) => _columns[place].Filled == 0;

    /// <summary>From now on the dates and numbers are those of the columns that mean such.</summary>
    public void LookAt(IReadOnlyList<PlanColumn> meanings)
    {
        (_dates, _numbers) = (new(), new());
        for (var place = 0; place < _columns.Length; place++)
        {
            if (ColumnKinds.IsDate(meanings[place]))
                _dates.Add(_columns[place]);
            if (ColumnKinds.IsNumber(meanings[place]))
                _numbers.Add(_columns[place]);
            if (meanings[place] == PlanColumn.Percent)
                IsPercentOfOne = _columns[place] is { Fractions: > 0, BeyondOne: 0 };
        }
    }

    public bool IsPercentOfOne { get; private set; }

    public bool HasDatesToOrder => _dates.DayFirst + _dates.MonthFirst + _dates.EitherFirst > 0;

    /// <summary>No date says which order it is.</summary>
    public bool IsDateOrderOpen => HasDatesToOrder && _dates.DayFirst + _dates.MonthFirst == 0;

    /// <summary>Some dates can only be one, some only the other.</summary>
    public bool IsDateOrderMixed => _dates.DayFirst > 0 && _dates.MonthFirst > 0;

    // Where the decimal sign is a comma, Excel separates by semicolons, and the day comes first.
    public DateOrder GuessDateOrder(char? delimiter) =>
        _dates.DayFirst != _dates.MonthFirst ? (_dates.DayFirst > _dates.MonthFirst ? DateOrder.DayFirst : DateOrder.MonthFirst)
        : delimiter == ';' ? DateOrder.DayFirst
        : DateOrder.MonthFirst;

    public char GuessDecimalSign(char? delimiter) =>
        _numbers.Commas != _numbers.Points ? (_numbers.Commas > _numbers.Points ? ',' : '.') : delimiter == ';' ? ',' : '.';

    sealed class Column
    {
        public int Filled;
        public int Flags;
        public int DayFirst;
        public int MonthFirst;
        public int EitherFirst;
        public int Commas;
        public int Points;
        public int Fractions;
        public int BeyondOne;

        public void Take(string cell)
        {
            if (cell.Length == 0)
                return;
            Filled++;
            if (cell.Length > Longest)
                return;
            if (cell.Length <= LongestFlag && CsvWords.Flag(cell) is not null)
                Flags++;
            if (cell.AsSpan().IndexOfAny('/', '-') > 0 && DateToOrder().Match(cell) is { Success: true } date)
                TakeDate(int.Parse(date.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(date.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
            else if (char.IsAsciiDigit(cell[0]) || cell[0] is '-' or '+')
                TakeNumber(cell);
        }

        public void Add(Column other)
        {
            (DayFirst, MonthFirst, EitherFirst) = (DayFirst + other.DayFirst, MonthFirst + other.MonthFirst, EitherFirst + other.EitherFirst);
            (Commas, Points) = (Commas + other.Commas, Points + other.Points);
        }

        void TakeDate(int first, int second)
        {
            if (first > 12 && second <= 12)
                DayFirst++;
            else if (second > 12 && first <= 12)
                MonthFirst++;
            else if (first != second)
                EitherFirst++;
        }

        void TakeNumber(string cell)
        {
            // Three digits behind a sign may be thousands as well as thousandths, but not where there are thousands before it.
            if (Decimals().Match(cell) is { Success: true } number
                && (number.Groups[3].Length != 3 || number.Groups[1].ValueSpan.IndexOfAny(",.") >= 0))
            {
                Commas += number.Groups[2].ValueSpan[0] == ',' ? 1 : 0;
                Points += number.Groups[2].ValueSpan[0] == '.' ? 1 : 0;
            }
            var isNumber = decimal.TryParse(cell.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
            Fractions += isNumber && value is > 0 and < 1 ? 1 : 0;
            BeyondOne += isNumber && value is >= 0 and <= 1 ? 0 : 1;
        }
    }

    // Digits of other scripts are none here.
    [GeneratedRegex(@"^[^0-9]{0,12}([0-9]{1,2})[/-]([0-9]{1,2})[/-](?:[0-9]{4}|[0-9]{2})\b")]
    private static partial Regex DateToOrder();

    [GeneratedRegex(@"^[+-]?([0-9]{1,3}(?:[.,][0-9]{3})*|[0-9]+)([.,])([0-9]+)(?![0-9]|[.,][0-9])")]
    private static partial Regex Decimals();
}
