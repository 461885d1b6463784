import type {
  SourceFile,
  WrittenLine,
  WrittenSetting,
  WrittenSettings,
} from '#lib/domain/declared-places.ts';

/** Which property of which type is which setting. */
const WANTED: Readonly<Record<string, readonly (readonly [property: string, setting: WrittenSetting])[]>> = {
  'AWS::Serverless::Function': [['Architectures', 'architectures']],
  'AWS::Lambda::Function': [['Architectures', 'architectures']],
  'AWS::Logs::LogGroup': [['RetentionInDays', 'retention']],
};
const GLOBAL_FUNCTION = 'Globals.Function.';

/** A line of the template that gives a key a value, by its path of keys. */
type Entry = WrittenLine & { readonly value: string };

/**
 * Lines that decide the settings of a YAML template's resources, by logical id: its own property or that of
 * `Globals`, and the default of the parameter that it refers to. Reads indents and no more, so JSON tells nothing.
 */
export function settingPlaces(file: SourceFile): Readonly<Record<string, WrittenSettings>> {
  const entries = entriesOf(file);
  const found: Record<string, WrittenSettings> = {};
  for (const [path, type] of entries) {
    const [root, logicalId = '', key, ...deeper] = path.split('.');
    if (root !== 'Resources' || key !== 'Type' || deeper.length > 0) continue;
    const settings = (WANTED[type.value] ?? []).flatMap(([property, setting]) => {
      const own = entries.get(`Resources.${logicalId}.Properties.${property}`);
      const global = type.value.startsWith('AWS::Serverless::')
        ? entries.get(`${GLOBAL_FUNCTION}${property}`)
        : undefined;
      const line = own ?? global;
      return line ? [[setting, wayFrom(line, entries)] as const] : [];
    });
    const api = type.value === 'AWS::Serverless::Api' ? [['api-type', [lineOf(type)]] as const] : [];
    if (settings.length + api.length > 0) found[logicalId] = Object.fromEntries([...settings, ...api]);
  }
  return found;
}

function wayFrom(line: Entry, entries: ReadonlyMap<string, Entry>): readonly WrittenLine[] {
  const parameter = line.value.startsWith('!Ref ') ? line.value.slice('!Ref '.length).trim() : undefined;
  const value = parameter === undefined ? undefined : entries.get(`Parameters.${parameter}.Default`);
  return [lineOf(line), ...(value ? [lineOf(value)] : [])];
}

const lineOf = ({ file, line, text }: Entry): WrittenLine => ({ file, line, text });

/** Every line `key: value` by its path; of a list in lines its first entry stands for it. */
function entriesOf({ file, text }: SourceFile): ReadonlyMap<string, Entry> {
  const found = new Map<string, Entry>();
  const open: { readonly indent: number; readonly key: string }[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const words = line.trim();
    if (words === '' || words.startsWith('#')) continue;
    const indent = line.length - line.trimStart().length;
    const entry = (value: string): Entry => ({ file, line: index + 1, text: words, value });
    if (words.startsWith('- ')) {
      const path = open.map(({ key }) => key).join('.');
      if (found.get(path)?.value === '') found.set(path, entry(words.slice(2)));
      continue;
    }
    const colon = words.indexOf(':');
    if (colon <= 0) continue;
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    open.push({ indent, key: words.slice(0, colon) });
    found.set(open.map(({ key }) => key).join('.'), entry(words.slice(colon + 1).trim()));
  }
  return found;
}
