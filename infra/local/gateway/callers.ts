import type { Caller } from '../faults/fault.ts';

/** Who holds an access key: known for every session that MiniStack registers, functions' among them. */
export class Callers {
  readonly #arns = new Map<string, string>();

  remember(accessKeyId: string, arn: string): void {
    this.#arns.set(accessKeyId, arn);
  }

  of(accessKeyId: string | undefined): Caller {
    return callerOf(accessKeyId === undefined ? undefined : this.#arns.get(accessKeyId));
  }
}

/** Reads environment and role from the ARN of an assumed role called `[yagura-]<system>-<environment>-<role>`. */
export function callerOf(arn: string | undefined): Caller {
  const name = /:assumed-role\/([^/]+)\//.exec(arn ?? '')?.[1] ?? '';
  const [, system, environment, role] =
    /^(?:yagura-)?([a-z][a-z0-9-]*?)-(dev|staging|prod)-(.+)$/.exec(name) ?? [];
  return { arn, environment: system ? `${system}/${environment}` : undefined, role };
}
