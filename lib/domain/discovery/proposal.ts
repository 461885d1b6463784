import type { SeenStack, SeenState } from './seen.ts';

/** What is asked to be placed: a stack, or a Terraform state. */
export type Found =
  | { readonly kind: 'stack'; readonly stack: SeenStack }
  | { readonly kind: 'state'; readonly state: SeenState };

/** Why parts are put together: `proven` by a tag, an output or a template; `name` is a name alone. */
export type PlacingReason =
  | { readonly code: 'tag'; readonly key: string; readonly value: string; readonly count: number }
  | { readonly code: 'names'; readonly environments: readonly string[] }
  | { readonly code: 'outputs'; readonly from: string; readonly to: string; readonly count: number }
  | { readonly code: 'ssm'; readonly from: string; readonly to: string; readonly count: number }
  | { readonly code: 'same-template'; readonly equal: number; readonly of: number }
  | { readonly code: 'name-alone' }
  /** Somebody put so many parts here. */
  | { readonly code: 'by-hand'; readonly count: number };

export type Part = {
  /** Of the component, unique in its environment. */
  readonly name: string;
  readonly found: Found;
  /** Undefined where it could not be read. */
  readonly resources?: number;
};

export type Join = {
  /** Names of parts. */
  readonly from: string;
  readonly to: string;
  readonly by: 'outputs' | 'ssm';
  readonly count: number;
};

export type ProposedEnvironment = {
  readonly name: string;
  /** Of most of its parts; a part elsewhere says so itself. */
  readonly account: string;
  readonly region: string;
  readonly production: boolean;
  readonly parts: readonly Part[];
  readonly joins: readonly Join[];
};

export type ProposedSystem = {
  readonly name: string;
  readonly environments: readonly ProposedEnvironment[];
  readonly reasons: readonly PlacingReason[];
};

/** What cannot be decided without a person. */
export type Question = {
  readonly found: Found;
  /** The system that its name begins as. */
  readonly system: string;
};

export type LeftOut = {
  readonly found: Found;
  readonly why: 'cdk-bootstrap' | 'stack-set' | 'sam-bucket' | 'nested' | 'portal' | 'no-environment';
};

/** Placed, to answer and left out are together all that was seen. */
export type Proposals = {
  readonly systems: readonly ProposedSystem[];
  readonly questions: readonly Question[];
  readonly leftOut: readonly LeftOut[];
};

export const foundName = (found: Found): string =>
  found.kind === 'stack' ? found.stack.name : `s3://${found.state.bucket}/${found.state.key}`;
export const foundWhere = (found: Found): { readonly account: string; readonly region: string } =>
  found.kind === 'stack' ? found.stack : found.state;

/** Stacks and states that have a place in a proposal; with questions and what is left out, all that was seen. */
export const partsIn = ({ systems }: Proposals): number =>
  systems.flatMap(({ environments }) => environments.flatMap(({ parts }) => parts)).length;

/** How many of each kind have a place in a proposal. */
export function placedKinds({ systems }: Proposals): { readonly states: number; readonly stacks: number } {
  const parts = systems.flatMap(({ environments }) => environments.flatMap((each) => each.parts));
  const states = parts.filter(({ found }) => found.kind === 'state').length;
  return { states, stacks: parts.length - states };
}

/** How many resources a stack declares; undefined where nobody has read them. */
export const resourcesIn = (found: Found): number | undefined =>
  found.kind === 'stack' && found.stack.resources
    ? Object.values(found.stack.resources).reduce((sum, ids) => sum + ids.length, 0)
    : undefined;
