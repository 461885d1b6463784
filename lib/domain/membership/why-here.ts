import type { Owner } from '../inventory/resource.ts';
import type { Instant } from '../time.ts';
import { rootStack } from './nested-stack.ts';
import type { Pusher } from './pushed.ts';

/** Something that an environment's parts come from, as `portal.yaml` names it. */
export type MemberSource = {
  /** Name of the component that deploys it; absent for what is only watched. */
  readonly component?: string;
  /** When it was last read; absent: never. */
  readonly readAt?: Instant;
} & (
  | {
      readonly kind: 'stack';
      readonly stack: string;
      /** Pattern or tags that chose it; absent: it is named. */
      readonly by?: string;
    }
  | {
      readonly kind: 'state';
      readonly directory: string;
      readonly location?: string;
      /** Of one that a pipeline pushes. */
      readonly pusher?: Pusher;
    }
  | { readonly kind: 'tags'; readonly tags: Readonly<Record<string, string>> }
);

/** Why a part is its environment's: never because of its name. */
export type WhyHere =
  | {
      readonly by: 'stack';
      readonly stack: string;
      readonly logicalId: string;
      /** Pattern or tags that chose the stack; absent: `portal.yaml` names it. */
      readonly chosenBy?: string;
      readonly component?: string;
      readonly readAt?: Instant;
    }
  | {
      readonly by: 'state';
      readonly address: string;
      /** Where the state is, of one that is only watched. */
      readonly location?: string;
      /** Who pushed it, of one that a pipeline pushes. */
      readonly pusher?: Pusher;
      readonly component?: string;
      readonly readAt?: Instant;
    }
  | { readonly by: 'tags'; readonly tags: Readonly<Record<string, string>>; readonly readAt?: Instant }
  /** An alarm that nobody here declares, over something that is. */
  | { readonly by: 'watches'; readonly dimensions: Readonly<Record<string, string>> }
  /** A log group that nobody here declares, to which something writes that is. */
  | { readonly by: 'written-to' };

/** What an owner says, joined with when its source was last read. */
export function whyHere(
  { id, owner }: { readonly id: string; readonly owner: Owner },
  sources: readonly MemberSource[],
): WhyHere | undefined {
  if (owner.kind === 'sam') {
    const stacks = sources.filter((each) => each.kind === 'stack');
    const source = stacks.find((each) => each.stack === rootStack(owner.stack));
    const { stack, logicalId } = owner;
    const chosen = source?.by === undefined ? {} : { chosenBy: source.by };
    return { by: 'stack', stack, logicalId, ...chosen, ...ageOf(source) };
  }
  if (owner.kind === 'terraform') {
    const directory = id.startsWith('tf:') ? id.slice('tf:'.length, id.indexOf('#')) : undefined;
    const states = sources.filter((each) => each.kind === 'state');
    const source = states.find((each) => each.directory === directory);
    return {
      by: 'state',
      address: owner.address,
      ...(source?.location ? { location: source.location } : {}),
      ...(source?.pusher ? { pusher: source.pusher } : {}),
      ...ageOf(source),
    };
  }
  const tags = sources.find((each) => each.kind === 'tags');
  return tags && { by: 'tags', tags: tags.tags, ...(tags.readAt ? { readAt: tags.readAt } : {}) };
}

/** Of a part that several sources declare: one reason each. */
export const whyPartHere = (
  {
    id,
    aliases,
    owners,
  }: { readonly id: string; readonly aliases: readonly string[]; readonly owners: readonly Owner[] },
  sources: readonly MemberSource[],
): readonly WhyHere[] =>
  owners.flatMap((owner) => {
    const address = owner.kind === 'terraform' ? `#${owner.address}` : '';
    const own = [id, ...aliases].find((each) => each.startsWith('tf:') && each.endsWith(address)) ?? id;
    return whyHere({ id: own, owner }, sources) ?? [];
  });

const ageOf = (source: MemberSource | undefined) => ({
  ...(source?.component ? { component: source.component } : {}),
  ...(source?.readAt ? { readAt: source.readAt } : {}),
});
