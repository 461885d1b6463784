import type { IsolationKind, IsolationReport } from '#lib/domain/isolation.ts';

/** What a step is given, where it sees it, and what it may do with it. */
export type Folder = {
  /** Where the step sees it. */
  readonly at: string;
  /** A folder or file of this machine. */
  readonly from: string;
  readonly write?: boolean;
};

/** Credentials of one assumed role. */
export type IssuedKeys = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
};

/** A role that a step acts as. Renewed outside for as long as the step runs. */
export type StepRole = {
  readonly arn: string;
  readonly account: string;
  readonly region: string;
  /** Shown in CloudTrail. */
  readonly sessionName: string;
  /** What the role's trust policy asks for. */
  readonly externalId?: string;
  /** Roles that are assumed before it. */
  readonly via?: readonly { readonly role: string; readonly externalId?: string }[];
  readonly keys: IssuedKeys;
};

export type StepCommand = {
  /** Names its output; one word. */
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Its standard output is a result of at most this many bytes; otherwise it is heard line by line. */
  readonly captured?: number;
  /** Runs although one before it failed. */
  readonly always?: true;
};

/** A file that leaves the step, by its path there. */
export type StepResult = { readonly name: string; readonly path: string; readonly limit: number };

export type StepLimits = {
  /** Bytes of all its processes together, or of each where the machine has no cgroup v2. */
  readonly memory: number;
  readonly processes: number;
  readonly minutes: number;
  /** What happens when the minutes are over. */
  readonly whenOver: 'stop' | 'warn';
};

/** Where a step's folders lie; of this its paths follow. */
export type StepPlace = {
  /** From `claim`. */
  readonly workspace: string;
  /** One word: `plan`, `apply`, `build`. */
  readonly name: string;
  readonly folders: readonly Folder[];
};

/** Files in, files out, role, allowed hosts, limits. Paths are as `seen` tells them. */
export type StepRequest = StepPlace & {
  /** Found by it when the runner that began it is gone; such a step goes on without one. */
  readonly outlives?: { readonly run: string };
  /** Bytes that are laid into `/in`, read-only. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly commands: readonly StepCommand[];
  readonly results?: readonly StepResult[];
  readonly role?: StepRole;
  /** Absent: no network at all. */
  readonly network?: StepNetwork;
  readonly limits: StepLimits;
};

export type StepNetwork = {
  /** An endpoint on this machine that stands for AWS; only its port is reachable. */
  readonly endpoint?: string;
  /** Exact names, with a port where it is not 443. */
  readonly hosts: readonly string[];
  /** Networks in CIDR form that are no part of the internet and may be reached by those names all the same. */
  readonly privateNetworks: readonly string[];
};

export type StepLine = {
  readonly command: string;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
  /** When the supervisor heard it, epoch milliseconds. */
  readonly at: number;
};

/** What a step hears while it runs. */
export type StepEars = {
  readonly onLine?: (line: StepLine) => void;
  /** Something that the walls did: a host refused, a limit reached. */
  readonly onNote?: (text: string) => void;
  /** Keys that the step may know by now: they must not show in any log. */
  readonly onKeys?: (keys: IssuedKeys) => void;
  /** On abort the step is told to stop. A step that outlives its runner is only let go of. */
  readonly signal?: AbortSignal;
};

export type StepOutcome = {
  /** Of each command that ran, by name. */
  readonly codes: Readonly<Record<string, number>>;
  /** Captured outputs and files, by name. */
  readonly results: Readonly<Record<string, Buffer>>;
  /** Why it ended before its commands did, or a result could not be taken. */
  readonly problem?: string;
};

export type Isolation = {
  readonly kind: IsolationKind;
  readonly report: IsolationReport;
  /** A path as the step sees it: of a folder it is given, or below `/in`, `/out`, `/home/step` and `/tmp`. */
  readonly seen: (place: StepPlace, path: string) => string;
  /** A new folder below `work`, held by this runner. */
  readonly claim: () => Promise<string>;
  /** @throws Error when the step's supervisor cannot be started or dies. */
  readonly run: (request: StepRequest, ears: StepEars) => Promise<StepOutcome>;
  /** Goes on with a step of that run that outlived its runner; undefined when none does. */
  readonly takeUp: (run: string, ears: StepEars) => Promise<StepOutcome | undefined>;
  /** Removes folders that nobody holds any more. */
  readonly sweep: () => Promise<void>;
};
