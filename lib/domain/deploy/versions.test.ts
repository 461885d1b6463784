import { expect, it } from 'vitest';
import type { EnvironmentKey } from '../environment.ts';
import type { RequestedRun } from './deployment.ts';
import { neverIn, type VersionCell, type VersionRow } from './versions.ts';

const KEYS: readonly EnvironmentKey[] = ['shop/dev', 'shop/staging', 'shop/prod'];
const last = { run: { number: 1 }, deployment: { commit: 'c1' } } as RequestedRun;

/** A component by where it runs: `+` it does, `-` it does not, `x` it is none there. */
const row = (name: string, runs: string): VersionRow => ({
  component: { name, tool: 'sam', lane: 'application', repository: 'main' },
  cells: KEYS.map((environment, at): VersionCell => {
    if (runs[at] === 'x') return { environment, absent: true };
    return runs[at] === '+' ? { environment, last } : { environment };
  }),
  paths: KEYS.slice(1).map((to, at) => ({ from: KEYS[at] ?? to, to })),
});

it('counts what runs before an environment and has never been deployed to it', () => {
  const rows = [row('orders', '++-'), row('network', '++-'), row('storefront', '+-+')];
  expect(neverIn({ rows })).toEqual({ to: 'shop/prod', components: 2 });
});

it('says nothing of what is no component there, runs nowhere, or runs everywhere', () => {
  expect(neverIn({ rows: [row('orders', '+++'), row('preview', '+xx'), row('new', '---')] })).toBeUndefined();
});
