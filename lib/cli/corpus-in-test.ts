import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CorpusInput, state } from '#lib/domain/graph/corpus/files.ts';

/** An input with what a person would draw of it. Tests only. */
export type CorpusCase = CorpusInput & {
  /** `<from> -<kind>→ <to>` by names; every line that is drawn, and no other. */
  readonly lines: readonly string[];
  readonly problems: readonly string[];
  readonly findings: readonly string[];
  /** `<function> <alias>: <steps>` of every alias that brings requests to a new version gradually. */
  readonly shifts: readonly string[];
  /** The translator refuses it, or answers something else for the reason that the case is there. */
  readonly untranslated: boolean;
};

const HERE = join(import.meta.dirname, '../domain/graph/corpus/cases');

/**
 * All cases: `=== name`, the files (`--- file name` before each but a single template; `--- state` before a Terraform
 * state, one resource a line: address and values), then sections that `--- lines`, `--- problems`, `--- findings`,
 * `--- shifts` and `--- untranslated` open.
 */
export const corpusCases = (): readonly CorpusCase[] =>
  readdirSync(HERE)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .flatMap((name) =>
      readFileSync(join(HERE, name), 'utf8')
        .split(/^=== /m)
        .slice(1)
        .map((text) => caseIn(text, name.replace('.txt', ''))),
    );

function caseIn(text: string, family: string): CorpusCase {
  const [head = '', ...rest] = text.split('\n');
  const sections = rest.join('\n').split(/^--- /m);
  const named = sections.slice(1).map((section) => {
    const end = section.indexOf('\n');
    return [section.slice(0, end).trim(), section.slice(end + 1)] as const;
  });
  const listed = (section: string) =>
    named
      .filter(([name]) => name === section)
      .flatMap(([, body]) => body.split('\n').map((line) => line.trim()))
      .filter((line) => line !== '');
  const files = named
    .filter(([name]) => name.startsWith('file '))
    .map(([name, body]) => ({ name: name.slice('file '.length), text: body }));
  const states =
    listed('state').length === 0 ? [] : [{ name: `${family}.state.json`, text: stateOf(listed('state')) }];
  const first =
    (sections[0] ?? '').trim() === '' ? [] : [{ name: `${family}.yaml`, text: sections[0] ?? '' }];
  const all = [...first, ...files, ...states];
  const isTerraform = (file: { readonly name: string }) => /\.(state|plan)\.json$/.test(file.name);
  return {
    name: `${family}: ${head.trim()}`,
    terraform: all.filter(isTerraform),
    templates: all.filter((file) => !isTerraform(file)),
    lines: listed('lines'),
    problems: listed('problems'),
    findings: listed('findings'),
    shifts: listed('shifts'),
    untranslated: named.some(([name]) => name === 'untranslated'),
  };
}

/** `aws_sqs_queue.q {"name":"q"}`, one a line. */
const stateOf = (lines: readonly string[]): string =>
  state(
    Object.fromEntries(
      lines.map((line) => {
        const end = line.indexOf(' {');
        return [line.slice(0, end), JSON.parse(line.slice(end + 1))] as const;
      }),
    ),
  );
