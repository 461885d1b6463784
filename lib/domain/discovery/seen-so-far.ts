import type { SeenRegion } from './seen.ts';

/** One account and region as of this part of the answer; a refusal is kept, whichever part met it. */
export function seenSoFar(before: SeenRegion | undefined, part: SeenRegion): SeenRegion {
  if (!before) return part;
  const tried = new Map(before.tried.map((each) => [each.action, each]));
  for (const each of part.tried) if (!tried.get(each.action)?.failure) tried.set(each.action, each);
  return {
    ...before,
    tried: [...tried.values()],
    calls: before.calls + part.calls,
    stacks: [...before.stacks, ...part.stacks],
    states: [...before.states, ...part.states],
  };
}
