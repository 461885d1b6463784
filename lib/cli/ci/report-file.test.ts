import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { reportsMarkdown } from './plan.ts';
import { readReport } from './report-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'yagura-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'report.json');
const written = (report: unknown) => {
  writeFileSync(file, JSON.stringify(report));
  return file;
};

const component = {
  ...{ component: 'network', tool: 'terraform', changes: [], outputs: [{ name: 'table', action: 'create' }] },
  counts: { create: 1, update: 0, replace: 0, delete: 0 },
  cost: { usdPerMonth: 0, priced: [], leftOut: [] },
};
const report = {
  ...{ environment: 'shop/dev', components: [component], unplanned: [], findings: [] },
  ...{ contract: [], problems: [], diagram: 'flowchart LR' },
};
const MENTION = '@everyone [free](https://evil.example)';

it('is read as it was written, by the next job', () => {
  expect(readReport(written(report))).toEqual(report);
});

it.each([
  ['components.0.counts.create', { ...component, counts: { ...component.counts, create: MENTION } }],
  ['components.0.outputs.0.action', { ...component, outputs: [{ name: 'table', action: MENTION }] }],
  [
    'components.0.changes.0.risks.0',
    {
      ...component,
      changes: [{ address: 'a', type: 'b', action: 'create', attributes: [], risks: [MENTION] }],
    },
  ],
  ['components.0.cost.usdPerMonth', { ...component, cost: { ...component.cost, usdPerMonth: MENTION } }],
])('is refused, with its place, where a pull request wrote words as %s', (place, changed) => {
  expect(() => readReport(written({ ...report, components: [changed] }))).toThrow(`${file}: no report of`);
  expect(() => readReport(file)).toThrow(place);
});

it('is refused where it is something else', () => {
  expect(() => readReport(written([]))).toThrow('no report of `ci plan` (the whole');
  writeFileSync(file, MENTION);
  expect(() => readReport(file)).toThrow(`${file}: no report of \`ci plan\` (no JSON)`);
});

it('is masked again: the job that wrote it ran what the pull request brings', () => {
  const leaky = { ...report, problems: ['token=ghp_0123456789abcdefghijABCDEFGHIJ456789'] };
  expect(reportsMarkdown([written(leaky)], 'en', 65_536)).not.toContain('ghp_');
});
