/** Properties as CloudFormation calls them; values as far as they are known. */
export type Properties = Readonly<Record<string, unknown>>;

/** Stands for a value that is set and only known once it is deployed. */
export const LATER = Symbol('known after apply');

/** A resource that a plan changes, in the words of AWS's registry, whichever engine changes it. */
export type Touched = {
  readonly address: string;
  /** As the plan calls it. */
  readonly type: string;
  /** Type of the registry; undefined where it has none that is the same. */
  readonly schema: string | undefined;
  readonly does: 'create' | 'update' | 'delete' | 'replace' | 'later';
  readonly before: Properties;
  readonly after: Properties;
  /** Properties of both that differ. */
  readonly changed: readonly string[];
  /** Name, id, address or ARN of what is there. */
  readonly there?: string;
  /** What AWS or CloudFormation would call it that gives it a name of its own, in the right shape. */
  readonly standIn?: string;
  /** It is one property of another resource, which is made and deleted by itself. */
  readonly part?: string;
  /** Tags that it is made with beside its own: those of its stack. */
  readonly inherits?: Readonly<Record<string, string>>;
  /** Permissions boundary of the role that it is about. */
  readonly boundary?: string;
};

/** Where it is deployed. */
export type Place = { readonly account: string; readonly region: string };

/** One thing that IAM is asked for while the plan is applied. */
export type Need = {
  readonly address: string;
  readonly type: string;
  /** `dynamodb:UpdateTimeToLive`. */
  readonly action: string;
  /** ARNs, each of which a policy may name it by; `*` for no resource. */
  readonly resources: readonly string[];
  /** False: which resource it will be is not known, so that only leave for every resource says anything. */
  readonly sure: boolean;
  /** Keys that conditions of policies ask for. */
  readonly context: Readonly<Record<string, readonly string[]>>;
};
