import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { RISKS } from '#lib/domain/deploy/plan.ts';
import { maskerOf, maskJson } from '#lib/domain/masking.ts';
import type { PlanReport } from './report.ts';

const text = z.string();
const texts = z.array(text);
const ACTIONS = [
  'create',
  'update',
  'replace',
  'delete',
  'read',
  'move',
  'import',
  'forget',
  'may-replace',
] as const;
const action = z.enum([...ACTIONS, 'dynamic']);
const count = z.number().int().nonnegative();

const attribute = z.object({
  ...{ path: text, before: text.optional(), after: text.optional() },
  ...{ sensitive: z.boolean(), unknownAfter: z.boolean(), forcesReplacement: z.boolean() },
});
const change = z.looseObject({
  ...{ address: text, type: text, action, from: text.optional() },
  ...{ risks: z.array(z.enum(RISKS)), attributes: z.array(attribute) },
});
const component = z.looseObject({
  component: text,
  counts: z.object({ create: count, update: count, replace: count, delete: count, others: count.optional() }),
  changes: z.array(change),
  outputs: z.array(z.object({ name: text, action })),
  cost: z.looseObject({
    usdPerMonth: z.number(),
    priced: z.array(z.unknown()),
    leftOut: z.array(z.unknown()),
  }),
});
const finding = z.object({
  ...{ code: text, params: z.record(text, z.union([text, z.number()])) },
  evidence: z.array(z.looseObject({ kind: text })),
});
const report = z.looseObject({
  ...{ environment: text, components: z.array(component), findings: z.array(finding) },
  ...{ unplanned: texts, contract: texts, problems: texts, diagram: text },
});

/**
 * A report as `ci plan` wrote it. The job that wrote it ran what the pull request brings, so it is believed for nothing: its
 * shape is checked, since some of it is told outside of code spans, and it is masked again.
 * @throws Error that names the file, and the first place that is no report's
 */
export function readReport(file: string): PlanReport {
  const read = report.safeParse(parsed(file));
  if (read.success) return maskJson(read.data, maskerOf()) as PlanReport;
  const [first] = read.error.issues;
  throw new Error(
    `${file}: no report of \`ci plan\` (${first?.path.join('.') || 'the whole'}: ${first?.message})`,
  );
}

function parsed(file: string): unknown {
  const written = readFileSync(file, 'utf8');
  try {
    return JSON.parse(written);
  } catch (error) {
    // Its own words quote what is written there.
    throw new Error(`${file}: no report of \`ci plan\` (no JSON)`, { cause: error });
  }
}
