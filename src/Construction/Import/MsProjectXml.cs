namespace Construction.Import;
public static class MsProjectXml { public const string Format = "MS Project XML"; public static Imported Read(Stream file) => Imported.Refuse("not yet"); }
