import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { runProgram } from './run-program.ts';
import { type UiLine, uiLine } from './ui-lines.ts';

export type TerraformOptions = {
  readonly program: string;
  /** The root to work in, absolute. */
  readonly directory: string;
  readonly env: Readonly<Record<string, string>>;
  /** Output of commands goes here; a folder that only this user reads. */
  readonly scratch: string;
  readonly onLine: (line: UiLine) => void;
  readonly signal: AbortSignal;
};

/** Where a state stands; both absent while nothing was ever applied. */
export type StateVersion = { readonly lineage?: string; readonly serial?: number };
export type ToolVersions = {
  readonly terraform: string;
  readonly providers: Readonly<Record<string, string>>;
};

/** Another apply may hold the state; one that outlived its runner gets this long to finish. */
const LOCK = '-lock-timeout=300s';

/** One root, driven through its commands. Each throws `TerraformFailed` with the first error that was said. */
export function terraform(options: TerraformOptions) {
  let count = 0;

  async function run(args: readonly string[], onLine?: (line: UiLine) => void): Promise<string> {
    count += 1;
    const outFile = join(options.scratch, `${count}-${args[0]}.out`);
    let error: UiLine['error'];
    const code = await runProgram({
      program: options.program,
      args,
      cwd: options.directory,
      env: options.env,
      outFile,
      signal: options.signal,
      ...(onLine && {
        onLine: (text: string) => {
          const line = uiLine(text);
          error ??= line.error;
          onLine(line);
        },
      }),
    });
    const out = readFileSync(outFile, 'utf8');
    rmSync(outFile);
    if (code !== 0) throw new TerraformFailed(args[0] ?? '', code, error ?? { cause: lastWords(out) });
    return out;
  }

  return {
    init: () => run(['init', '-input=false', '-lockfile=readonly', '-json'], options.onLine),

    async versions(): Promise<ToolVersions> {
      const answer = versionJson.parse(JSON.parse(await run(['version', '-json'])));
      return { terraform: answer.terraform_version, providers: answer.provider_selections };
    },

    /** Saves the plan to `file`. @param variables arguments such as `-var-file=…` */
    plan: (file: string, variables: readonly string[]) =>
      run(['plan', '-input=false', '-json', LOCK, `-out=${file}`, ...variables], options.onLine),

    /** The plan as JSON, raw: holds every secret that the state holds. */
    showPlan: (file: string) => run(['show', '-json', file]),

    /** Applies exactly this plan file. */
    apply: (file: string) => run(['apply', '-input=false', '-json', LOCK, file], options.onLine),

    /** The state as JSON, raw. */
    showState: () => run(['show', '-json']),

    async stateVersion(): Promise<StateVersion> {
      const text = await run(['state', 'pull']);
      return text.trim() === '' ? {} : stateHead.parse(JSON.parse(text));
    },
  };
}

export type Terraform = ReturnType<typeof terraform>;

/** A Terraform command that ended badly, with its first error. */
export class TerraformFailed extends Error {
  readonly resource: string | undefined;
  constructor(command: string, code: number, error: { cause: string; resource?: string }) {
    super(error.cause || `terraform ${command} ended with ${code}`);
    this.name = 'TerraformFailed';
    this.resource = error.resource;
  }
}

const versionJson = z.looseObject({
  terraform_version: z.string(),
  provider_selections: z.record(z.string(), z.string()).default({}),
});
const stateHead = z.object({ lineage: z.string(), serial: z.number() });

const lastWords = (out: string): string => out.trim().split('\n').slice(-5).join('\n').slice(-2_000);
