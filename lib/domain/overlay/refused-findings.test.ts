import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import { diagnoseRefused, refusedCalls } from '../diagnose/refused.ts';
import type { SystemGraph } from '../graph/model.ts';
import { instant } from '../time.ts';
import { withRefused } from './refused-findings.ts';

const ITEMS = JSON.parse(
  readFileSync(new URL('../../diagram/fixtures/items-dev.graph.json', import.meta.url), 'utf8'),
) as SystemGraph;
const part = (name: string, kind: string) =>
  ITEMS.nodes.find((each) => each.name === name && each.kind === kind);
const api = part('items-dev-api', 'function');
const table = part('items-dev-data', 'table');
const at = instant(Date.UTC(2026, 10, 29, 5));

/** A line as AWS words it (IAM guide, "access denied error messages"). */
const LINE = `User: arn:aws:sts::000000000000:assumed-role/items-dev-api/items-dev-api is not authorized to perform: dynamodb:DeleteTable on resource: ${table?.arn}/index/GSI1 because no identity-based policy allows the dynamodb:DeleteTable action`;

const found = diagnoseRefused({
  refused: refusedCalls([{ at, text: LINE, label: 'api', resource: String(api?.id) }]),
  sourceOf: () => undefined,
});
const diagnosis = (more: Partial<Diagnosis>): Diagnosis => ({ since: at, checks: [], found, ...more });

it('tells who was refused what on what, at both parts of the picture, with the line that says so', () => {
  const [first, ...rest] = withRefused(ITEMS, diagnosis({})).findings;
  expect(first?.reason).toMatchObject({
    code: 'findings.call-refused-unclear',
    params: { from: 'api', who: 'items-dev-api', action: 'dynamodb:DeleteTable' },
  });
  expect(first?.nodes).toEqual([api?.id, table?.id]);
  expect(first?.reason.evidence[0]).toEqual({
    kind: 'text',
    text: 'api: AccessDenied × 1, 2026-11-29T05:00:00.000Z',
  });
  expect(rest).toEqual(ITEMS.findings);
});

it('names the policy that lacks it, where all of the role was read, and the statement', () => {
  const [one] = found;
  if (!one) throw new Error('the line was read');
  const lacking = {
    ...one,
    proofs: [
      {
        verdict: 'bad' as const,
        reason: {
          code: 'diagnose.proof.none-allows',
          params: { role: 'items-dev-api', action: 'dynamodb:DeleteTable' },
          evidence: [],
        },
        source: 'terraform state',
      },
    ],
    remedy: {
      kind: 'lines' as const,
      at: 'aws_iam_role_policy.api',
      lines: ['actions = ["dynamodb:DeleteTable"]'],
      reason: one.title,
    },
  };
  const [finding] = withRefused(ITEMS, diagnosis({ found: [lacking] })).findings;
  expect(finding?.reason.code).toBe('findings.call-refused');
  expect(
    finding?.reason.evidence.flatMap((each) => (each.kind === 'text' ? [each.text] : [])).slice(1),
  ).toEqual([
    'items-dev-api: no statement allows dynamodb:DeleteTable',
    'aws_iam_role_policy.api: actions = ["dynamodb:DeleteTable"]',
  ]);
});

it('adds nothing where nothing was refused, or nobody looked', () => {
  expect(withRefused(ITEMS, undefined)).toBe(ITEMS);
  expect(withRefused(ITEMS, diagnosis({ found: [] }))).toBe(ITEMS);
});
