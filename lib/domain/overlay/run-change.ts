import type { Lane, RunState } from '../deploy/run.ts';
import type { Tool } from '../deploy/tool.ts';
import type { ChangeOverlay } from './change.ts';

/** A run whose plan can be laid over the picture. */
export type ChangeChoice = {
  readonly id: string;
  readonly number: number;
  readonly component: string;
  readonly tool: Tool;
  readonly lane: Lane;
  readonly state: RunState;
};

/** A plan on the picture of what is deployed now. */
export type RunChange = {
  readonly run: ChangeChoice;
  readonly overlay: ChangeOverlay;
  /** What the plan creates could not be drawn just now: it is only listed. */
  readonly ghostsMissing: boolean;
};
