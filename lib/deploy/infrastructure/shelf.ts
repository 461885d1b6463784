import type { OpenRoot } from './root.ts';

/** Roots that were planned in, for an apply that follows at once. */
export type RootShelf = {
  readonly put: (runId: string, root: OpenRoot) => void;
  /** Whoever takes it closes it. */
  readonly take: (runId: string) => OpenRoot | undefined;
};

const KEPT_MS = 20_000;

/**
 * `init` hashes a provider of hundreds of megabytes; where no approval comes between, the apply uses the root that
 * the plan has made. What it applies is the stored plan file all the same.
 */
export function rootShelf(): RootShelf {
  const kept = new Map<string, { readonly root: OpenRoot; readonly timer: NodeJS.Timeout }>();
  const take = (runId: string) => {
    const found = kept.get(runId);
    clearTimeout(found?.timer);
    kept.delete(runId);
    return found?.root;
  };
  return {
    take,
    put(runId, root) {
      const timer = setTimeout(() => {
        // A folder that stays is swept at the next start.
        take(runId)
          ?.close()
          .catch(() => undefined);
      }, KEPT_MS);
      timer.unref();
      kept.set(runId, { root, timer });
    },
  };
}
