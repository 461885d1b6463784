import { tmpdir } from 'node:os';

/** What the embedded cloud takes from its host's environment; the only file here that reads it. */
export interface LocalEnvironment {
  /** Programs that MiniStack and functions may start. */
  readonly path: string;
  readonly home: string;
  readonly temporary: string;
  /** For `main.ts`: where state is kept, which ports to take, which Python has MiniStack. */
  readonly stateDir: string | undefined;
  readonly port: number;
  readonly python: string | undefined;
}

/** Reads the environment when called, never at import. */
export function readLocalEnvironment(): LocalEnvironment {
  return {
    path: process.env.PATH ?? '/usr/bin:/bin',
    home: process.env.HOME ?? tmpdir(),
    temporary: tmpdir(),
    stateDir: process.env.YAGURA_LOCAL_STATE,
    port: Number(process.env.YAGURA_LOCAL_PORT ?? 0),
    python: process.env.YAGURA_LOCAL_PYTHON,
  };
}
