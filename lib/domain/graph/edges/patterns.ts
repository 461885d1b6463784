import { documentAt } from '../attributes.ts';
import { isRecord } from '../spelling.ts';
import type { EdgeFact, EdgeRule } from '../world.ts';

const DEEPEST = 8;

/** What an event pattern of a rule names → the rule: a bucket, a state machine, a pipeline whose events it takes. */
export const patterns: EdgeRule = (world) =>
  world.ofKind('rule').flatMap((rule) => {
    const pattern = documentAt(rule.attributes, 'eventPattern', 'pattern');
    if (!pattern) return [];
    const named = [...textsIn(pattern.resources, 0), ...textsIn(pattern.detail, 0)];
    return named.flatMap((text): EdgeFact[] => {
      const from = speaks(text) ? world.find(text) : world.find(text, 'bucket');
      const says = `${rule.name}: its pattern names ${from?.name}`;
      return from && from.id !== rule.id
        ? [{ kind: 'message', from: from.id, to: rule.id, label: 'event', says }]
        : [];
    });
  });

/** An ARN or an identity; a bare word might be a status. */
const speaks = (text: string): boolean => /^arn:|cfn:|^tf:/.test(text);

function* textsIn(value: unknown, depth: number): Generator<string> {
  if (depth > DEEPEST) return;
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const each of value) yield* textsIn(each, depth + 1);
  else if (isRecord(value)) for (const each of Object.values(value)) yield* textsIn(each, depth + 1);
}
