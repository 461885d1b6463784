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
  const words = (name.startsWith('yagura-') ? name.slice('yagura-'.length) : name).split('-');
  const at = words.findIndex((word, index) => index > 0 && ENVIRONMENTS.has(word));
  const role = words.slice(at + 1).join('-');
  if (at < 0 || role === '') return { arn, environment: undefined, role: undefined };
  return { arn, environment: `${words.slice(0, at).join('-')}/${words[at]}`, role };
}

const ENVIRONMENTS: ReadonlySet<string> = new Set(['dev', 'staging', 'prod']);
