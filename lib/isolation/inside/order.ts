/** What the supervisor tells the init of a step; everything in it is known to the step. */
export type Order = {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** One after the other; after one that does not end with 0, only those that run always. */
  readonly commands: readonly OrderedCommand[];
  /** Handed out when all commands ended with 0. */
  readonly results: readonly OrderedResult[];
  /** Ports of the step's own loopback that lead to a socket. */
  readonly forwards: readonly Forward[];
};

export type OrderedCommand = {
  /** Names its output. */
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly always?: true;
};

export type OrderedResult = { readonly name: string; readonly path: string; readonly limit: number };
export type Forward = { readonly port: number; readonly socket: string };

/** What the init says, as heads of frames; `out` and `file` have bytes. */
export type Said =
  | { readonly type: 'out'; readonly command: string; readonly stream: 'stdout' | 'stderr' }
  | { readonly type: 'exit'; readonly command: string; readonly code: number }
  | { readonly type: 'file'; readonly name: string }
  /** Nothing more comes. `problem`: why a result could not be handed out. */
  | { readonly type: 'end'; readonly problem?: string };
