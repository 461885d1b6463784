import type { Failure } from '../reading.ts';
import type { Instant } from '../time.ts';

/** A stack as CloudFormation answers for it; its names, tags and values are hostile text. */
export type SeenStack = {
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly description?: string;
  readonly updatedAt: Instant;
  readonly tags: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  /** A stack that another one made: it belongs to that. */
  readonly nested: boolean;
  /** Logical ids by type; undefined where they could not be read. */
  readonly resources?: Readonly<Record<string, readonly string[]>>;
  /** Names of the SSM parameters that it makes. */
  readonly parameterNames?: readonly string[];
  /** Who wrote the template, as far as it shows. */
  readonly tool: 'sam' | 'cdk' | 'cloudformation';
};

/** An object that looks like a Terraform state. */
export type SeenState = {
  readonly account: string;
  readonly region: string;
  readonly bucket: string;
  readonly key: string;
  readonly bytes: number;
  readonly updatedAt: Instant;
};

/** One call that was tried, and whether it was refused: refused is not empty. */
export type TriedCall = { readonly action: string; readonly failure?: Failure };

/** What the read role of one account may see in one region. */
export type SeenRegion = {
  readonly account: string;
  readonly region: string;
  readonly tried: readonly TriedCall[];
  /** Requests that were sent. */
  readonly calls: number;
  readonly stacks: readonly SeenStack[];
  readonly states: readonly SeenState[];
};

/** One account and region to be looked through, by parts. */
export type DiscoverAsk = {
  readonly account: string;
  readonly region: string;
  /** ARN of a role of that account. */
  readonly role: string;
  readonly externalId?: string;
  readonly after?: string;
};

/** A part, and where it goes on; the last has no `next`. */
export type DiscoverAnswer = { readonly seen: SeenRegion; readonly next?: string };
