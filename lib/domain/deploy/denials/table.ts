import { own } from '../../graph/spelling.ts';
import TABLE from './tables/deploy-actions.json' with { type: 'json' };

type Calls = Readonly<Record<string, readonly string[]>>;

/** What a change of one type asks IAM for; see `tools/aws-tables/deploy-calls.ts`, which writes it. */
export type Row = {
  readonly arn?: string;
  readonly makes?: string;
  readonly name?: string;
  /** Whatever is changed of it makes it anew. */
  readonly anew?: boolean;
  readonly create?: readonly string[];
  readonly update?: readonly string[];
  readonly delete?: readonly string[];
  readonly when?: Calls;
  readonly changes?: Calls;
  readonly without?: Calls;
  readonly dies?: Calls;
  readonly passes?: Readonly<Record<string, string>>;
  readonly keys?: Readonly<Record<string, string>>;
  readonly tags?: string;
  readonly tag?: readonly string[];
  readonly untag?: readonly string[];
};

/** @returns undefined for a type that the table lacks: what it asks for is not known */
export const rowOf = (type: string): Row | undefined => own<Row>(TABLE.types, type);
