import { type Reason, reason } from '../reason.ts';
import { canMove, type Run } from './run.ts';
import { engineOf, toolName } from './tool.ts';

/**
 * Why a run cannot be cancelled any more, and what can be done in place of it; undefined until something of it is applied.
 * What AWS or Terraform is changing is never broken off from here: it would be left between two states.
 */
export function mayNotCancel({ state, tool }: Pick<Run, 'state' | 'tool'>): Reason | undefined {
  if (canMove(state, 'cancelled')) return undefined;
  switch (state) {
    case 'applying':
      return engineOf(tool) === 'terraform'
        ? reason('run.being-applied', { tool: toolName(tool) })
        : reason('run.being-executed');
    case 'verifying':
      return reason('run.being-verified');
    case 'rolling-back':
      return reason('run.going-back');
    case 'needs-attention':
      return reason('run.for-a-person');
    default:
      return reason('run.too-late', { state });
  }
}
