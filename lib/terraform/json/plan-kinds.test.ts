import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countChanges } from '#lib/domain/deploy/plan.ts';
import { maskerOf } from '#lib/domain/masking.ts';
import { plannedNodes } from '#lib/domain/overlay/planned.ts';
import { isEmptyPlan, rawChanges, resourceChanges } from './changes.ts';
import { parsePlanJson } from './plan-json.ts';
import { plannedChanges } from './planned.ts';

/** Recorded: `terraform show -json` of plans by Terraform 1.11.4 that its own exit code 2 calls a change. */
const recorded = (name: string) => {
  const text = readFileSync(new URL(`./fixtures/${name}.plan.json`, import.meta.url), 'utf8');
  return { plan: parsePlanJson(text), show: JSON.parse(text) as unknown };
};
const changes = (name: string) =>
  resourceChanges(recorded(name).plan, maskerOf()).map(({ attributes: _, ...change }) => change);

describe('a plan that changes no resource', () => {
  it('and moves one is a plan, with the address that it had', () => {
    expect(isEmptyPlan(recorded('12-moved-only').plan)).toBe(false);
    expect(changes('12-moved-only')).toEqual([
      {
        ...{ address: 'terraform_data.new_name', type: 'terraform_data', action: 'move', risks: [] },
        from: 'terraform_data.old_name',
      },
    ]);
  });

  it('and imports one is a plan, with the id that it is known by', () => {
    expect(isEmptyPlan(recorded('14-import-only').plan)).toBe(false);
    expect(changes('14-import-only')).toEqual([
      {
        ...{ address: 'terraform_data.adopted', type: 'terraform_data', action: 'import', risks: [] },
        importing: 'some-id',
      },
    ]);
  });

  it('and forgets one is a plan: what is there stays', () => {
    expect(changes('13-forget')).toEqual([
      {
        ...{ address: 'terraform_data.new_name', type: 'terraform_data', action: 'forget', risks: [] },
        retained: true,
      },
    ]);
    expect(plannedChanges(recorded('13-forget').show, 'infra').map(({ action }) => action)).toEqual([
      'forget',
    ]);
  });

  it('is what approvals name: another address to move from is another content', () => {
    const { plan } = recorded('12-moved-only');
    const [resource] = plan.resource_changes;
    if (!resource) throw new Error('the recording has one change');
    const other = { ...plan, resource_changes: [{ ...resource, previous_address: 'terraform_data.other' }] };
    expect(rawChanges(plan)).not.toEqual(rawChanges(other));
  });
});

const plan = (...resource_changes: readonly object[]) =>
  parsePlanJson(JSON.stringify({ format_version: '1.2', terraform_version: '1.12.0', resource_changes }));
const table = (actions: readonly string[], more: object = {}) => ({
  ...{ address: 'aws_dynamodb_table.t', mode: 'managed', type: 'aws_dynamodb_table' },
  change: { actions, before: {}, after: {} },
  ...more,
});

it('a new one in place of one that is forgotten is empty: data hangs on it', () => {
  const [change] = resourceChanges(plan(table(['create', 'forget'])), maskerOf());
  expect(change).toMatchObject({ action: 'replace', retained: true, risks: ['stateful-replace'] });
});

it('an object that a replacement left over is not the part on the picture', () => {
  const show = plan(table(['delete'], { deposed: 'abc' }), table(['no-op']));
  expect(resourceChanges(show, maskerOf())).toMatchObject([{ action: 'delete', deposed: 'abc' }]);
  expect(plannedChanges(show, 'infra')).toEqual([]);
});

it('counts what is neither made nor changed apart', () => {
  const moved = resourceChanges(recorded('12-moved-only').plan, maskerOf());
  expect(countChanges(moved)).toEqual({ create: 0, update: 0, replace: 0, delete: 0, others: 1 });
});

it('marks what moves where it still stands on the picture', () => {
  expect(
    plannedChanges(recorded('12-moved-only').show, 'infra').map(({ id, action }) => [id, action]),
  ).toEqual([['tf:infra#terraform_data.old_name', 'move']]);
  const moved = resourceChanges(recorded('12-moved-only').plan, maskerOf());
  expect(plannedNodes(moved, { directory: 'infra' }).map(({ id }) => id)).toEqual([
    'tf:infra#terraform_data.old_name',
  ]);
});
