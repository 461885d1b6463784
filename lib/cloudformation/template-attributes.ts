import { nameWithin } from './template-arns.ts';

export type Attributes = Readonly<Record<string, unknown>>;

type Known = {
  readonly type: string;
  readonly arn?: string | undefined;
  /** Physical id, or the name that it will have. */
  readonly physical?: string | undefined;
  /** The identity, which the graph joins by. */
  readonly identity: string;
};

const NAMES =
  /^(Name|(Queue|Topic|Function|Table|Bucket|Stream|StateMachine|Role|Rule|Cluster|Service|LoadBalancer)Name)$/;
const ADDRESSES = /^(QueueUrl)$/;

/** `Fn::GetAtt`: an ARN, a name or an address where it follows from what is known, else the identity. */
export function attributeOf(name: string, { type, arn, physical, identity }: Known): string {
  // Of a part's ARN (a stream, an alias) only whose part it is follows.
  if (/Arn$/.test(name)) return arn ?? identity;
  if (physical === undefined) return identity;
  if (NAMES.test(name)) return nameWithin(type, physical);
  if (ADDRESSES.test(name) || /Id$/.test(name)) return physical;
  return identity;
}
