import type { HcpWorkspaceName } from '#lib/domain/membership/hcp-location.ts';

/** A workspace, and how it is asked. */
export type HcpPlace = HcpWorkspaceName & {
  /** Name of the environment variable that holds the token. */
  readonly token: string;
};
