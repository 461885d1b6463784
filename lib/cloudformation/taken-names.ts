import type { SourceFile } from '#lib/domain/declared-places.ts';
import type { Taken } from '#lib/domain/deploy/handoff.ts';

const RESOLVE = ['{{resolve:ssm:', '{{resolve:ssm-secure:'] as const;
const IMPORTS = ['!ImportValue', 'Fn::ImportValue'] as const;

/**
 * Exports and parameters of Parameter Store that a template uses, with their lines: `Fn::ImportValue`, dynamic references,
 * and parameters whose type is read from Parameter Store. Reads lines and no more, YAML or JSON alike; a name that is put
 * together of what nobody tells is left out.
 * @param values of parameters and pseudo parameters, by name
 */
export function takenNames(
  { file, text }: SourceFile,
  values: Readonly<Record<string, string>>,
): readonly Taken[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index): readonly Taken[] => {
    if (line.trimStart().startsWith('#')) return [];
    const at = { file, line: index + 1 };
    const named = (kind: Taken['kind'], name: string | undefined): readonly Taken[] => {
      const filled = name === undefined ? undefined : filledIn(name, values);
      return filled === undefined ? [] : [{ kind, name: filled, ...at }];
    };
    return [
      ...RESOLVE.flatMap((mark) =>
        after(line, mark).flatMap((rest) => named('parameter', upTo(rest, '}}')?.split(':')[0])),
      ),
      ...(importsHere(line) ? named('export', importedName(line, lines[index + 1])) : []),
      ...(line.includes('AWS::SSM::Parameter::Value<')
        ? named('parameter', defaultBelow(lines, index, values))
        : []),
    ];
  });
}

const importsHere = (line: string): boolean => IMPORTS.some((mark) => line.includes(mark));

/** On the same line, else on the next: `Fn::ImportValue:` with `!Sub` below it. */
function importedName(line: string, next: string | undefined): string | undefined {
  const mark = IMPORTS.find((each) => line.includes(each)) ?? '';
  const [rest = ''] = after(line, mark);
  return scalar(rest) ?? (next === undefined ? undefined : scalar(next));
}

/** The parameter's own `Default`, or the value that it is given, by the name that stands above its type. */
function defaultBelow(
  lines: readonly string[],
  at: number,
  values: Readonly<Record<string, string>>,
): string | undefined {
  const indent = indentOf(lines[at] ?? '');
  let from = at;
  while (from > 0 && (blank(lines[from - 1]) || indentOf(lines[from - 1] ?? '') >= indent)) from -= 1;
  const name = (lines[from - 1] ?? '').trim().replaceAll('"', '').split(':')[0] ?? '';
  if (values[name] !== undefined) return values[name];
  for (
    let line = from;
    line < lines.length && (blank(lines[line]) || indentOf(lines[line] ?? '') >= indent);
    line += 1
  ) {
    const words = (lines[line] ?? '').trim().replaceAll('"', '');
    if (words.startsWith('Default:')) return scalar(words.slice('Default:'.length));
  }
  return undefined;
}

/** A text as YAML or JSON writes it, `!Sub` and `Fn::Sub:` before it left out; undefined for anything else. */
function scalar(written: string): string | undefined {
  let text = written.trim();
  for (const prefix of ['":', ':', '{', '!Sub', '"Fn::Sub"', 'Fn::Sub', ':']) {
    if (text.startsWith(prefix)) text = text.slice(prefix.length).trim();
  }
  for (const [open, close] of [
    ['"', '"'],
    ["'", "'"],
  ] as const)
    if (text.startsWith(open)) return upTo(text.slice(1), close);
  // Up to what ends a plain text in a list or a mapping of one line; `${Name}` may stand in it.
  const [bare = ''] = text.split(/[\s,]/);
  const plain = bare.replaceAll('${', '').replaceAll('}', '');
  return plain === '' || /[[\]{}&*!|>%@`]/.test(plain) ? undefined : bare;
}

/** `${Name}` replaced; undefined where one is not known. */
function filledIn(text: string, values: Readonly<Record<string, string>>): string | undefined {
  const [first = '', ...rest] = text.split('${');
  let filled = first;
  for (const part of rest) {
    const end = part.indexOf('}');
    const value = end < 0 ? undefined : values[part.slice(0, end)];
    if (value === undefined) return undefined;
    filled += value + part.slice(end + 1);
  }
  return filled === '' ? undefined : filled;
}

const after = (line: string, mark: string): readonly string[] => line.split(mark).slice(1);

function upTo(text: string, mark: string): string | undefined {
  const end = text.indexOf(mark);
  return end < 0 ? undefined : text.slice(0, end);
}

const blank = (line: string | undefined): boolean => (line ?? '').trim() === '';
const indentOf = (line: string): number => line.length - line.trimStart().length;
