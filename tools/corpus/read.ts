import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withObjects } from '#lib/cloudformation/sam/in-test.ts';
import { parseTemplate } from '#lib/cloudformation/template-text.ts';
import { isRecord } from '#lib/domain/graph/spelling.ts';

/** One input of a folder, and the plain template that the translator makes of it, where it makes one. */
export type Input = {
  readonly path: string;
  readonly text: string;
  readonly kind: 'template' | 'terraform';
  readonly plain?: unknown;
};

const PYTHON = '.yagura/python/ministack/bin/python';

/** Every template, state and plan below a folder; SAM expanded by AWS's own translator, all in one process. */
export function inputsBelow(folder: string): readonly Input[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ya?ml|json|template)$/.test(path))
    .toSorted();
  const read = paths.flatMap((path) => inputOf(join(folder, path)));
  const sam = read.filter(({ plain }) => isSam(plain));
  const answers = expanded(sam.map(({ plain }) => (isRecord(plain) ? withObjects(plain) : plain)));
  const made = new Map(sam.map((each, index) => [each.path, answers[index]]));
  return read.map(({ plain, ...input }) => {
    const whole = made.has(input.path) ? made.get(input.path) : plain;
    return isRecord(whole) && isRecord(whole.Resources) ? { ...input, plain: whole } : input;
  });
}

function inputOf(path: string): readonly Input[] {
  const text = readFileSync(path, 'utf8');
  const { value } = parseTemplate(text, path);
  if ('planned_values' in value || 'values' in value || ('lineage' in value && 'serial' in value)) {
    return [{ path, text, kind: 'terraform' }];
  }
  return isRecord(value.Resources) ? [{ path, text, kind: 'template', plain: value }] : [];
}

const isSam = (template: unknown): boolean => /AWS::Serverless::/.test(JSON.stringify(template ?? ''));

function expanded(templates: readonly unknown[]): readonly unknown[] {
  if (templates.length === 0) return [];
  const answer: unknown = JSON.parse(
    execFileSync(PYTHON, ['lib/cloudformation/sam/expand_with_translator.py'], {
      input: JSON.stringify(templates),
      encoding: 'utf8',
      maxBuffer: 500_000_000,
    }),
  );
  return Array.isArray(answer) ? answer : [];
}
