import { describe, expect, it } from 'vitest';
import type { ResourceChange } from '#lib/domain/deploy/plan.ts';
import { usd } from '#lib/domain/units.ts';
import { translator } from '#lib/words/translate.ts';
import { planMarkdown } from './markdown.ts';
import type { PlanReport } from './report.ts';

const t = translator('en');
const change = (address: string, value: string): ResourceChange => ({
  ...{ address, type: 'aws_sqs_queue', action: 'update', risks: [] },
  attributes: [
    {
      ...{ path: 'name', before: '"a"', after: value },
      ...{ sensitive: false, unknownAfter: false, forcesReplacement: false },
    },
  ],
});
const report = (changes: readonly ResourceChange[], diagram = 'flowchart LR'): PlanReport => ({
  environment: 'shop/dev',
  components: [
    {
      ...{ component: 'network', tool: 'terraform', changes, outputs: [] },
      counts: { create: 0, update: changes.length, replace: 0, delete: 0 },
      cost: { usdPerMonth: usd(0), priced: [], leftOut: [] },
    },
  ],
  ...{ unplanned: [], findings: [], contract: [], problems: [], diagram },
});

describe('a comment about a plan', () => {
  it('keeps what a pull request names inside code spans and fences', () => {
    const hostile = 'x` | @everyone [free](https://evil.example) ``` <img src=x>\n# title';
    const text = planMarkdown(t, [report([change(hostile, hostile)])]);
    const outside = withoutCode(text);
    for (const bad of ['@everyone', 'evil.example', '<img', '# title']) expect(outside).not.toContain(bad);
  });

  it('never shows a sensitive value', () => {
    const [attribute] = change('a', '"hunter2"').attributes;
    if (!attribute) throw new Error('no attribute');
    const secret = { ...change('a', ''), attributes: [{ ...attribute, sensitive: true }] };
    expect(planMarkdown(t, [report([secret])])).not.toContain('hunter2');
  });

  it.each([65_536, 20_000, 3_000, 400])(
    'is never longer than %i characters, and says what it left out',
    (limit) => {
      const many = Array.from({ length: 300 }, (_, at) =>
        change(`aws_sqs_queue.q${at}`, `"${'v'.repeat(200)}"`),
      );
      const text = planMarkdown(t, [report(many, `flowchart LR\n${'  a --> b\n'.repeat(3_000)}`)], limit);
      expect(text.length).toBeLessThanOrEqual(limit);
      expect(text).toContain('300 to change');
      expect(text).toContain('Too long for one comment');
    },
  );

  it('says which limit even the counts break', () => {
    expect(() => planMarkdown(t, [report([])], 10)).toThrow('longer than 10 characters');
  });
});

/** What a renderer of CommonMark reads as text: without fences and code spans. */
function withoutCode(text: string): string {
  let rest = text;
  for (const fence of rest.match(/^`{3,}/gm) ?? []) {
    const from = rest.indexOf(fence);
    const to = rest.indexOf(`\n${fence}\n`, from + fence.length);
    if (from >= 0 && to > from) rest = rest.slice(0, from) + rest.slice(to + fence.length + 2);
  }
  let out = '';
  for (let at = 0; at < rest.length; at += 1) {
    if (rest[at] !== '`') {
      out += rest[at];
      continue;
    }
    let end = at;
    while (rest[end] === '`') end += 1;
    const ticks = rest.slice(at, end);
    const close = rest.indexOf(ticks, end);
    at = close < 0 ? end - 1 : close + ticks.length - 1;
  }
  return out;
}
