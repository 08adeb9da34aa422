using System.Collections;

namespace Construction.Domain;

/// <summary>Equality of details by content: records compare their lists by reference.</summary>
static class Same
{
    public static bool Content(object? left, object? right)
    {
        if (Equals(left, right))
            return true;
        if (left is null || right is null || left.GetType() != right.GetType() && left is not IEnumerable)
            return false;
        if (left is string)
            return false;
        if (left is IEnumerable lefts && right is IEnumerable rights)
        {
            var (a, b) = (lefts.Cast<object?>().ToList(), rights.Cast<object?>().ToList());
            return a.Count == b.Count && a.Zip(b).All(pair => Content(pair.First, pair.Second));
        }
        return left.GetType().IsClass
            && left.GetType().GetProperties().All(property => Content(property.GetValue(left), property.GetValue(right)));
    }
}
