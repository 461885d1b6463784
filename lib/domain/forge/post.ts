import type { EnvironmentKey } from '../environment.ts';
import type { Progress, ToldRun } from './progress.ts';

/** What stands of one environment, on a commit: the newest request of it. */
export type ToldPlace = {
  readonly environment: EnvironmentKey;
  readonly progress: Progress;
  readonly runs: readonly ToldRun[];
};

/**
 * What is to stand at a forge. It is a state and not an event: whoever sends it late sends what is true by then, and sending it
 * twice changes nothing.
 */
export type ForgePost =
  | ({ readonly kind: 'check'; readonly commit: string } & ToldPlace)
  | {
      readonly kind: 'comment';
      readonly pull: number;
      readonly commit: string;
      readonly places: readonly ToldPlace[];
    }
  | {
      readonly kind: 'deployment';
      readonly deployment: string;
      readonly commit: string;
      readonly environment: EnvironmentKey;
      readonly production: boolean;
      readonly progress: Progress;
      /** Of its first run: where its link leads. */
      readonly number: number;
    }
  /** Not written but asked: which pull requests hold a commit. */
  | { readonly kind: 'pulls'; readonly commit: string };

/** What of a repository it is about; with the repository's name, its identity. */
export function postKey(post: ForgePost): string {
  switch (post.kind) {
    case 'check':
      return `check ${post.commit} ${post.environment}`;
    case 'comment':
      return `comment ${post.pull}`;
    case 'deployment':
      return `deployment ${post.deployment}`;
    case 'pulls':
      return `pulls ${post.commit}`;
  }
}
