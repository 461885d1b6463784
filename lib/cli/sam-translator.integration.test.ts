import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withObjects } from '#lib/cloudformation/sam/in-test.ts';
import { parseTemplate } from '#lib/cloudformation/template-text.ts';
import { isRecord } from '#lib/domain/graph/spelling.ts';
import { corpusCases } from './corpus-in-test.ts';
import { graphOfFiles } from './diagram-graph.ts';
import { linesOf, shiftsOf } from './graph-lines.ts';

const PYTHON = '.yagura/python/ministack/bin/python';

const place = {
  ...{ system: 'any', environment: 'dev', account: '123456789012' },
  ...{ region: 'eu-west-1', prefix: 'any-dev' },
};
const graphOf = (template: unknown) =>
  graphOfFiles({
    terraform: [],
    templates: [{ name: 'template.json', text: JSON.stringify(template) }],
    parameters: {},
    place,
  });

const cases = corpusCases().filter(
  (each) =>
    each.name.startsWith('sam-') &&
    !each.untranslated &&
    each.templates.length === 1 &&
    each.terraform.length === 0,
);

it('is at least sixty templates', () => {
  expect(cases.length).toBeGreaterThanOrEqual(60);
  expect(existsSync(PYTHON)).toBe(true);
});

describe('the graph of our reading', () => {
  const templates = cases.map(({ templates: [file] }) =>
    withObjects(parseTemplate(file?.text ?? '', 'c').value),
  );
  const answer: unknown = JSON.parse(
    execFileSync(PYTHON, ['lib/cloudformation/sam/expand_with_translator.py'], {
      input: JSON.stringify(templates),
      encoding: 'utf8',
      maxBuffer: 100_000_000,
    }),
  );
  const expansions = Array.isArray(answer) ? answer : [];

  it.each(cases.map((each, index) => [each.name, index] as const))(
    'is that of the expansion: %s',
    (_, index) => {
      const expansion: unknown = expansions[index];
      expect(isRecord(expansion) ? expansion.error : 'no answer').toBeUndefined();
      const [ours, theirs] = [graphOf(templates[index]), graphOf(expansion)].map((graph) => [
        ...linesOf(graph),
        ...shiftsOf(graph),
      ]);
      expect(ours).toEqual(theirs);
    },
  );
});
