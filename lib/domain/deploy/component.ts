import { err, ok, type Result } from '../result.ts';
import type { Lane } from './run.ts';
import type { Tool } from './tool.ts';

/** What is planned, approved and applied as one; its name tells it from the others of its environment. */
export type Component = {
  readonly name: string;
  /** Who may ask for it, and how many must agree. */
  readonly lane: Lane;
  readonly tool: Tool;
  /** Components of the same environment that come before it, near and far, in their order. */
  readonly needs: readonly string[];
};

/** What comes before what, as it is written: near ones only. */
export type Link = { readonly name: string; readonly after: readonly string[] };

/**
 * Everything in an order in which nothing comes before what it needs; among equals the order given.
 * @returns names along a circle, its first repeated at the end, when there is one. Names that are not among `links`
 * are passed over: whoever reads the file has said so.
 */
export function inOrder<T extends Link>(links: readonly T[]): Result<readonly T[], readonly string[]> {
  const waiting = new Map(links.map((each) => [each.name, each]));
  const done: T[] = [];
  while (waiting.size > 0) {
    const next = [...waiting.values()].find(({ after }) => !after.some((name) => waiting.has(name)));
    if (!next) return err(circleIn(waiting));
    waiting.delete(next.name);
    done.push(next);
  }
  return ok(done);
}

/** Every one of them waits for another of them: following that leads round. */
function circleIn(waiting: ReadonlyMap<string, Link>): readonly string[] {
  const path: string[] = [];
  let at = waiting.keys().next().value;
  while (at !== undefined && !path.includes(at)) {
    path.push(at);
    at = waiting.get(at)?.after.find((name) => waiting.has(name));
  }
  return at === undefined ? path : [...path.slice(path.indexOf(at)), at];
}

/** Everything that comes before one of them, near and far, in the order of `ordered`. */
export function allBefore(name: string, ordered: readonly Link[]): readonly string[] {
  const before = new Set<string>();
  const known = new Map(ordered.map((each) => [each.name, each]));
  const waiting = [name];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const each of known.get(at)?.after ?? []) {
      if (before.has(each) || !known.has(each)) continue;
      before.add(each);
      waiting.push(each);
    }
  }
  return ordered.filter((each) => before.has(each.name)).map((each) => each.name);
}
