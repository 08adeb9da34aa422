using System.Collections;
using Microsoft.AspNetCore.Http.Features;

namespace Dashboard.Live;

/// <summary>The connection is its own features: ten thousand viewers need no dictionary each.</summary>
sealed class SocketFeatures(SocketConnection connection) : IFeatureCollection
{
    Dictionary<Type, object>? _more;

    public bool IsReadOnly => false;

    public int Revision => _more?.Count ?? 0;

    public object? this[Type key]
    {
        get => _more?.GetValueOrDefault(key) ?? (key.IsInstanceOfType(connection) ? connection : null);
        set
        {
            if (value is null)
                _more?.Remove(key);
            else
                (_more ??= [])[key] = value;
        }
    }

    public TFeature? Get<TFeature>() => this[typeof(TFeature)] is TFeature feature ? feature : default;

    public void Set<TFeature>(TFeature? instance) => this[typeof(TFeature)] = instance;

    public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => (_more ?? []).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
