import { isRecord } from '#lib/domain/graph/spelling.ts';

/** Every value within a value, itself too. Without recursion: a template's depth is its writer's to choose. */
export function* nodesIn(value: unknown): Generator<unknown> {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const node = waiting.pop();
    yield node;
    if (Array.isArray(node)) for (const each of node) waiting.push(each);
    else if (isRecord(node)) for (const each of Object.values(node)) waiting.push(each);
  }
}
