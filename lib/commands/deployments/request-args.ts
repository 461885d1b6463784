import type { Origin } from '#lib/domain/deploy/release.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';

export type RequestArgs = {
  readonly environment: EnvironmentKey;
  /** Branch, tag or commit; `HEAD` is what the repository has checked out. */
  readonly ref: string;
  /** Names of components; all of them where it is not said. */
  readonly only?: readonly string[];
  /** The bytes of a run of before, in place of `ref`: promoted from another environment, or gone back to. */
  readonly origin?: Origin;
  /** Why it takes the place of what somebody else asked for: kept with that, and in the audit. */
  readonly why?: string;
  /** Where the environment asks for a signature: what `request-to-sign` gave, signed. */
  readonly signed?: { readonly deploymentId: string; readonly proof: string };
};
