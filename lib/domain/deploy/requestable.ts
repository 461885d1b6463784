import type { EnvironmentKey } from '../environment.ts';
import type { Component } from './component.ts';

/** One environment as the request form offers it: rules of portal.yaml, and what this person may ask for. */
export type RequestableEnvironment = {
  readonly key: EnvironmentKey;
  readonly production: boolean;
  /** A request is signed with a key of `portal.yaml`. */
  readonly signed: boolean;
  /** In the order of deploying. */
  readonly components: readonly RequestableComponent[];
};

export type RequestableComponent = Component & {
  readonly repository: string;
  /** Not only watched. */
  readonly deployable: boolean;
  readonly allowed: boolean;
  readonly approvals: number;
  readonly refs: readonly string[];
  /** A commit comes here only after it succeeded there. */
  readonly promotedFrom?: string;
};
