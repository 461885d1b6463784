import { at, documentAt } from '../attributes.ts';
import type { GraphNode } from '../model.ts';
import { isRecord, own } from '../spelling.ts';
import type { EdgeFact, EdgeRule, World } from '../world.ts';
import { callsOf } from './calls.ts';

type Attributes = Readonly<Record<string, unknown>>;

/** State machine → everything that its definition calls. */
export const definitions: EdgeRule = (world) =>
  world.ofKind('state-machine').flatMap((machine) => {
    const definition = definitionOf(machine);
    return definition
      ? [...statesIn(definition)].flatMap(([name, state]) => calls(machine, name, state, world))
      : [];
  });

/** CloudFormation may keep `${Name}` in the text and tell the values beside it. */
function definitionOf({ attributes }: GraphNode): Attributes | undefined {
  const substitutions = isRecord(attributes.definitionSubstitutions)
    ? attributes.definitionSubstitutions
    : {};
  const written = attributes.definitionString ?? attributes.definition;
  const text = typeof written === 'string' ? written : JSON.stringify(written ?? null);
  const filled = text.replace(/\$\{([\w:.-]+)\}/g, (whole, key: string) => {
    const value = own(substitutions, key);
    return typeof value === 'string' ? JSON.stringify(value).slice(1, -1) : whole;
  });
  return documentAt({ filled }, 'filled');
}

const DEEPEST = 30;

function* statesIn(machine: unknown, depth = 0): Generator<readonly [string, Attributes]> {
  const states = at(machine, 'States');
  if (!isRecord(states) || depth > DEEPEST) return;
  for (const [name, state] of Object.entries(states)) {
    if (!isRecord(state)) continue;
    yield [name, state];
    // What a map reads and writes is called like any other.
    for (const inner of [state.ItemReader, state.ResultWriter]) if (isRecord(inner)) yield [name, inner];
    const branches = Array.isArray(state.Branches) ? state.Branches : [];
    for (const inner of [...branches, state.Iterator, state.ItemProcessor]) yield* statesIn(inner, depth + 1);
  }
}

function calls(machine: GraphNode, name: string, state: Attributes, world: World): readonly EdgeFact[] {
  const { Resource: resource } = state;
  if (typeof resource !== 'string') return [];
  const said = (to: GraphNode) => `${machine.name}: state “${name}” calls ${to.name}`;
  const direct = world.find(resource, 'function', 'activity');
  if (direct) return [{ kind: 'invoke', from: machine.id, to: direct.id, label: 'task', says: said(direct) }];
  const { service, action } = integrationOf(resource);
  return callsOf(service, action, state.Parameters ?? state.Arguments, world).map(
    ({ to, kind }): EdgeFact => ({
      kind,
      from: machine.id,
      to: to.id,
      label: kind === 'message' && service !== 'sqs' && service !== 'sns' ? 'event' : action,
      says: said(to),
    }),
  );
}

/** `arn:aws:states:::dynamodb:putItem` and `arn:aws:states:::aws-sdk:dynamodb:putItem.waitForTaskToken`. */
function integrationOf(resource: string): { service: string; action: string } {
  const parts = resource.split(':::')[1]?.split(':') ?? [];
  const [service = '', action = ''] = parts[0] === 'aws-sdk' ? parts.slice(1) : parts;
  return { service, action: action.split('.')[0] ?? action };
}
