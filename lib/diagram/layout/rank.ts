import type { SceneEdgeKind } from '#lib/domain/graph/scene.ts';

const WEIGHT: Readonly<Partial<Record<SceneEdgeKind, number>>> = {
  request: 6,
  invoke: 5,
  schedule: 4,
  stream: 4,
  read: 3,
  write: 3,
  'dead-letter': 3,
};

export const weightOf = (kind: SceneEdgeKind): number => WEIGHT[kind] ?? 2;

export type Pull = { readonly from: string; readonly to: string; readonly weight: number };

/**
 * An order of siblings, left to right, against which little weight points: sinks go last, sources first, and of
 * the rest always the one that gives most and takes least (Eades, Lin and Smyth, with weights).
 */
export function ranked(ids: readonly string[], pulls: readonly Pull[]): ReadonlyMap<string, number> {
  const left: string[] = [];
  const right: string[] = [];
  const rest = new Set(ids);
  while (rest.size > 0) {
    const open = pulls.filter((each) => rest.has(each.from) && rest.has(each.to));
    const out = (id: string) => sum(open.filter((each) => each.from === id));
    const into = (id: string) => sum(open.filter((each) => each.to === id));
    const all = [...rest];
    const sink = all.findLast((id) => out(id) === 0);
    const source = all.find((id) => into(id) === 0);
    const next = source ?? sink ?? best(all, (id) => out(id) - into(id));
    if (source === undefined && sink !== undefined) right.unshift(next);
    else left.push(next);
    rest.delete(next);
  }
  return new Map([...left, ...right].map((id, index) => [id, index]));
}

const sum = (pulls: readonly Pull[]): number => pulls.reduce((total, each) => total + each.weight, 0);

function best(ids: readonly string[], value: (id: string) => number): string {
  const [first = '', ...more] = ids;
  return more.reduce((chosen, id) => (value(id) > value(chosen) ? id : chosen), first);
}
