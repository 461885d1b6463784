import { constants, setPriority } from 'node:os';
import type { Child } from './child-process.ts';

/** The runner's plans take what a build leaves of the processor: whoever waits for the first page does not wait for them. */
export function givesWay(runner: Pick<Child, 'pid' | 'running'>, built: Promise<unknown>): void {
  const to = (priority: number) => {
    try {
      if (runner.running()) setPriority(runner.pid, priority);
    } catch {
      // It has ended meanwhile, or only root may take it back: then it goes on giving way.
    }
  };
  to(constants.priority.PRIORITY_BELOW_NORMAL);
  const over = () => to(constants.priority.PRIORITY_NORMAL);
  built.then(over, over);
}
