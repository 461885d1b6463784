import type { EnvironmentKey } from '../environment.ts';

/**
 * What one component hands to others: an output that an input of `portal.yaml` names, an export of a stack
 * (`Fn::ImportValue`), or a parameter of Parameter Store (`{{resolve:ssm:…}}`).
 */
export type Handed = { readonly kind: 'output' | 'export' | 'parameter'; readonly name: string };

/** What a plan takes away from others, or gives another value: CloudFormation refuses both for an export in use. */
export type HandedOff = Handed & { readonly change: 'gone' | 'changed' };

/** A name that a component's files use, and the line that does. */
export type Taken = Handed & { readonly file: string; readonly line: number };

/** Who uses something: a component, or a stack that is only watched. */
export type Taker = {
  readonly environment: EnvironmentKey;
  readonly name: string;
  /** Where a stack is only watched, its template is at hand and no file of a repository. */
  readonly file?: string;
  readonly line?: number;
};

/** Something goes away that somebody uses. */
export type HandoffBreak = { readonly what: HandedOff; readonly by: Taker };

export type Use = { readonly of: Handed; readonly by: Taker };

/**
 * Uses of what a plan takes away. An output is known by `environment component output`, the other two by their names, which
 * are of one account and region: whoever asks passes only uses of those.
 */
export function brokenBy(taken: readonly HandedOff[], uses: readonly Use[]): readonly HandoffBreak[] {
  return taken.flatMap((what) =>
    uses.filter(({ of }) => of.kind === what.kind && of.name === what.name).map(({ by }) => ({ what, by })),
  );
}

/** Breaks that keep a plan from being applied: what has another value is only refused for an export. */
export const stopping = (breaks: readonly HandoffBreak[] | undefined): readonly HandoffBreak[] =>
  (breaks ?? []).filter(({ what }) => what.change === 'gone' || what.kind === 'export');

/** `infra/sam/template.yaml:12`, or whose it is where no file is known. */
export const placeOfUse = ({ environment, name, file, line }: Taker): string =>
  file === undefined ? `${environment} ${name}` : `${file}:${line} (${environment} ${name})`;
